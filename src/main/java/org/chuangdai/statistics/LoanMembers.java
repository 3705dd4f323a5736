package org.chuangdai.statistics;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.chuangdai.graphql.Listing;
import org.chuangdai.graphql.Listing.Part;
import org.chuangdai.graphql.Order;
import org.chuangdai.graphql.OrderDirection;
import org.chuangdai.graphql.PageRequest;
import org.chuangdai.loan.GuaranteedLoan;
import org.chuangdai.loan.LoanRecords;
import org.chuangdai.repayment.Repayment;
import org.chuangdai.repayment.RepaymentKind;
import org.chuangdai.repayment.RepaymentRecords;
import org.chuangdai.sql.Database;
import org.chuangdai.sql.Sql;

/** The records behind rows of loan and repayment figures, by place of the row: one statement for all rows of a question. */
@ApplicationScoped
class LoanMembers {
    private static final Order NEWEST_LOAN_FIRST = Order.byDate("DISBURSED_ON", "l.disbursed_on", OrderDirection.DESC);
    private static final Order NEWEST_POSTING_FIRST = Order.byDate("PAID_ON", "r.paid_on", OrderDirection.DESC);
    private final Database database;
    private final LoanRecords loans;
    private final RepaymentRecords postings;

    LoanMembers(Database database, LoanRecords loans, RepaymentRecords postings) {
        this.database = database;
        this.loans = loans;
        this.postings = postings;
    }

    private Listing<GuaranteedLoan> listing(LoanQuestion question) {
        return loans.listing(question.asOf().over(database), question.asOf().today());
    }

    /** Loans of which anything was lent in the period of the row: disbursed in it, or a later part drawn. */
    Uni<Map<String, Part<GuaranteedLoan>>> lent(LoanQuestion question, List<String> places, PageRequest page) {
        Period period = question.period();
        Sql members = Sql.of("select ").add(question.grouping().place("l.disbursed_on")).add(", l.id, l.disbursed_on from loan l").add(question.where(loans))
                .andIf("l.disbursed_on >= ?", period.from()).and("l.disbursed_on <= ?", period.to())
                .add(" union select ").add(question.grouping().place("p.disbursed_on")).add(", l.id, l.disbursed_on")
                .add(Parts.later(question.where(loans), period.to())).andIf("p.disbursed_on >= ?", period.from());
        return listing(question).partPages(members, places, page, NEWEST_LOAN_FIRST);
    }

    /** Loans of which an instalment fell due in the period of the row. */
    Uni<Map<String, Part<GuaranteedLoan>>> due(LoanQuestion question, List<String> places, PageRequest page) {
        Period period = question.period();
        Sql members = Sql.of("select distinct ").add(question.grouping().place("i.due_on")).add(", l.id, l.disbursed_on from loan l join instalment i on i.loan_id = l.id").add(question.where(loans))
                .and("l.disbursed_on <= ?", period.to()).andIf("i.due_on >= ?", period.from()).and("i.due_on <= ? and i.principal > 0", period.dueUntil());
        return listing(question).partPages(members, places, page, NEWEST_LOAN_FIRST);
    }

    /** Loans with overdue principal at the end of the period of the row. */
    Uni<Map<String, Part<GuaranteedLoan>>> overdue(LoanQuestion question, List<String> places, PageRequest page) {
        LocalDate[] ends = places.stream().map(place -> question.grouping().periodOf(place, question.period()).to()).distinct().toArray(LocalDate[]::new);
        Sql members = Sql.of("select ").add(question.grouping().place("w.until"))
                .add(", l.id, l.disbursed_on from unnest(?::date[]) w (until) cross join loan l cross join lateral (" + COVERED + ") c", (Object) ends)
                .add(question.where(loans)).and("l.disbursed_on <= w.until and c.principal < (" + Parts.FIRST_AMOUNT + ") + (" + LATER + ") and c.principal < (" + LATE + ")",
                        question.period().today());
        return listing(question).partPages(members, places, page, NEWEST_LOAN_FIRST);
    }

    private static final String COVERED = """
            select coalesce(sum(r.signed_principal), 0) as principal from repayment r where r.loan_id = l.id and r.posted_as <> 'RECOVERY'
              and r.paid_on between l.posted_from and least(l.posted_until, w.until)""";
    private static final String LATER = """
            case when l.in_parts then (select coalesce(sum(p.amount), 0) from later_part p where p.loan_id = l.id and p.disbursed_on <= w.until) else 0 end""";
    private static final String LATE = """
            select coalesce(sum(i.principal), 0) from instalment i where i.loan_id = l.id and i.due_on < least(w.until, ?)""";

    /** Postings that count in the row, by the kinds as which they count; reversals among them. What was paid before disbursement counts on its day. */
    Uni<Map<String, Part<Repayment>>> posted(LoanQuestion question, List<RepaymentKind> kinds, List<String> places, PageRequest page) {
        Period period = question.period();
        Sql members = Sql.of("select ").add(question.grouping().place("greatest(r.paid_on, l.disbursed_on)")).add(", r.id, r.paid_on from repayment r join loan l on l.id = r.loan_id")
                .add(question.where(loans)).and("l.disbursed_on <= ?", period.to()).andAny("r.posted_as", kinds).and("r.paid_on <= ?", period.to())
                .andIf("greatest(r.paid_on, l.disbursed_on) >= ?", period.from());
        return postings.listing(question.asOf().over(database)).partPages(members, places, page, NEWEST_POSTING_FIRST);
    }
}
