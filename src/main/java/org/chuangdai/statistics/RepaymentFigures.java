package org.chuangdai.statistics;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.util.List;
import org.chuangdai.loan.LoanRecords;
import org.chuangdai.sql.Cells;
import org.chuangdai.sql.Queries;
import org.chuangdai.sql.Sources;
import org.chuangdai.sql.Sql;

/**
 * Repayment figures, from the roll-up where it can tell, else from schedules and postings, loan by loan: payments go to the oldest due instalment first, so what is repaid and
 * what is overdue follows from the running sums of what fell due and what was paid.
 */
@ApplicationScoped
class RepaymentFigures {
    private final Sources sources;
    private final LoanRecords loans;
    private final Guard guard;

    RepaymentFigures(Sources sources, LoanRecords loans, Guard guard) {
        this.sources = sources;
        this.loans = loans;
        this.guard = guard;
    }

    Uni<List<RepaymentStatistics>> answer(LoanQuestion question) {
        return guard.answer(question, () -> sources.ask(queries -> answer(queries, question)), RepaymentStatistics::blank);
    }

    Uni<List<RepaymentStatistics>> answer(Queries queries, LoanQuestion question) {
        return LoanRollup.answer(queries, question, rolled -> fromRollup(queries, question, rolled), () -> fromRecords(queries, question));
    }

    private static final List<String> MEASURES = List.of("due", "repaid", "received", "compensated", "recovered", "released", "overdue", "lent");
    private static final List<String> STOCKS = List.of("overdue", "lent", "released");

    private Uni<List<RepaymentStatistics>> fromRollup(Queries queries, LoanQuestion question, RolledQuestion rolled) {
        boolean every = question.grouping().isEmpty();
        return rolled.read(LoanRollup.TABLE, queries, MEASURES, STOCKS, null, line -> every || line.stocks()[1] > line.stocks()[2]
                || line.sums()[0] != 0 || line.sums()[2] != 0 || line.sums()[3] != 0 || line.sums()[4] != 0)
                .map(Grouping::bounded).map(lines -> lines.stream().map(line -> row(question, line)).toList());
    }

    private static RepaymentStatistics row(LoanQuestion question, RolledQuestion.Line line) {
        return new RepaymentStatistics(line.key(), false, line.sumYuan(0), line.sumYuan(1), line.sumYuan(2), BigDecimal.valueOf(line.stocks()[0], 2),
                BigDecimal.valueOf(line.stocks()[1] - line.stocks()[2], 2), line.sumYuan(3), line.sumYuan(4), line.sumYuan(5), 0, question);
    }

    /** As {@link #answer}, whatever the question, by one statement over the records. */
    Uni<List<RepaymentStatistics>> fromRecords(Queries queries, LoanQuestion question) {
        return question.asOf().over(queries).list(statement(question), cells -> row(question, cells)).map(Grouping::bounded)
                .map(rows -> question.protect(rows, row -> SmallCells.cell(row.key(), row.people()), RepaymentStatistics::withheld));
    }

    private Sql statement(LoanQuestion question) {
        Grouping grouping = question.grouping();
        Period period = question.period();
        return Sql.of("with loans as materialized (select l.id, l.borrower_id, l.disbursed_on, " + Parts.FIRST_AMOUNT + " as amount").add(grouping.columns())
                .add(" from loan l").add(question.where(loans)).and("l.disbursed_on <= ?", period.to())
                .add("), parts as (select l.id, p.amount, ").add(grouping.bucket("p.disbursed_on", period)).add(" as t").add(grouping.columns())
                .add(Parts.later(question.where(loans), period.to()))
                .add("), cells as (").add(grouping.cells("loans"))
                .add("), buckets as (").add(grouping.buckets(period, "(select min(disbursed_on) from loans)"))
                .add("), entries as (").add(entries(question)).add(LOAN_BY_LOAN)
                .add(", lent as (select cell, t, sum(amount) as amount, sum(loans) as loans from (select l.cell, l.amount, 1 as loans, ").add(grouping.bucket("l.disbursed_on", period))
                .add(" as t from loans l union all select cell, amount, 0, t from parts) lending group by cell, t), ").add(ANSWER)
                .add("select ").add(grouping.names()).add(FIGURES).add(grouping.isEmpty() ? "" : SOME_FIGURE).add(grouping.order());
    }

    /** What happens to a loan on a day: an instalment falls due, is late from the day after, principal is posted, or a later part is drawn. */
    private static Sql entries(LoanQuestion question) {
        Grouping grouping = question.grouping();
        Period period = question.period();
        return Sql.of("select i.loan_id as id, ").add(grouping.bucket("i.due_on", period)).add("""
                 as t, i.principal as due, 0.00 as late, 0.00 as paid, 0.00 as covered, 0.00 as compensated, 0.00 as recovered, 0.00 as drawn
                from instalment i join loans l on l.id = i.loan_id where i.due_on <= ?
                union all
                select i.loan_id,\s""", period.dueUntil()).add(grouping.bucket("i.due_on + 1", period)).add("""
                , 0, i.principal, 0, 0, 0, 0, 0
                from instalment i join loans l on l.id = i.loan_id where i.due_on < ?
                union all
                select r.loan_id,\s""", period.dueUntil()).add(grouping.bucket("greatest(r.paid_on, l.disbursed_on)", period)).add("""
                , 0, 0,
                       case when r.posted_as in ('SCHEDULED', 'EARLY', 'OVERDUE') then r.signed_principal else 0 end,
                       case when r.posted_as <> 'RECOVERY' then r.signed_principal else 0 end,
                       case when r.posted_as = 'COMPENSATION' then r.signed_principal else 0 end,
                       case when r.posted_as = 'RECOVERY' then r.signed_principal else 0 end, 0
                from repayment r join loans l on l.id = r.loan_id where r.paid_on <= ?
                union all
                select id, t, 0, 0, 0, 0, 0, 0, amount from parts""", period.to());
    }

    /** Running sums of each loan, and from them what each bucket repaid and how its balance and overdue principal moved. */
    private static final String LOAN_BY_LOAN = """
            ), summed as (
              select id, t, sum(due) as due, sum(late) as late, sum(paid) as paid, sum(covered) as covered, sum(compensated) as compensated, sum(recovered) as recovered, sum(drawn) as drawn
              from entries group by id, t
            ), running as (
              select s.*, l.cell, l.amount, l.borrower_id, sum(s.paid) over so_far - sum(s.due) over so_far + s.due as paid_beyond_earlier_dues,
                     greatest(0, l.amount + sum(s.drawn) over so_far - sum(s.covered) over so_far) as owed, sum(s.late) over so_far - sum(s.covered) over so_far as late_uncovered
              from summed s join loans l using (id) window so_far as (partition by s.id order by s.t)
            ), moves as (
              select cell, t, borrower_id, due, greatest(0, least(due, paid_beyond_earlier_dues)) as repaid, paid, compensated, recovered,
                     lag(owed, 1, amount) over so_far + drawn - owed as released, (owed > 0)::int - (lag(owed, 1, amount) over so_far > 0)::int as loans_change,
                     greatest(0, least(late_uncovered, owed)) - greatest(0, least(lag(late_uncovered, 1, 0::numeric) over so_far, lag(owed, 1, amount) over so_far)) as overdue_change
              from running window so_far as (partition by id order by t)
            ), moved as (
              select cell, t, sum(due) as due, sum(repaid) as repaid, sum(paid) as received, sum(compensated) as compensated, sum(recovered) as recovered,
                     sum(released) as released, sum(overdue_change) as overdue_change, sum(loans_change) as loans_change,
                     count(distinct borrower_id) filter (where due <> 0 or paid <> 0 or compensated <> 0 or recovered <> 0) as people
              from moves group by cell, t
            )""";

    private static final String ANSWER = """
            x as (
              select c.*, b.t, m.due, m.repaid, m.received, m.compensated, m.recovered, m.released, m.people,
                     coalesce(sum(m.overdue_change) over so_far, 0) as overdue,
                     coalesce(sum(coalesce(l.amount, 0) - coalesce(m.released, 0)) over so_far, 0) as owed,
                     coalesce(sum(coalesce(l.loans, 0) + coalesce(m.loans_change, 0)) over so_far, 0) as loans_owed
              from cells c cross join buckets b left join moved m using (cell, t) left join lent l using (cell, t)
              window so_far as (partition by c.cell order by b.t))
            """;

    private static final String FIGURES = """
            coalesce(x.due, 0), coalesce(x.repaid, 0), coalesce(x.received, 0), x.overdue, x.owed, coalesce(x.compensated, 0), coalesce(x.recovered, 0),
            coalesce(x.released, 0), coalesce(x.people, 0)::int, x.loans_owed::int
            from x where x.t > '-infinity'""";

    private static final String SOME_FIGURE = " and (x.owed > 0 or x.due <> 0 or x.received <> 0 or x.compensated <> 0 or x.recovered <> 0)";

    private static RepaymentStatistics row(LoanQuestion question, Cells cells) {
        return new RepaymentStatistics(question.grouping().key(cells), false, cells.money(), cells.money(), cells.money(), cells.money(), cells.money(), cells.money(),
                cells.money(), cells.money(), SmallCells.fewest(cells.integer(), cells.integer()), question);
    }
}
