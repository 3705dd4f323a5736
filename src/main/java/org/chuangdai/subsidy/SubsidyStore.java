package org.chuangdai.subsidy;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import org.chuangdai.access.Reach;
import org.chuangdai.access.Sight;
import org.chuangdai.graphql.Listing;
import org.chuangdai.graphql.Node;
import org.chuangdai.graphql.NodeSource;
import org.chuangdai.graphql.Order;
import org.chuangdai.graphql.OrderDirection;
import org.chuangdai.graphql.Page;
import org.chuangdai.graphql.PageRequest;
import org.chuangdai.sql.Database;
import org.chuangdai.sql.Sql;

/** Reads of subsidies. */
@ApplicationScoped
public class SubsidyStore implements NodeSource {
    public static final Reach REACH = new Reach("s.division", null, "s.base_id");
    /** Newest first. */
    public static final Order ORDER = Order.byDate("PAID_ON", "s.paid_on", OrderDirection.DESC);
    /** Subsidies listed below one base, start-up or entrepreneur: the newest ones. */
    public static final int BELOW_ONE_MAX = 500;
    private static final String NEWEST_FIRST = "s.paid_on desc, s.id desc";
    private final Listing<Subsidy> subsidies;

    SubsidyStore(Database database) {
        this.subsidies = new Listing<>(database, Sql.of(Subsidy.COLUMNS), "subsidy s", "s.id", Subsidy::new);
    }

    /** How subsidies are listed, for the statistics that open their figures. */
    public Listing<Subsidy> listing() {
        return subsidies;
    }

    Uni<Page<Subsidy>> page(SubsidyFilter filter, PageRequest page, Sight sight) {
        return subsidies.page(inSight(filter, sight), page, ORDER);
    }

    Uni<Integer> count(SubsidyFilter filter, Sight sight) {
        return subsidies.count(inSight(filter, sight));
    }

    /** Paid to these bases, by id of the base. */
    Uni<Map<Long, List<Subsidy>>> ofBases(List<Long> ids, Sight sight) {
        return subsidies.children("s.base_id", ids, inSight(null, sight), NEWEST_FIRST, BELOW_ONE_MAX);
    }

    /** Paid to these start-ups, by id of the start-up. */
    Uni<Map<Long, List<Subsidy>>> ofStartups(List<Long> ids, Sight sight) {
        return subsidies.children("s.startup_id", ids, inSight(null, sight), NEWEST_FIRST, BELOW_ONE_MAX);
    }

    /** Paid to these entrepreneurs themselves, by id of the entrepreneur. */
    Uni<Map<Long, List<Subsidy>>> ofEntrepreneurs(List<Long> ids, Sight sight) {
        return subsidies.children("s.entrepreneur_id", ids, inSight(null, sight), NEWEST_FIRST, BELOW_ONE_MAX);
    }

    @Override
    public String type() {
        return Subsidy.TYPE;
    }

    @Override
    public Uni<? extends Node> node(String key, Sight sight) {
        return subsidies.first(inSight(null, sight).and("s.id = ?", Long.valueOf(key)));
    }

    private static Sql inSight(SubsidyFilter filter, Sight sight) {
        Sql where = sight.restrict(Sql.of(" where true"), REACH);
        return filter == null ? where : filter.restrict(where);
    }
}
