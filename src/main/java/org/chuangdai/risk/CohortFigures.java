package org.chuangdai.risk;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.chuangdai.access.Sight;
import org.chuangdai.graphql.DateRange;
import org.chuangdai.graphql.ErrorCode;
import org.chuangdai.graphql.Refusal;
import org.chuangdai.loan.LoanFilter;
import org.chuangdai.loan.LoanRecords;
import org.chuangdai.sql.Cells;
import org.chuangdai.sql.Sources;
import org.chuangdai.sql.Sql;
import org.chuangdai.statistics.DimensionValue;
import org.chuangdai.statistics.LoanQuestion;
import org.chuangdai.statistics.SmallCells;

/**
 * Loans by month of disbursement and months on book (vintage). Every loan's dues and postings are summed by month on book, its state at the
 * end of each month in which something happened follows from the running sums, and a cohort's figures are running sums of what changed.
 * The cost goes by the instalments and postings of the cohorts, so their loans are limited.
 */
@ApplicationScoped
class CohortFigures {
    /** Months of disbursement and months on book of one answer. */
    static final int MONTHS_MAX = 60;
    /** Loans of one answer's cohorts. */
    static final int LOANS_MAX = 200_000;
    private static final int MONTHS_OF_YEAR = 12;
    private static final String ON_BOOK = "(extract(year from %1$s) * 12 + extract(month from %1$s) - l.start)::int";
    private static final String STATES = """
            ), entries as (
              select l.id, %1$s as m, i.principal as late, 0.00 as bad, 0.00 as covered, 0.00 as compensated
              from instalment i join loans l on l.id = i.loan_id where i.due_on < ?
              union all
              select l.id, %2$s, 0, i.principal, 0, 0 from instalment i join loans l on l.id = i.loan_id where i.due_on < ?::date - %4$s
              union all
              select l.id, greatest(0, %3$s), 0, 0, r.signed_principal, case when r.posted_as = 'COMPENSATION' then r.signed_principal else 0 end
              from repayment r join loans l on l.id = r.loan_id where r.posted_as <> 'RECOVERY'),
            summed as (select id, m, sum(late) as late, sum(bad) as bad, sum(covered) as covered, sum(compensated) as compensated from entries group by id, m),
            running as (
              select s.id, s.m, l.cohort, l.amount, s.compensated, sum(s.late) over so_far > sum(s.covered) over so_far and l.amount > sum(s.covered) over so_far as overdue,
                     case when sum(s.bad) over so_far > sum(s.covered) over so_far then greatest(0, l.amount - sum(s.covered) over so_far) else 0 end as bad
              from summed s join loans l using (id) window so_far as (partition by s.id order by s.m)),
            changes as (
              select cohort, m, case when overdue and not coalesce(bool_or(overdue) over before, false) then amount else 0 end as ever,
                     bad - lag(bad, 1, 0::numeric) over (partition by id order by m) as bad, compensated
              from running window before as (partition by id order by m rows between unbounded preceding and 1 preceding)),
            changed as (select cohort, m, sum(ever) as ever, sum(bad) as bad, sum(compensated) as compensated from changes group by cohort, m),
            cohorts as (select cohort, count(*) as loans, count(distinct borrower_id) as people, sum(amount) as amount from loans group by cohort)
            select to_char(c.cohort, 'YYYY-MM'), c.loans::int, c.people::int, c.amount, g.m::int,
                   coalesce(sum(k.ever) over so_far, 0), coalesce(sum(k.bad) over so_far, 0), coalesce(sum(k.compensated) over so_far, 0)
            from cohorts c
            cross join lateral generate_series(0, least(?::int, ?::int - (extract(year from c.cohort) * 12 + extract(month from c.cohort))::int)) g (m)
            left join changed k on k.cohort = c.cohort and k.m = g.m
            window so_far as (partition by c.cohort order by g.m) order by 1, 5""".formatted(ON_BOOK.formatted("(i.due_on + 1)"),
            ON_BOOK.formatted("(i.due_on + " + (LoanStates.NON_PERFORMING_DAYS + 1) + ")"), ON_BOOK.formatted("r.paid_on"), LoanStates.NON_PERFORMING_DAYS);
    private final Sources sources;
    private final LoanRecords loans;

    CohortFigures(Sources sources, LoanRecords loans) {
        this.sources = sources;
        this.loans = loans;
    }

    private record Line(String month, int loans, int people, BigDecimal amount, LoanCohortMonth onBook) {
        static Line read(Cells cells) {
            String month = cells.text();
            int loans = cells.integer();
            int people = cells.integer();
            BigDecimal amount = cells.money();
            return new Line(month, loans, people, amount, LoanCohortMonth.of(cells.integer(), amount, cells.money(), cells.money(), cells.money()));
        }
    }

    /** The cohorts of the months that the period touches. */
    Uni<List<LoanCohort>> answer(DateRange period, Integer monthsOnBook, LoanFilter filter, LocalDate today, Sight sight) {
        YearMonth last = YearMonth.from(period.check().to == null || period.to.isAfter(today) ? today : period.to);
        YearMonth first = period.from == null ? last.minusMonths(MONTHS_OF_YEAR - 1L) : YearMonth.from(period.from);
        int months = monthsOnBook == null ? MONTHS_MAX : monthsOnBook;
        if (months < 0 || months > MONTHS_MAX || first.plusMonths(MONTHS_MAX - 1L).isBefore(last)) {
            throw new Refusal(ErrorCode.BAD_REQUEST, "放款月份与账龄各不超过%s个月。", "At most %s months of disbursement and months on book.", MONTHS_MAX);
        }
        LoanQuestion question = LoanQuestion.of(DateRange.of(first.atDay(1), last.atEndOfMonth()), filter, null, today, sight);
        Sql where = question.where(loans).and("l.disbursed_on >= ? and l.disbursed_on <= ?", first.atDay(1), last.atEndOfMonth());
        return sources.ask(queries -> queries.first(Sql.of("select count(*)::int from (select from loan l").add(where).add(" limit " + (LOANS_MAX + 1) + ") counted"), Cells::integer).flatMap(count -> {
            if (count > LOANS_MAX) {
                throw new Refusal(ErrorCode.TOO_COSTLY, "这些月份的贷款超过%s笔；请缩小地区或期间。", "These months have more than %s loans; narrow the place or the period.", LOANS_MAX);
            }
            return queries.list(statement(where, months, today), Line::read);
        })).map(lines -> question.protect(cohorts(lines), cohort -> SmallCells.cell(List.of(new DimensionValue("MONTH", cohort.month(), cohort.month())),
                people(lines, cohort)), LoanCohort::withheld));
    }

    private static Sql statement(Sql where, int months, LocalDate today) {
        return Sql.of("""
                with loans as materialized (
                  select l.id, l.borrower_id, l.amount, date_trunc('month', l.disbursed_on::timestamp)::date as cohort,
                         (extract(year from l.disbursed_on) * 12 + extract(month from l.disbursed_on))::int as start
                  from loan l""").add(where).add(STATES, today, today, months, today.getYear() * MONTHS_OF_YEAR + today.getMonthValue());
    }

    private static List<LoanCohort> cohorts(List<Line> lines) {
        Map<String, LoanCohort> cohorts = new LinkedHashMap<>();
        lines.forEach(line -> cohorts.computeIfAbsent(line.month(), month -> new LoanCohort(month, line.loans(), line.amount(), false, new ArrayList<>()))
                .months().add(line.onBook()));
        return List.copyOf(cohorts.values());
    }

    private static int people(List<Line> lines, LoanCohort cohort) {
        return lines.stream().filter(line -> line.month().equals(cohort.month())).findFirst().map(Line::people).orElse(0);
    }
}
