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

/** Loan figures: from the roll-up where it can tell, else from the records by one statement, whatever the question is grouped by. */
@ApplicationScoped
class LoanFigures {
    /** What was disbursed in the period. A borrower's jobs are those of the latest loan. */
    private static final String DISBURSED = """
            select cell, t, sum(loans) as loan_count, count(*) as borrower_count, sum(amount) as amount, sum(jobs) as jobs
            from (select cell, t, count(*) as loans, sum(amount) as amount, (array_agg(jobs_driven order by disbursed_on desc, id desc))[1] as jobs
                  from loans where t > '-infinity' group by cell, t, borrower_id) borrower
            group by cell, t""";

    /** What was drawn in the period of loans disbursed before. */
    private static final String DRAWN = """
            select cell, t, sum(amount) as amount, count(distinct borrower_id) as people from parts where t > '-infinity' group by cell, t""";

    private final Sources sources;
    private final LoanRecords loans;
    private final Guard guard;

    LoanFigures(Sources sources, LoanRecords loans, Guard guard) {
        this.sources = sources;
        this.loans = loans;
        this.guard = guard;
    }

    Uni<List<LoanStatistics>> answer(LoanQuestion question) {
        return guard.answer(question, () -> sources.ask(queries -> answer(queries, question)), LoanStatistics::blank);
    }

    Uni<List<LoanStatistics>> answer(Queries queries, LoanQuestion question) {
        return LoanRollup.answer(queries, question, rolled -> fromRollup(queries, question, rolled), () -> fromRecords(queries, question));
    }

    private static final List<String> MEASURES = List.of("loans", "jobs", "lent", "released", "again", "again_jobs");
    private static final List<String> STOCKS = List.of("lent", "released");

    private Uni<List<LoanStatistics>> fromRollup(Queries queries, LoanQuestion question, RolledQuestion rolled) {
        boolean every = question.grouping().isEmpty();
        return rolled.read(LoanRollup.TABLE, queries, MEASURES, STOCKS, "lent",
                line -> every || line.sums()[2] > 0 || line.stocks()[0] > line.stocks()[1] || line.before() != null && line.before() > 0)
                .map(Grouping::bounded).map(lines -> lines.stream().map(line -> row(question, line)).toList());
    }

    /** Who borrows again in the period counts once, with the jobs of the latest loan. */
    private static LoanStatistics row(LoanQuestion question, RolledQuestion.Line line) {
        long[] sums = line.sums();
        int borrowers = Math.toIntExact(sums[0] - sums[4]);
        BigDecimal lent = line.sumYuan(2);
        BigDecimal growth = line.before() == null ? null : Ratio.growth(lent, BigDecimal.valueOf(line.before(), 2));
        return new LoanStatistics(line.key(), Math.toIntExact(sums[0]), borrowers, Math.toIntExact(sums[1] - sums[5]), growth, false, lent,
                BigDecimal.valueOf(line.stocks()[0] - line.stocks()[1], 2), borrowers, question);
    }

    /** As {@link #answer}, whatever the question, by one statement over the records. */
    Uni<List<LoanStatistics>> fromRecords(Queries queries, LoanQuestion question) {
        return question.asOf().over(queries).list(statement(question), cells -> row(question, cells)).map(Grouping::bounded)
                .map(rows -> question.guarded() ? rows.stream().map(LoanStatistics::withoutYearBefore).toList() : rows)
                .map(rows -> question.protect(rows, row -> SmallCells.cell(row.key(), row.people()), LoanStatistics::withheld));
    }

    private Sql statement(LoanQuestion question) {
        Grouping grouping = question.grouping();
        Period period = question.period();
        return Sql.of("with loans as materialized (select l.id, l.borrower_id, l.disbursed_on, " + Parts.FIRST_AMOUNT + " as amount, l.jobs_driven").add(grouping.columns())
                .add(", ").add(grouping.bucket("l.disbursed_on", period)).add(" as t")
                .add(" from loan l").add(question.where(loans)).and("l.disbursed_on <= ?", period.to())
                .add("), parts as (select l.id, l.borrower_id, p.disbursed_on, p.amount, ").add(grouping.bucket("p.disbursed_on", period)).add(" as t").add(grouping.columns())
                .add(Parts.later(question.where(loans), period.to()))
                .add("), cells as (").add(grouping.cells("loans"))
                .add("), buckets as (").add(grouping.buckets(period, "(select min(disbursed_on) from loans)"))
                .add("), disbursed as (").add(DISBURSED).add("), drawn as (").add(DRAWN).add("), before as (").add(yearBefore(question)).add("), owed as (").add(owed(question))
                .add("""
                        ), x as (
                          select c.*, b.t, d.loan_count, d.borrower_count, d.jobs, coalesce(d.amount, 0) + coalesce(w.amount, 0) as amount, y.amount as amount_before,
                                 coalesce(d.borrower_count, w.people, 0) as people,
                                 sum(o.change) over so_far as owed, coalesce(sum(o.loans_change) over so_far, 0) as loans_owed
                          from cells c cross join buckets b left join disbursed d using (cell, t) left join drawn w using (cell, t)
                          left join before y using (cell, t) left join owed o using (cell, t)
                          window so_far as (partition by c.cell order by b.t))
                        select\s""").add(grouping.names()).add("""
                        coalesce(x.loan_count, 0)::int, coalesce(x.borrower_count, 0)::int, coalesce(x.jobs, 0)::int, x.amount,
                        x.amount_before, coalesce(x.owed, 0), x.people::int, x.loans_owed::int
                        from x where x.t > '-infinity'""")
                .add(grouping.isEmpty() ? "" : " and (x.amount > 0 or x.owed > 0 or x.amount_before > 0)").add(grouping.order());
    }

    /** What was disbursed one year before, in the bucket of this year. A whole period without a start has no year before it. */
    private static Sql yearBefore(LoanQuestion question) {
        Period before = question.period().yearBefore();
        boolean comparable = before.from() != null || question.grouping().splitsTime();
        return Sql.of("select cell, " + question.grouping().bucket("disbursed_on + interval '1 year'") + " as t, sum(amount) as amount "
                + "from (select cell, disbursed_on, amount from loans union all select cell, disbursed_on, amount from parts) lent where " + comparable)
                .andIf("disbursed_on >= ?", before.from()).and("disbursed_on <= ?", before.to()).add(" group by 1, 2");
    }

    /** How the balance changes: up by disbursement, down by what is repaid, compensated or written off, but of no loan below zero. A later part counts as a repayment taken back. */
    private static Sql owed(LoanQuestion question) {
        return Sql.of("with posted as (select r.loan_id, ").add(question.grouping().bucket("greatest(r.paid_on, l.disbursed_on)", question.period())).add(" as t, ").add("""
                sum(r.signed_principal) as principal
                  from repayment r join loans l on l.id = r.loan_id where r.posted_as <> 'RECOVERY' and r.paid_on <= ? group by 1, 2
                  union all select id, t, -amount from parts),
                owing as (
                  select l.id, l.cell, l.amount, p.t, greatest(0, l.amount - sum(p.principal) over (partition by l.id order by p.t)) as owed
                  from loans l join posted p on p.loan_id = l.id),
                changes as (
                  select cell, t, amount as change, 1 as loans_change from loans
                  union all
                  select cell, t, owed - lag(owed, 1, amount) over so_far, (owed > 0)::int - (lag(owed, 1, amount) over so_far > 0)::int
                  from owing window so_far as (partition by id order by t))
                select cell, t, sum(change) as change, sum(loans_change) as loans_change from changes group by cell, t""", question.period().to());
    }

    private static LoanStatistics row(LoanQuestion question, Cells cells) {
        List<DimensionValue> key = question.grouping().key(cells);
        int loanCount = cells.integer();
        int borrowerCount = cells.integer();
        int jobs = cells.integer();
        BigDecimal disbursed = cells.money();
        BigDecimal growth = Ratio.growth(disbursed, cells.money());
        BigDecimal owed = cells.money();
        int people = SmallCells.fewest(cells.integer(), cells.integer());
        return new LoanStatistics(key, loanCount, borrowerCount, jobs, growth, false, disbursed, owed, people, question);
    }
}
