package org.chuangdai.live;

import io.smallrye.mutiny.Uni;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.chuangdai.graphql.Limits;
import org.chuangdai.loan.GuaranteedLoan;

/** The loans of a division that change, in somebody's sight. More than can be told one by one end the subscriptions with RESYNC. */
final class LoansTopic extends Topic<GuaranteedLoan> {
    private final Function<List<Long>, Uni<Map<Long, GuaranteedLoan>>> read;
    private final Set<Long> changed = new LinkedHashSet<>();

    LoansTopic(String place, Function<List<Long>, Uni<Map<Long, GuaranteedLoan>>> read) {
        super(place);
        this.read = read;
    }

    @Override
    boolean joined(Reader<GuaranteedLoan> reader) {
        return false;
    }

    @Override
    boolean touched(Long loan) {
        if (loan == null || changed.size() >= Limits.LIVE_LOANS_PENDING_MAX && !changed.contains(loan)) {
            return missed();
        }
        return changed.add(loan);
    }

    @Override
    boolean missed() {
        changed.clear();
        fail(Reader.missed());
        return false;
    }

    @Override
    boolean dayTurned() {
        return false;
    }

    /** A loan out of sight is not among the answers. */
    @Override
    Uni<Map<Object, GuaranteedLoan>> ask() {
        List<Long> ids = List.copyOf(changed);
        changed.clear();
        return ids.isEmpty() ? Uni.createFrom().item(Map.of()) : read.apply(ids).map(Map::copyOf);
    }
}
