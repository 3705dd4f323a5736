package org.chuangdai.statistics;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.chuangdai.CalendarClock;
import org.chuangdai.access.Sight;
import org.chuangdai.base.IncubationBaseFilter;
import org.chuangdai.division.DivisionCode;
import org.chuangdai.graphql.DateRange;
import org.chuangdai.loan.LoanFilter;
import org.chuangdai.sql.Database;
import org.chuangdai.sql.Queries;
import org.chuangdai.sql.Sql;
import org.chuangdai.subsidy.SubsidyFilter;

/**
 * Compares what the roll-ups answer with what one plain statement over the records answers, figure by figure, all in one moment: counties by month,
 * the places above them by year and since the beginning, and the progress towards this year's targets.
 */
@ApplicationScoped
public class Reconciliation {
    private final Database database;
    private final LoanFigures loans;
    private final RepaymentFigures repayments;
    private final BaseFigures bases;
    private final SubsidyFigures subsidies;
    private final TargetFigures targets;
    private final CalendarClock clock;

    Reconciliation(Database database, LoanFigures loans, RepaymentFigures repayments, BaseFigures bases, SubsidyFigures subsidies, TargetFigures targets, CalendarClock clock) {
        this.database = database;
        this.loans = loans;
        this.repayments = repayments;
        this.bases = bases;
        this.subsidies = subsidies;
        this.targets = targets;
        this.clock = clock;
    }

    /** What was compared so far, and what was found. */
    private static final class Findings {
        private long compared;
        private long found;
        private final List<ReconcileDifference> differences = new ArrayList<>();

        void compare(String statistics, String row, Map<String, Object> fromRollup, Map<String, Object> fromRecords) {
            fromRecords.forEach((figure, recorded) -> {
                compared++;
                Object rolled = fromRollup.get(figure);
                if (!Objects.equals(plain(recorded), plain(rolled))) {
                    found++;
                    if (differences.size() < ReconcileReport.DIFFERENCES_MAX) {
                        differences.add(new ReconcileDifference(statistics, row, figure, plain(rolled), plain(recorded)));
                    }
                }
            });
        }

        private static String plain(Object value) {
            return value instanceof BigDecimal number ? number.stripTrailingZeros().toPlainString() : value == null ? null : value.toString();
        }
    }

    /** @param division what lies in it is compared; empty is everything */
    public Uni<ReconcileReport> run(String division, Sight sight) {
        String prefix = division.isEmpty() ? division : DivisionCode.prefix(division);
        Findings findings = new Findings();
        return database.ofOneMoment(queries -> places(queries, prefix).flatMap(places -> Multi.createFrom().iterable(places)
                        .onItem().transformToUniAndConcatenate(place -> comparePlace(queries, place, sight, findings)).collect().asList()))
                .map(done -> new ReconcileReport(findings.compared, Math.toIntExact(findings.found), findings.differences));
    }

    /** Every place, down to counties, that has records, the place itself and the ones above among them; and the whole, when it is asked for. */
    private static Uni<List<String>> places(Queries queries, String prefix) {
        return queries.list(Sql.of("select distinct left(r.division, 6) from (select division from loan union all select division from incubation_base union all select division from subsidy) r"
                + " where starts_with(r.division, ?)", prefix), cells -> cells.text()).map(counties -> {
                    Set<String> places = new LinkedHashSet<>(List.of(prefix));
                    counties.stream().sorted().forEach(county -> List.of(2, 4, 6).forEach(digits -> places.add(county.substring(0, digits))));
                    return places.stream().filter(place -> place.startsWith(prefix)).toList();
                });
    }

    private Uni<Void> comparePlace(Queries queries, String place, Sight sight, Findings findings) {
        String division = place.isEmpty() ? null : place;
        boolean county = place.length() >= 6;
        LocalDate today = clock.today();
        DateRange everything = new DateRange();
        LoanFilter loanFilter = new LoanFilter();
        loanFilter.division = division;
        LoanQuestion lending = LoanQuestion.of(everything, loanFilter, List.of(LoanDimension.PRODUCT, county ? LoanDimension.MONTH : LoanDimension.YEAR), today, sight);
        LoanQuestion whole = LoanQuestion.of(everything, loanFilter, List.of(), today, sight);
        IncubationBaseFilter baseFilter = new IncubationBaseFilter();
        baseFilter.division = division;
        BaseQuestion incubation = BaseQuestion.of(everything, baseFilter, List.<BaseDimension>of(), BaseDimension::dimension, today, sight);
        SubsidyFilter subsidyFilter = new SubsidyFilter();
        subsidyFilter.division = division;
        SubsidyQuestion paid = SubsidyQuestion.of(everything, subsidyFilter, List.of(SubsidyDimension.KIND, county ? SubsidyDimension.MONTH : SubsidyDimension.YEAR), today, sight);
        SubsidyQuestion paidInAll = SubsidyQuestion.of(everything, subsidyFilter, List.of(), today, sight);
        return compare(findings, "loanStatistics", place, loans.answer(queries, lending), loans.fromRecords(queries, lending), LoanStatistics::key, Reconciliation::figures)
                .chain(() -> compare(findings, "loanStatistics", place, loans.answer(queries, whole), loans.fromRecords(queries, whole), LoanStatistics::key, Reconciliation::figures))
                .chain(() -> compare(findings, "repaymentStatistics", place, repayments.answer(queries, lending), repayments.fromRecords(queries, lending), RepaymentStatistics::key, Reconciliation::figures))
                .chain(() -> compare(findings, "repaymentStatistics", place, repayments.answer(queries, whole), repayments.fromRecords(queries, whole), RepaymentStatistics::key, Reconciliation::figures))
                .chain(() -> compare(findings, "baseStatistics", place, bases.answer(queries, incubation), bases.fromRecords(queries, incubation), BaseStatistics::key, Reconciliation::figures))
                .chain(() -> compare(findings, "subsidyStatistics", place, subsidies.answer(queries, paid), subsidies.fromRecords(queries, paid), SubsidyStatistics::key, Reconciliation::figures))
                .chain(() -> compare(findings, "subsidyStatistics", place, subsidies.answer(queries, paidInAll), subsidies.fromRecords(queries, paidInAll), SubsidyStatistics::key, Reconciliation::figures))
                .chain(() -> division == null ? Uni.createFrom().voidItem() : compareTargets(queries, place, today, sight, findings));
    }

    private Uni<Void> compareTargets(Queries queries, String place, LocalDate today, Sight sight, Findings findings) {
        return Multi.createFrom().items(TargetIndicator.values()).onItem().transformToUniAndConcatenate(indicator -> compare(findings, "targetProgress", place,
                targets.progress(queries, place, indicator.name(), today.getYear(), today, sight),
                targets.fromRecords(queries, DivisionCode.full(place), indicator.name(), today.getYear(), today, sight),
                row -> List.of(new DimensionValue("INDICATOR", row.divisionCode() + " " + indicator.name(), indicator.label())),
                row -> Map.<String, Object>of("actual", row.actual()))).collect().asList().replaceWithVoid();
    }

    private static <T> Uni<Void> compare(Findings findings, String statistics, String place, Uni<List<T>> fromRollup, Uni<List<T>> fromRecords, Function<T, List<DimensionValue>> key,
            Function<T, Map<String, Object>> figures) {
        return fromRollup.flatMap(rolled -> fromRecords.invoke(recorded -> {
            Map<String, Map<String, Object>> one = byKey(rolled, key, figures);
            Map<String, Map<String, Object>> other = byKey(recorded, key, figures);
            Set<String> rows = new LinkedHashSet<>(other.keySet());
            rows.addAll(one.keySet());
            rows.forEach(row -> findings.compare(statistics, place + " " + row, one.getOrDefault(row, Map.of()), other.getOrDefault(row, absent(one.get(row)))));
        })).replaceWithVoid();
    }

    /** Of a row that the records do not have, every figure is missing. */
    private static Map<String, Object> absent(Map<String, Object> row) {
        Map<String, Object> absent = new LinkedHashMap<>();
        if (row != null) {
            row.keySet().forEach(figure -> absent.put(figure, null));
        }
        return absent;
    }

    private static <T> Map<String, Map<String, Object>> byKey(List<T> rows, Function<T, List<DimensionValue>> key, Function<T, Map<String, Object>> figures) {
        return rows.stream().collect(Collectors.toMap(row -> key.apply(row).stream().map(DimensionValue::code).collect(Collectors.joining(" ")), figures, (one, other) -> one, LinkedHashMap::new));
    }

    static Map<String, Object> figures(LoanStatistics row) {
        Map<String, Object> figures = Figure.all(LoanFigure.values(), row);
        figures.put("yearOnYear", row.yearOnYear());
        return figures;
    }

    static Map<String, Object> figures(RepaymentStatistics row) {
        return Figure.all(RepaymentFigure.values(), row);
    }

    static Map<String, Object> figures(BaseStatistics row) {
        return Figure.all(BaseFigure.values(), row);
    }

    static Map<String, Object> figures(SubsidyStatistics row) {
        return Figure.all(SubsidyFigure.values(), row);
    }
}
