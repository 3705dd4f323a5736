package org.chuangdai.risk;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.chuangdai.loan.LoanRecords;
import org.chuangdai.sql.Cells;
import org.chuangdai.sql.Sources;
import org.chuangdai.sql.Sql;
import org.chuangdai.statistics.DimensionValue;
import org.chuangdai.statistics.Grouping;
import org.chuangdai.statistics.SmallCells;

/** Risk figures straight from the records: one statement per question. */
@ApplicationScoped
class RiskFigures {
    private static final String TOTALS = """
            select cell%1$s, count(*) filter (where owed > 0) as loans, sum(owed) as owed, sum(lent - owed) as released, sum(compensated) as compensated,
                   sum(recovered) as recovered, coalesce(sum(owed) filter (where live and guarantee <> 'BANK_CREDIT'), 0) as exposed, %2$s as people
            from (""";
    private static final String LATE = """
            select cell, count(*) as loans, sum(overdue) as overdue, count(*) filter (where days > %1$s) as bad_loans,
                   coalesce(sum(owed) filter (where days > %1$s), 0) as bad, %2$s as people from (""";
    private static final String COMPENSATED = """

            from loan l join repayment r on r.loan_id = l.id and r.kind in ('COMPENSATION', 'REVERSAL') and r.posted_as = 'COMPENSATION' and r.paid_on >= ? and r.paid_on <= ?""";
    private static final String FIGURES = """
            coalesce(t.loans, 0)::int, coalesce(o.loans, 0)::int, coalesce(o.bad_loans, 0)::int, coalesce(t.owed, 0), coalesce(o.overdue, 0), coalesce(o.bad, 0),
            coalesce(y.amount, 0), coalesce(t.compensated, 0), coalesce(t.recovered, 0), coalesce(t.released, 0), coalesce(t.exposed, 0),\s""";
    private static final String PEOPLE = """
            , coalesce(t.people, 0)::int, coalesce(o.people, 0)::int
            from x left join totals t using (cell) left join late o using (cell) left join compensated y using (cell)""";
    private static final String DEPOSIT = "(select p.balance from fund_deposit p where p.fund_id = nullif(x.k0, '')::bigint and p.day <= ? order by p.day desc limit 1)";

    private final Sources sources;
    private final LoanRecords loans;

    RiskFigures(Sources sources, LoanRecords loans) {
        this.sources = sources;
        this.loans = loans;
    }

    Uni<List<RiskStatistics>> answer(RiskQuestion question) {
        return sources.ask(queries -> queries.list(statement(question), cells -> row(question, cells))).map(Grouping::bounded)
                .map(rows -> question.loans().protect(rows, row -> SmallCells.cell(row.key(), row.people()), RiskStatistics::withheld));
    }

    private Sql statement(RiskQuestion question) {
        Grouping grouping = question.grouping();
        Sql where = question.loans().where(loans);
        String people = question.loans().guarded() ? "count(distinct borrower_id) filter (where owed > 0)" : "0";
        Sql sql = LoanStates.with(question.day())
                .add(", totals as (" + TOTALS.formatted(grouping.keys(), people)).add(LoanStates.of(grouping.columns(), question.joins(), where, question.day()))
                .add(") states group by cell" + grouping.keys() + "), late as (" + LATE.formatted(LoanStates.NON_PERFORMING_DAYS, people))
                .add(LoanStates.overdue(grouping.columns(), question.joins(), where, question.day()))
                .add(") behind group by cell), compensated as (select cell, sum(amount) as amount from (select r.signed_principal as amount").add(grouping.columns())
                .add(COMPENSATED, question.day().withDayOfYear(1), question.day()).add(question.joins()).add(where)
                .add(") postings group by cell), x as (").add(grouping.cells("totals")).add(") select ").add(grouping.names()).add(FIGURES);
        return (question.isByFund() ? sql.add(DEPOSIT, question.day()) : sql.add("null::numeric")).add(PEOPLE).add(grouping.order());
    }

    private static RiskStatistics row(RiskQuestion question, Cells cells) {
        List<DimensionValue> key = question.grouping().key(cells);
        return new RiskStatistics(key, false, cells.integer(), cells.integer(), cells.integer(), cells.money(), cells.money(), cells.money(), cells.money(), cells.money(),
                cells.money(), cells.money(), cells.money(), cells.money(), SmallCells.fewest(cells.integer(), cells.integer()));
    }
}
