package org.chuangdai.repayment;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import org.chuangdai.sql.Database;
import org.chuangdai.sql.Sql;

/** Reads of entries, accounts and allocations, below postings and loans that are in sight already. */
@ApplicationScoped
class LedgerStore {
    private final Database database;

    LedgerStore(Database database) {
        this.database = database;
    }

    /** Entries by posting, debits first. A posting has at most one entry per account and side. */
    Uni<Map<Long, List<LedgerEntry>>> entries(List<Long> postings) {
        return database.grouped(Sql.of("select e.repayment_id, e.account, e.debit, e.credit from ledger_entry e where true").andAny("e.repayment_id", postings)
                .add(" order by e.repayment_id, e.debit = 0, e.account"), LedgerEntry::new, LedgerEntry::postingKey);
    }

    /** The accounts of each loan that something was booked to, in alphabetical order: seven at most. */
    Uni<Map<Long, List<LedgerAccount>>> accounts(List<Long> loans) {
        return database.grouped(Sql.of("select e.loan_id, e.account, sum(e.debit), sum(e.credit) from ledger_entry e where true").andAny("e.loan_id", loans)
                .add(" group by e.loan_id, e.account order by e.loan_id, e.account"), LedgerAccount::new, LedgerAccount::loanKey);
    }

    /** Allocations by posting. A schedule has at most one instalment per month of the longest term. */
    Uni<Map<Long, List<Allocation>>> allocations(List<Long> postings) {
        Sql loans = Sql.of("select a.repayment_id, a.number, a.due_on, a.principal from repayment_allocation a where a.loan_id = any (array(select r.loan_id from repayment r where true")
                .andAny("r.id", postings).add("))").andAny("a.repayment_id", postings).add(" order by a.repayment_id, a.number");
        return database.grouped(loans, Allocation::new, Allocation::postingKey);
    }
}
