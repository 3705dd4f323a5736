package org.chuangdai.briefing;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.chuangdai.CalendarClock;
import org.chuangdai.access.CurrentCaller;
import org.chuangdai.access.Reach;
import org.chuangdai.base.IncubationBaseFilter;
import org.chuangdai.division.Division;
import org.chuangdai.division.DivisionCode;
import org.chuangdai.division.DivisionLevel;
import org.chuangdai.division.DivisionStore;
import org.chuangdai.graphql.DateRange;
import org.chuangdai.graphql.ErrorCode;
import org.chuangdai.graphql.Refusal;
import org.chuangdai.loan.LoanFilter;
import org.chuangdai.statistics.BaseDimension;
import org.chuangdai.statistics.BaseStatistics;
import org.chuangdai.statistics.DimensionValue;
import org.chuangdai.statistics.Figures;
import org.chuangdai.statistics.LoanDimension;
import org.chuangdai.statistics.LoanStatistics;
import org.chuangdai.statistics.RepaymentStatistics;
import org.chuangdai.statistics.SubsidyDimension;
import org.chuangdai.statistics.SubsidyStatistics;
import org.chuangdai.statistics.TargetProgress;
import org.chuangdai.subsidy.SubsidyFilter;

/** Asks the statistics for a dispatch sheet: at most thirteen statements, however many divisions lie below. */
@ApplicationScoped
class DispatchFigures {
    private final Figures figures;
    private final DivisionStore divisions;
    private final CurrentCaller current;
    private final CalendarClock clock;

    DispatchFigures(Figures figures, DivisionStore divisions, CurrentCaller current, CalendarClock clock) {
        this.figures = figures;
        this.divisions = divisions;
        this.current = current;
        this.clock = clock;
    }

    /** FORBIDDEN for a division out of sight, NOT_FOUND for one that there is not, BAD_REQUEST for a month to come. */
    Uni<DispatchSheet> ask(String division, YearMonth month) {
        String code = DivisionCode.full(division);
        current.figures().requireFigures(Reach.ofFigures(""), division);
        LocalDate today = clock.today();
        if (month.atDay(1).isAfter(today)) {
            throw new Refusal(ErrorCode.BAD_REQUEST, "%s尚未到来，请选择本月或以前的月份。", "%s lies in the future; choose this month or an earlier one.", month);
        }
        LocalDate asOf = month.atEndOfMonth().isAfter(today) ? today : month.atEndOfMonth();
        return figures.lendingProgress(division, asOf).flatMap(progress -> divisions.byCode(progress.stream().map(TargetProgress::divisionCode).toList()).flatMap(places -> {
            if (!places.containsKey(code)) {
                throw BriefingFigures.unknown(code);
            }
            return new Asking(code, month, asOf, places, progress).sheet(today);
        }));
    }

    /** One sheet while it is being put together. */
    private final class Asking {
        private final String code;
        private final YearMonth month;
        private final LocalDate asOf;
        private final Map<String, Division> places;
        private final Map<String, Map<DispatchColumn, BigDecimal>> below = new TreeMap<>();
        private final Map<String, String> names = new TreeMap<>();
        private final Map<DispatchColumn, BigDecimal> own = new EnumMap<>(DispatchColumn.class);
        private final LoanFilter loans = new LoanFilter();
        private final IncubationBaseFilter bases = new IncubationBaseFilter();
        private final SubsidyFilter subsidies = new SubsidyFilter();

        Asking(String code, YearMonth month, LocalDate asOf, Map<String, Division> places, List<TargetProgress> progress) {
            this.code = code;
            this.month = month;
            this.asOf = asOf;
            this.places = places;
            loans.division = code;
            bases.division = code;
            subsidies.division = code;
            progress.forEach(row -> put(row.divisionCode().equals(code) ? own : row(row.divisionCode(), null),
                    DispatchColumn.TARGET, row.target(), DispatchColumn.COMPLETION, row.completionRate()));
        }

        Uni<DispatchSheet> sheet(LocalDate today) {
            List<Uni<Void>> questions = new ArrayList<>(questions(null));
            places.values().stream().filter(place -> !place.code().equals(code)).map(Division::level).min(Comparator.naturalOrder())
                    .filter(level -> level != DivisionLevel.VILLAGE).ifPresent(level -> questions.addAll(questions(level)));
            Uni<List<Void>> answers = Uni.join().all(questions).andFailFast();
            return answers.map(done -> {
                zeros(own);
                below.values().forEach(this::zeros);
                List<DispatchSheet.Row> rows = below.entrySet().stream().map(row -> new DispatchSheet.Row(row.getKey(), name(row.getKey()), row.getValue())).toList();
                return new DispatchSheet(places.get(code), month, asOf, today, rows, new DispatchSheet.Row(code, places.get(code).name() + "（本级） · Division itself", own));
            });
        }

        /** Each question once for the division itself, or split into what lies on a level below. */
        private List<Uni<Void>> questions(DivisionLevel level) {
            DateRange ofMonth = DateRange.of(month.atDay(1), asOf);
            DateRange ofYear = DateRange.of(LocalDate.of(month.getYear(), 1, 1), asOf);
            LoanDimension[] byLoan = level == null ? new LoanDimension[0] : new LoanDimension[] {LoanDimension.valueOf(level.name())};
            BaseDimension[] byBase = level == null ? new BaseDimension[0] : new BaseDimension[] {BaseDimension.valueOf(level.name())};
            SubsidyDimension[] bySubsidy = level == null ? new SubsidyDimension[0] : new SubsidyDimension[] {SubsidyDimension.valueOf(level.name())};
            return List.of(
                    filled(figures.loans(ofMonth, loans, byLoan), LoanStatistics::key, (values, row) -> put(values, DispatchColumn.MONTH_DISBURSED, row.disbursed(),
                            DispatchColumn.MONTH_GROWTH, row.yearOnYear(), DispatchColumn.MONTH_LOANS, count(row.loanCount()), DispatchColumn.MONTH_BORROWERS, count(row.borrowerCount()))),
                    filled(figures.loans(ofYear, loans, byLoan), LoanStatistics::key, (values, row) -> put(values, DispatchColumn.YEAR_DISBURSED, row.disbursed(),
                            DispatchColumn.YEAR_GROWTH, row.yearOnYear(), DispatchColumn.YEAR_LOANS, count(row.loanCount()), DispatchColumn.YEAR_BORROWERS, count(row.borrowerCount()),
                            DispatchColumn.JOBS, count(row.jobsDriven()), DispatchColumn.BALANCE, row.owed())),
                    filled(figures.repayments(ofYear, loans, byLoan), RepaymentStatistics::key, (values, row) -> put(values, DispatchColumn.DUE, row.due(), DispatchColumn.REPAID, row.repaid(),
                            DispatchColumn.REPAYMENT_RATE, row.getRepaymentRate(), DispatchColumn.OVERDUE, row.overdue(), DispatchColumn.OVERDUE_RATE, row.getOverdueRate(),
                            DispatchColumn.COMPENSATED, row.compensated())),
                    filled(figures.bases(ofYear, bases, byBase), BaseStatistics::key, (values, row) -> put(values, DispatchColumn.BASES, count(row.baseCount()),
                            DispatchColumn.NEW_BASES, count(row.newBaseCount()), DispatchColumn.RESIDENTS, count(row.residentCount()), DispatchColumn.RESIDENT_JOBS, count(row.jobs()))),
                    filled(figures.subsidies(ofYear, subsidies, bySubsidy), SubsidyStatistics::key, (values, row) -> put(values, DispatchColumn.SUBSIDIES, row.paid())));
        }

        private <T> Uni<Void> filled(Uni<List<T>> rows, Function<T, List<DimensionValue>> key, BiConsumer<Map<DispatchColumn, BigDecimal>, T> fill) {
            return rows.invoke(all -> {
                synchronized (this) {
                    all.forEach(row -> fill.accept(key.apply(row).isEmpty() ? own : row(DivisionCode.full(key.apply(row).get(0).code()), key.apply(row).get(0).label()), row));
                }
            }).replaceWithVoid();
        }

        private Map<DispatchColumn, BigDecimal> row(String place, String label) {
            if (label != null) {
                names.putIfAbsent(place, label);
            }
            return below.computeIfAbsent(place, missing -> new EnumMap<>(DispatchColumn.class));
        }

        private String name(String place) {
            return place.equals(code) ? places.get(code).name() + "（直属） · Directly at the division" : places.containsKey(place) ? places.get(place).name() : names.get(place);
        }

        /** Nothing recorded is a count of none and no money; targets and rates are missing instead. */
        private void zeros(Map<DispatchColumn, BigDecimal> values) {
            for (DispatchColumn column : DispatchColumn.values()) {
                if (column.kind != DispatchColumn.Kind.RATE && column != DispatchColumn.TARGET) {
                    values.putIfAbsent(column, BigDecimal.ZERO);
                }
            }
        }
    }

    private static BigDecimal count(Integer count) {
        return count == null ? null : BigDecimal.valueOf(count);
    }

    /** @param figures column and value in turn */
    private static void put(Map<DispatchColumn, BigDecimal> values, Object... figures) {
        for (int i = 0; i < figures.length; i += 2) {
            if (figures[i + 1] != null) {
                values.put((DispatchColumn) figures[i], (BigDecimal) figures[i + 1]);
            }
        }
    }
}
