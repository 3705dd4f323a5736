package org.chuangdai.subsidy;

import jakarta.enterprise.context.ApplicationScoped;
import org.chuangdai.access.Reach;
import org.chuangdai.access.Sight;
import org.chuangdai.graphql.Listing;
import org.chuangdai.graphql.Order;
import org.chuangdai.graphql.OrderDirection;
import org.chuangdai.sql.Database;
import org.chuangdai.sql.Queries;
import org.chuangdai.sql.Sql;

/** How subsidies are found and listed: the face of this feature for others whose answers rest on subsidies, as statistics. */
@ApplicationScoped
public class SubsidyRecords {
    /** Where a subsidy (alias {@code s}) carries what sight is decided by. */
    public static final Reach REACH = Reach.ofSubsidy("s");
    /** Newest first. */
    public static final Order ORDER = Order.byDate("PAID_ON", "s.paid_on", OrderDirection.DESC);
    private final Database database;

    SubsidyRecords(Database database) {
        this.database = database;
    }

    /** Subsidies over {@code subsidy s}. */
    public Listing<Subsidy> listing() {
        return listing(database);
    }

    /** Subsidies over what {@code queries} holds for {@code subsidy s}. */
    public Listing<Subsidy> listing(Queries queries) {
        return new Listing<>(queries, Sql.of(Subsidy.COLUMNS), "subsidy s", "s.id", Subsidy::new);
    }

    /** " where true and …": the conditions of sight and of a filter, which may be null. */
    public Sql where(SubsidyFilter filter, Sight sight) {
        Sql where = sight.restrict(Sql.of(" where true"), REACH);
        return filter == null ? where : filter.restrict(where);
    }
}
