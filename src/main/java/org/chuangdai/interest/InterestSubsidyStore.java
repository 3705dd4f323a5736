package org.chuangdai.interest;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import org.chuangdai.access.Sight;
import org.chuangdai.graphql.Listing;
import org.chuangdai.graphql.Node;
import org.chuangdai.graphql.NodeSource;
import org.chuangdai.graphql.Order;
import org.chuangdai.graphql.OrderDirection;
import org.chuangdai.graphql.PageRequest;
import org.chuangdai.loan.LoanRecords;
import org.chuangdai.sql.Database;
import org.chuangdai.sql.Sql;

/** Reads of interest subsidies. They are in sight where their loan is. */
@ApplicationScoped
class InterestSubsidyStore implements NodeSource {
    static final String TABLES = "interest_subsidy s join loan l on l.id = s.loan_id";
    /** Subsidies listed below a batch; more than the quarters of a loan of the longest term. */
    static final int BELOW_ONE_MAX = 200;
    private static final Order NEWEST_FIRST = Order.byNumber("QUARTER", "(s.year * 4 + s.quarter)::bigint", OrderDirection.DESC);
    private final Database database;
    private final Listing<InterestSubsidy> subsidies;

    InterestSubsidyStore(Database database) {
        this.database = database;
        this.subsidies = new Listing<>(database, Sql.of(InterestSubsidy.COLUMNS), TABLES, "s.id", InterestSubsidy::new);
    }

    Uni<InterestSubsidyConnection> page(InterestSubsidyFilter filter, PageRequest page, Sight sight) {
        return subsidies.page(where(filter, sight), page, NEWEST_FIRST).map(rows -> new InterestSubsidyConnection(rows, () -> subsidies.count(where(filter, sight))));
    }

    /** The subsidies of each loan, quarter after quarter. */
    Uni<Map<Long, List<InterestSubsidy>>> ofLoans(List<Long> loans, Sight sight) {
        return subsidies.children("s.loan_id", loans, where(null, sight), "s.year, s.quarter", BELOW_ONE_MAX);
    }

    Uni<Map<Long, List<InterestSubsidy>>> ofBatches(List<Long> batches, Sight sight) {
        return new Listing<>(database, Sql.of(InterestSubsidy.COLUMNS), TABLES + " join interest_subsidy_event e on e.subsidy_id = s.id", "s.id", InterestSubsidy::new)
                .children("e.batch_id", batches, where(null, sight), "s.id", BELOW_ONE_MAX);
    }

    /** A batch with the count and sum of those of its subsidies that are in sight. */
    Uni<InterestSubsidyBatch> batch(long id, Sight sight) {
        return database.first(Sql.of("select " + InterestSubsidyBatch.COLUMNS + " from interest_subsidy_batch b left join interest_subsidy_event e on e.batch_id = b.id left join (select s.id from "
                + TABLES).add(where(null, sight)).add(") s on s.id = e.subsidy_id where b.id = ? group by b.id", id), InterestSubsidyBatch::new);
    }

    Uni<Map<Long, List<InterestSubsidyShare>>> shares(List<Long> subsidies) {
        return database.grouped(Sql.of("select h.subsidy_id, h.level, h.amount from interest_subsidy_share h where true").andAny("h.subsidy_id", subsidies)
                .add(" order by h.subsidy_id, array_position(array['CENTRAL', 'PROVINCE', 'PREFECTURE', 'COUNTY'], h.level)"), InterestSubsidyShare::new, InterestSubsidyShare::subsidyKey);
    }

    /** The steps of each subsidy, the oldest first. */
    Uni<Map<Long, List<InterestSubsidyEvent>>> history(List<Long> subsidies) {
        return database.grouped(Sql.of("select " + InterestSubsidyEvent.COLUMNS + " from interest_subsidy_event e join interest_subsidy_batch b on b.id = e.batch_id where true")
                .andAny("e.subsidy_id", subsidies).add(" order by e.subsidy_id, e.batch_id"), InterestSubsidyEvent::new, InterestSubsidyEvent::subsidyKey);
    }

    private static Sql where(InterestSubsidyFilter filter, Sight sight) {
        Sql where = sight.restrict(Sql.of(" where true"), LoanRecords.REACH);
        return filter == null ? where : filter.restrict(where);
    }

    @Override
    public String type() {
        return InterestSubsidy.TYPE;
    }

    @Override
    public Uni<? extends Node> node(String key, Sight sight) {
        return subsidies.first(where(null, sight).and("s.id = ?", Long.valueOf(key)));
    }
}
