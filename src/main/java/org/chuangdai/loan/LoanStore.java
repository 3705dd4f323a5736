package org.chuangdai.loan;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import org.chuangdai.access.Sight;
import org.chuangdai.graphql.Node;
import org.chuangdai.graphql.NodeSource;
import org.chuangdai.graphql.Order;
import org.chuangdai.graphql.Page;
import org.chuangdai.graphql.PageRequest;
import org.chuangdai.sql.Database;
import org.chuangdai.sql.Sql;

/** Reads of loans and their schedules. */
@ApplicationScoped
class LoanStore implements NodeSource {
    /** More loans than one person or start-up can ever have. */
    private static final int LOANS_OF_ONE_MAX = 200;
    private final LoanRecords records;
    private final Database database;

    LoanStore(LoanRecords records, Database database) {
        this.records = records;
        this.database = database;
    }

    Sql where(LoanFilter filter, Sight sight) {
        return records.where(filter, sight);
    }

    Uni<GuaranteedLoan> find(String contractNo, Sight sight) {
        return records.listing().first(where(null, sight).and("l.contract_no = ?", contractNo));
    }

    Uni<LoanConnection> page(LoanFilter filter, PageRequest page, Order order, Sight sight) {
        return records.listing().page(where(filter, sight), page, order).map(rows -> new LoanConnection(rows, () -> records.listing().count(where(filter, sight))));
    }

    Uni<Map<Long, GuaranteedLoan>> byId(List<Long> ids, Sight sight) {
        return records.listing().byId(ids, where(null, sight));
    }

    Uni<Map<Long, List<GuaranteedLoan>>> ofBorrowers(List<Long> entrepreneurs, Sight sight) {
        return records.listing().children("l.borrower_id", entrepreneurs, where(null, sight), "l.disbursed_on, l.id", LOANS_OF_ONE_MAX);
    }

    Uni<Map<Long, List<GuaranteedLoan>>> ofStartups(List<Long> startups, Sight sight) {
        return records.listing().children("l.startup_id", startups, where(null, sight), "l.disbursed_on, l.id", LOANS_OF_ONE_MAX);
    }

    Uni<Map<Long, Page<GuaranteedLoan>>> pagesOfBases(List<Long> bases, Sql where, PageRequest page) {
        return records.listing().childPages("l.base_id", bases, where, page, LoanOrder.of(null));
    }

    Uni<Map<Long, Integer>> countsOfBases(List<Long> bases, Sql where) {
        return records.listing().childCounts("l.base_id", bases, where);
    }

    /** Schedules by loan. A schedule has at most one line per month of the longest term. */
    Uni<Map<Long, List<Instalment>>> schedules(List<Long> loans) {
        return database.grouped(Sql.of("select " + Instalment.COLUMNS + " from instalment i join loan l on l.id = i.loan_id where true")
                .andAny("i.loan_id", loans).add(" order by i.loan_id, i.number"), Instalment::new, Instalment::loanKey);
    }

    @Override
    public String type() {
        return "GuaranteedLoan";
    }

    @Override
    public Uni<? extends Node> node(String key, Sight sight) {
        return records.listing().first(where(null, sight).and("l.id = ?", Long.valueOf(key)));
    }
}
