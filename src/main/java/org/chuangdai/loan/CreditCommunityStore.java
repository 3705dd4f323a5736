package org.chuangdai.loan;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import org.chuangdai.access.Reach;
import org.chuangdai.access.Sight;
import org.chuangdai.division.DivisionCode;
import org.chuangdai.graphql.Listing;
import org.chuangdai.graphql.Node;
import org.chuangdai.graphql.NodeSource;
import org.chuangdai.graphql.Order;
import org.chuangdai.graphql.OrderDirection;
import org.chuangdai.graphql.PageRequest;
import org.chuangdai.sql.Database;
import org.chuangdai.sql.Sql;

/** Reads of credit communities. */
@ApplicationScoped
class CreditCommunityStore implements NodeSource {
    private static final Reach REACH = Reach.of("c.division");
    private static final Order BY_DIVISION = Order.byText("DIVISION", "c.division", OrderDirection.ASC);
    private final Listing<CreditCommunity> communities;

    CreditCommunityStore(Database database) {
        this.communities = new Listing<>(database, Sql.of(CreditCommunity.COLUMNS), "credit_community c", "c.id", CreditCommunity::new);
    }

    /** Those recognised on that day in the division, or wherever the caller sees when it is null. */
    Uni<CreditCommunityConnection> page(String division, LocalDate on, PageRequest page, Sight sight) {
        Sql where = sight.restrict(Sql.of(" where true"), REACH).and("c.granted_on <= ? and (c.revoked_on is null or c.revoked_on > ?)", on, on);
        if (division != null) {
            DivisionCode.restrict(where, "c.division", division);
        }
        return communities.page(where, page, BY_DIVISION).map(rows -> new CreditCommunityConnection(rows, () -> communities.count(where)));
    }

    @Override
    public String type() {
        return CreditCommunity.TYPE;
    }

    @Override
    public Uni<? extends Node> node(String key, Sight sight) {
        return communities.first(sight.restrict(Sql.of(" where true"), REACH).and("c.id = ?", Long.valueOf(key)));
    }
}
