package org.chuangdai.statistics;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.chuangdai.access.Reach;
import org.chuangdai.access.Sight;
import org.chuangdai.base.BaseRecords;
import org.chuangdai.division.DivisionCode;
import org.chuangdai.history.AsOf;
import org.chuangdai.loan.LoanFilter;
import org.chuangdai.loan.LoanRecords;
import org.chuangdai.sql.Cells;
import org.chuangdai.sql.Queries;
import org.chuangdai.sql.Sources;
import org.chuangdai.sql.Sql;
import org.chuangdai.subsidy.SubsidyRecords;

/** Targets of a division and of the ones directly below, and what was reached: one statement for all of them. */
@ApplicationScoped
class TargetFigures {
    /** Where targets carry what sight is decided by. */
    static final Reach REACH = Reach.ofFigures("t.division");
    private static final String PLACES = """
            with places as (
              select d.code, d.parent, d.code as low, rpad(left(d.code, case d.level when 'PROVINCE' then 2 when 'PREFECTURE' then 4 when 'COUNTY' then 6 when 'TOWNSHIP' then 9 else 12 end), 12, '9') as high
              from division d where d.code = any (?) or d.parent = any (?)), actual as (select null::bigint as number, null::text as code, null::numeric as value where false""";
    private static final String REACHED = """
            ) select p.code, p.parent, asked.number, t.value, coalesce(a.value, 0)
            from places p cross join unnest(?::text[]) with ordinality asked (indicator, number) left join actual a on a.code = p.code and a.number = asked.number
            left join target t on t.division = p.code and t.indicator = asked.indicator and t.year = ? order by asked.number, p.code""";
    /** Roll-ups know places down to counties: those below a county are few enough to be counted. */
    private static final int ROLLED_DIGITS_MAX = 6;
    private final Sources sources;
    private final LoanRecords loans;
    private final BaseRecords bases;
    private final SubsidyRecords subsidies;

    TargetFigures(Sources sources, LoanRecords loans, BaseRecords bases, SubsidyRecords subsidies) {
        this.sources = sources;
        this.loans = loans;
        this.bases = bases;
        this.subsidies = subsidies;
    }

    /**
     * The division itself, then its children, best first.
     *
     * @param asOf  within the year, or before it when nothing of it has passed
     * @param known by which records and targets
     */
    Uni<List<TargetProgress>> progress(String division, String indicator, int year, LocalDate asOf, AsOf known, Sight sight) {
        if (known.isNow()) {
            return sources.ask(queries -> progress(queries, division, indicator, year, asOf, sight));
        }
        sight.requireFigures(REACH, division);
        return sources.ask(queries -> fromRecords(known.over(queries), DivisionCode.full(division), indicator, year, asOf, sight)).map(rows -> rows.stream().map(row -> row.knownBy(known)).toList());
    }

    /** As above, asked within a command. */
    Uni<List<TargetProgress>> progress(Queries queries, String division, String indicator, int year, LocalDate asOf, Sight sight) {
        sight.requireFigures(REACH, division);
        String place = DivisionCode.full(division);
        return ranked(reached(queries, List.of(place), List.of(place), year, List.of(new Asked(indicator, asOf)), sight), division);
    }

    /** As {@link #progress}, whatever the place, by one statement over the records. */
    Uni<List<TargetProgress>> fromRecords(Queries queries, String place, String indicator, int year, LocalDate asOf, Sight sight) {
        return ranked(fromRecords(queries, List.of(place), List.of(place), year, List.of(new Asked(indicator, asOf)), Set.of(), sight), place);
    }

    /** An indicator up to a day of the year. */
    record Asked(String indicator, LocalDate asOf) {
    }

    /**
     * What a division reached.
     *
     * @param number of what was asked for, from 0
     */
    record Reached(TargetProgress progress, String parent, int number) {
    }

    /** What the divisions of these codes, and those directly below {@code parents}, reached of each of {@code asked}, in that order and by code. They are in sight. */
    Uni<List<Reached>> reached(Queries queries, List<String> codes, List<String> parents, int year, List<Asked> asked, Sight sight) {
        Map<Integer, TargetRollup> rolled = new TreeMap<>();
        boolean counties = codes.stream().allMatch(code -> DivisionCode.prefix(code).length() <= ROLLED_DIGITS_MAX)
                && parents.stream().allMatch(code -> DivisionCode.prefix(code).length() < ROLLED_DIGITS_MAX);
        for (int i = 0; counties && i < asked.size(); i++) {
            int number = i;
            TargetIndicator.of(asked.get(i).indicator()).ifPresent(indicator -> rolled.put(number, TargetRollup.of(indicator)));
        }
        Uni<List<Reached>> rows = fromRecords(queries, codes, parents, year, asked, rolled.keySet(), sight);
        for (Map.Entry<Integer, TargetRollup> one : rolled.entrySet()) {
            rows = rows.flatMap(found -> fill(queries, found, one.getKey(), one.getValue(), year, asked.get(one.getKey()).asOf(), sight));
        }
        return rows;
    }

    /** As above by the records of {@code known}, those of now when it is null. */
    Uni<List<Reached>> reached(List<String> codes, List<String> parents, int year, List<Asked> asked, AsOf known, Sight sight) {
        return sources.ask(queries -> known == null || known.isNow() ? reached(queries, codes, parents, year, asked, sight)
                : fromRecords(known.over(queries), codes, parents, year, asked, Set.of(), sight));
    }

    /** The rows, those of one number with what the roll-up says was reached. */
    private static Uni<List<Reached>> fill(Queries queries, List<Reached> rows, int number, TargetRollup rollup, int year, LocalDate asOf, Sight sight) {
        List<String> codes = rows.stream().filter(row -> row.number() == number).map(row -> row.progress().divisionCode()).toList();
        return codes.isEmpty() ? Uni.createFrom().item(rows) : rollup.actual(queries, codes, year, asOf, sight).map(actual -> rows.stream().map(row -> row.number() != number ? row
                : new Reached(row.progress().reached(actual.getOrDefault(row.progress().divisionCode(), BigDecimal.ZERO)), row.parent(), number)).toList());
    }

    /** As {@link #reached} by one statement over the records, without what was reached of {@code leftOut}. */
    private Uni<List<Reached>> fromRecords(Queries queries, List<String> codes, List<String> parents, int year, List<Asked> asked, Set<Integer> leftOut, Sight sight) {
        Sql sql = Sql.of(PLACES, codes.toArray(String[]::new), parents.toArray(String[]::new)).under(sight.scope());
        for (int i = 0; i < asked.size(); i++) {
            Asked one = asked.get(i);
            if (!leftOut.contains(i)) {
                sql.add(" union all select " + (i + 1) + ", one.code, one.value from (")
                        .add(TargetIndicator.of(one.indicator()).map(computed -> computed(computed, year, one.asOf(), sight)).orElseGet(() -> reported(one.indicator(), year, one.asOf())))
                        .add(") one");
            }
        }
        sql.add(REACHED, asked.stream().map(Asked::indicator).toArray(String[]::new), year);
        return queries.list(sql, cells -> row(cells, year, asked));
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

    private static Reached row(Cells cells, int year, List<Asked> asked) {
        String code = cells.text();
        String parent = cells.text();
        int number = cells.integer() - 1;
        Asked one = asked.get(number);
        return new Reached(TargetProgress.of(code, one.indicator(), year, cells.money(), cells.money(), one.asOf()), parent, number);
    }

    private static Uni<List<TargetProgress>> ranked(Uni<List<Reached>> reached, String division) {
        return reached.map(rows -> {
            if (rows.isEmpty()) {
                throw Guard.unknown(division);
            }
            return ranked(rows.stream().map(Reached::progress).toList(), DivisionCode.full(division));
        });
    }

    private static List<TargetProgress> ranked(List<TargetProgress> rows, String place) {
        List<TargetProgress> out = new ArrayList<>(rows.stream().filter(row -> row.divisionCode().equals(place)).toList());
        out.addAll(ranked(rows.stream().filter(row -> !row.divisionCode().equals(place)).toList()));
        return out;
    }

    /** Best first; equal rates share a rank. */
    static List<TargetProgress> ranked(List<TargetProgress> siblings) {
        List<TargetProgress> children = siblings.stream()
                .sorted(Comparator.comparing(TargetProgress::completionRate, Comparator.nullsLast(Comparator.reverseOrder())).thenComparing(TargetProgress::divisionCode)).toList();
        List<TargetProgress> out = new ArrayList<>(children.size());
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
