package org.chuangdai.statistics;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.chuangdai.access.Sight;
import org.chuangdai.base.BaseRecords;
import org.chuangdai.division.DivisionCode;
import org.chuangdai.loan.LoanFilter;
import org.chuangdai.loan.LoanRecords;
import org.chuangdai.sql.Cells;
import org.chuangdai.sql.Database;
import org.chuangdai.sql.Queries;
import org.chuangdai.sql.Sql;
import org.chuangdai.subsidy.SubsidyRecords;

/** Targets of a division and of the ones directly below, and what was reached: one statement for all of them. */
@ApplicationScoped
class TargetFigures {
    private static final String PLACES = """
            with places as (
              select d.code, d.code as low, rpad(left(d.code, case d.level when 'PROVINCE' then 2 when 'PREFECTURE' then 4 when 'COUNTY' then 6 when 'TOWNSHIP' then 9 else 12 end), 12, '9') as high
              from division d where d.code = ? or d.parent = ?), actual as (""";
    /** Roll-ups know places down to counties: those below a county are few enough to be counted. */
    private static final int ROLLED_DIGITS_MAX = 6;
    private final Database database;
    private final LoanRecords loans;
    private final BaseRecords bases;
    private final SubsidyRecords subsidies;

    TargetFigures(Database database, LoanRecords loans, BaseRecords bases, SubsidyRecords subsidies) {
        this.database = database;
        this.loans = loans;
        this.bases = bases;
        this.subsidies = subsidies;
    }

    /**
     * The division itself, then its children, best first.
     *
     * @param asOf within the year, or before it when nothing of it has passed
     */
    Uni<List<TargetProgress>> progress(String division, String indicator, int year, LocalDate asOf, Sight sight) {
        return progress(database, division, indicator, year, asOf, sight);
    }

    /** As above, asked within a command. */
    Uni<List<TargetProgress>> progress(Queries queries, String division, String indicator, int year, LocalDate asOf, Sight sight) {
        LoanQuestion.requireInSight(sight, division);
        String place = DivisionCode.full(division);
        TargetRollup rollup = TargetIndicator.of(indicator).map(TargetRollup::of).orElse(null);
        if (rollup == null || DivisionCode.prefix(place).length() >= ROLLED_DIGITS_MAX) {
            return fromRecords(queries, place, indicator, year, asOf, sight);
        }
        return queries.list(Sql.of("select d.code, t.value from division d left join target t on t.division = d.code and t.indicator = ? and t.year = ? where d.code = ? or d.parent = ? order by d.code",
                indicator, year, place, place), cells -> TargetProgress.of(cells.text(), indicator, year, cells.money(), BigDecimal.ZERO, asOf))
                .flatMap(rows -> rollup.actual(queries, rows.stream().map(TargetProgress::divisionCode).toList(), year, asOf)
                        .map(actual -> ranked(rows.stream().map(row -> TargetProgress.of(row.divisionCode(), indicator, year, row.target(),
                                actual.getOrDefault(row.divisionCode(), BigDecimal.ZERO), asOf)).toList(), place)));
    }

    /** As {@link #progress}, whatever the place, by one statement over the records. */
    Uni<List<TargetProgress>> fromRecords(Queries queries, String place, String indicator, int year, LocalDate asOf, Sight sight) {
        Sql sql = Sql.of(PLACES, place, place)
                .add(TargetIndicator.of(indicator).map(computed -> computed(computed, year, asOf, sight)).orElseGet(() -> reported(indicator, year, asOf)))
                .add(") select p.code, t.value, coalesce(a.value, 0) from places p left join actual a using (code) left join target t on t.division = p.code and t.indicator = ? and t.year = ? order by p.code",
                        indicator, year);
        return queries.list(sql, cells -> row(cells, indicator, year, asOf)).map(rows -> ranked(rows, place));
    }

    private Sql computed(TargetIndicator indicator, int year, LocalDate asOf, Sight sight) {
        LocalDate from = LocalDate.of(year, 1, 1);
        return switch (indicator) {
            case LOAN_DISBURSED_AMOUNT -> Sql.of("select code, sum(amount) as value from (select p.code, " + Parts.FIRST_AMOUNT + " as amount").add(lentFrom(from, asOf, sight))
                    .add(" union all select p.code, part.amount").add(drawnFrom(from, asOf, sight)).add(") lent group by code");
            case LOAN_COUNT -> lent("count(*)::numeric", from, asOf, sight);
            case BORROWER_COUNT -> lent("count(distinct l.borrower_id)::numeric", from, asOf, sight);
            case JOBS_DRIVEN -> Sql.of("select code, sum(jobs)::numeric as value from (select distinct on (p.code, l.borrower_id) p.code, l.jobs_driven as jobs")
                    .add(lentFrom(from, asOf, sight)).add(" order by p.code, l.borrower_id, l.disbursed_on desc, l.id desc) latest group by code");
            case NEW_BASE_COUNT -> Sql.of("select p.code, count(*)::numeric as value from places p join incubation_base b on b.division between p.low and p.high")
                    .add(bases.where(null, sight)).and("b.accredited_on between ? and ?", from, asOf).add(" group by p.code");
            case RESIDENT_COUNT -> Sql.of("select p.code, count(distinct r.startup_id)::numeric as value from places p join incubation_base b on b.division between p.low and p.high "
                    + "join residency r on r.base_id = b.id").add(bases.where(null, sight)).and("r.admitted_on <= ? and (r.left_on is null or r.left_on > ?)", asOf, asOf).add(" group by p.code");
            case SUBSIDY_AMOUNT -> Sql.of("select p.code, sum(s.amount) as value from places p join subsidy s on s.division between p.low and p.high")
                    .add(subsidies.where(null, sight)).and("s.kind <> 'E_VOUCHER' and s.paid_on between ? and ?", from, asOf).add(" group by p.code");
        };
    }

    private Sql lent(String figure, LocalDate from, LocalDate asOf, Sight sight) {
        return Sql.of("select p.code, " + figure + " as value").add(lentFrom(from, asOf, sight)).add(" group by p.code");
    }

    private Sql lentFrom(LocalDate from, LocalDate asOf, Sight sight) {
        return Sql.of(" from places p join loan l on l.division between p.low and p.high").add(loans.where(null, sight))
                .and("l.product = ? and l.disbursed_on between ? and ?", LoanFilter.DEFAULT_PRODUCT, from, asOf);
    }

    /** The parts of loans behind the first. */
    private Sql drawnFrom(LocalDate from, LocalDate asOf, Sight sight) {
        return Sql.of(" from places p join loan l on l.division between p.low and p.high join later_part part on part.loan_id = l.id").add(loans.where(null, sight))
                .and("l.in_parts and l.product = ? and part.disbursed_on between ? and ?", LoanFilter.DEFAULT_PRODUCT, from, asOf);
    }

    /** What each place reported itself for parts of the year. */
    private static Sql reported(String indicator, int year, LocalDate asOf) {
        return Sql.of("select p.code, sum(v.value) as value from places p join indicator_value v on v.division = p.code where v.code = ? and v.from_on >= ? and v.to_on <= ? group by p.code",
                indicator, LocalDate.of(year, 1, 1), asOf);
    }

    private static TargetProgress row(Cells cells, String indicator, int year, LocalDate asOf) {
        String code = cells.text();
        return TargetProgress.of(code, indicator, year, cells.money(), cells.money(), asOf);
    }

    private static List<TargetProgress> ranked(List<TargetProgress> rows, String place) {
        List<TargetProgress> out = new ArrayList<>(rows.stream().filter(row -> row.divisionCode().equals(place)).toList());
        List<TargetProgress> children = rows.stream().filter(row -> !row.divisionCode().equals(place))
                .sorted(Comparator.comparing(TargetProgress::completionRate, Comparator.nullsLast(Comparator.reverseOrder())).thenComparing(TargetProgress::divisionCode)).toList();
        int rank = 0;
        for (int i = 0; i < children.size(); i++) {
            BigDecimal rate = children.get(i).completionRate();
            boolean shared = i > 0 && rate != null && rate.equals(children.get(i - 1).completionRate());
            rank = shared ? rank : i + 1;
            out.add(children.get(i).ranked(rate == null ? null : rank));
        }
        return out;
    }
}
