package org.chuangdai.briefing;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.chuangdai.CalendarClock;
import org.chuangdai.access.CurrentCaller;
import org.chuangdai.access.Reach;
import org.chuangdai.base.IncubationBaseFilter;
import org.chuangdai.division.Division;
import org.chuangdai.division.DivisionCode;
import org.chuangdai.division.DivisionStore;
import org.chuangdai.entrepreneur.BorrowerGroup;
import org.chuangdai.graphql.DateRange;
import org.chuangdai.graphql.ErrorCode;
import org.chuangdai.graphql.MoneyUnit;
import org.chuangdai.graphql.Refusal;
import org.chuangdai.loan.LoanFilter;
import org.chuangdai.statistics.BaseDimension;
import org.chuangdai.statistics.BaseStatistics;
import org.chuangdai.statistics.DimensionValue;
import org.chuangdai.statistics.Figures;
import org.chuangdai.statistics.LoanDimension;
import org.chuangdai.statistics.LoanStatistics;
import org.chuangdai.statistics.RepaymentStatistics;
import org.chuangdai.statistics.ServiceDimension;
import org.chuangdai.statistics.ServiceStatistics;
import org.chuangdai.statistics.SubsidyDimension;
import org.chuangdai.statistics.SubsidyStatistics;
import org.chuangdai.statistics.TargetProgress;
import org.chuangdai.subsidy.SubsidyFilter;
import org.chuangdai.subsidy.SubsidyKind;

/** Asks the statistics for what a briefing may print: at most thirteen statements, whatever the division and the period. */
@ApplicationScoped
class BriefingFigures {
    private final Figures figures;
    private final DivisionStore divisions;
    private final CurrentCaller current;
    private final CalendarClock clock;

    BriefingFigures(Figures figures, DivisionStore divisions, CurrentCaller current, CalendarClock clock) {
        this.figures = figures;
        this.divisions = divisions;
        this.current = current;
        this.clock = clock;
    }

    /** FORBIDDEN for a division out of sight, NOT_FOUND for one that there is not, BAD_REQUEST for a period that ends before it begins. */
    Uni<Facts> ask(String division, DateRange range) {
        String code = DivisionCode.full(division);
        current.figures().requireFigures(Reach.ofFigures(""), division);
        ReportPeriod period = ReportPeriod.of(range, clock.today());
        return named(code).flatMap(place -> {
            Uni<List<Map<Item, Facts.Value>>> answers = Uni.join().all(questions(DivisionCode.prefix(code), period)).andFailFast();
            return answers.map(parts -> {
                Map<Item, Facts.Value> all = new EnumMap<>(Item.class);
                parts.forEach(all::putAll);
                return new Facts(place, period, all);
            });
        });
    }

    private Uni<Division> named(String code) {
        return divisions.byCode(List.of(code)).map(found -> {
            if (!found.containsKey(code)) {
                throw unknown(code);
            }
            return found.get(code);
        });
    }

    static Refusal unknown(String division) {
        return new Refusal(ErrorCode.NOT_FOUND, "没有代码为%s的行政区划，请用divisions查询。", "There is no division %s; divisions lists them.", division);
    }

    private List<Uni<Map<Item, Facts.Value>>> questions(String place, ReportPeriod period) {
        DateRange range = period.range();
        LoanFilter loans = loans(place);
        LoanFilter repeated = loans(place);
        repeated.sequence = List.of(2, 3);
        SubsidyFilter graduates = subsidies(place);
        graduates.kind = List.of(SubsidyKind.STARTUP_ONE_OFF);
        graduates.group = List.of(BorrowerGroup.COLLEGE_GRADUATE);
        List<Uni<Map<Item, Facts.Value>>> questions = new ArrayList<>(List.of(
                figures.loans(range, loans).map(rows -> lent(rows.get(0))),
                figures.loans(range, loans, LoanDimension.BORROWER_KIND).map(BriefingFigures::byBorrower),
                figures.loans(range, repeated).map(rows -> values(put -> {
                    put.count(Item.REPEATERS, rows.get(0).borrowerCount());
                    put.money(Item.REPEATED, rows.get(0).disbursed());
                })),
                figures.loans(range, loans, LoanDimension.AGRICULTURAL, LoanDimension.POVERTY_RELATED).map(BriefingFigures::byPurpose),
                figures.repayments(range, loans).map(rows -> repaid(rows.get(0))),
                figures.bases(range, bases(place)).map(rows -> incubated(rows.get(0))),
                figures.bases(range, bases(place), BaseDimension.LEVEL).map(BriefingFigures::byLevel),
                figures.subsidies(range, subsidies(place), SubsidyDimension.KIND).map(BriefingFigures::byKind),
                figures.subsidies(range, graduates).map(rows -> values(put -> {
                    put.count(Item.GRADUATE_PAYEES, rows.get(0).payeeCount());
                    put.money(Item.GRADUATE_ONE_OFF, rows.get(0).paid());
                })),
                figures.services(range, bases(place), ServiceDimension.KIND).map(BriefingFigures::byService)));
        if (period.withinOneYear()) {
            questions.add(figures.lendingProgress(place, period.to()).map(rows -> progress(rows.get(0))));
        }
        return questions;
    }

    private static LoanFilter loans(String place) {
        LoanFilter filter = new LoanFilter();
        filter.division = place;
        return filter;
    }

    private static IncubationBaseFilter bases(String place) {
        IncubationBaseFilter filter = new IncubationBaseFilter();
        filter.division = place;
        return filter;
    }

    private static SubsidyFilter subsidies(String place) {
        SubsidyFilter filter = new SubsidyFilter();
        filter.division = place;
        return filter;
    }

    private static Map<Item, Facts.Value> lent(LoanStatistics row) {
        return values(put -> {
            put.money(Item.DISBURSED, row.disbursed());
            put.ratio(Item.DISBURSED_GROWTH, row.yearOnYear());
            put.count(Item.BORROWERS, row.borrowerCount());
            put.count(Item.JOBS, row.jobsDriven());
            put.count(Item.LOANS, row.loanCount());
            put.money(Item.BALANCE, row.owed());
        });
    }

    private static Map<Item, Facts.Value> byBorrower(List<LoanStatistics> rows) {
        return values(put -> rows.stream().filter(row -> is(row.key(), 0, "INDIVIDUAL")).forEach(row -> put.count(Item.INDIVIDUALS, row.borrowerCount())));
    }

    private static Map<Item, Facts.Value> byPurpose(List<LoanStatistics> rows) {
        return values(put -> {
            put.count(Item.FARM_LOANS, loans(rows, 0));
            put.money(Item.FARM_DISBURSED, money(rows, 0));
            put.count(Item.POVERTY_LOANS, loans(rows, 1));
            put.money(Item.POVERTY_DISBURSED, money(rows, 1));
        });
    }

    private static int loans(List<LoanStatistics> rows, int dimension) {
        return rows.stream().filter(row -> is(row.key(), dimension, "true")).mapToInt(LoanStatistics::loanCount).sum();
    }

    private static BigDecimal money(List<LoanStatistics> rows, int dimension) {
        return rows.stream().filter(row -> is(row.key(), dimension, "true")).map(LoanStatistics::disbursed).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static Map<Item, Facts.Value> repaid(RepaymentStatistics row) {
        return values(put -> {
            put.ratio(Item.REPAYMENT_RATE, row.getRepaymentRate());
            put.ratio(Item.OVERDUE_RATE, row.getOverdueRate());
            put.money(Item.COMPENSATED, row.compensated());
            put.money(Item.RECOVERED, row.recovered());
        });
    }

    private static Map<Item, Facts.Value> incubated(BaseStatistics row) {
        return values(put -> {
            put.count(Item.BASES, row.baseCount());
            put.count(Item.NEW_BASES, row.newBaseCount());
            put.count(Item.ADMITTED, row.cumulativeResidentCount());
            put.count(Item.RESIDENTS, row.residentCount());
            put.count(Item.RESIDENT_JOBS, row.jobs());
            put.ratio(Item.OCCUPANCY, row.occupancyRate());
            put.ratio(Item.GRADUATION, row.graduationRate());
            put.money(Item.BASE_SUBSIDIES, row.subsidies());
            put.money(Item.RESIDENT_LOANS, row.residentLoans());
            put.money(Item.SUPPORT, row.subsidies().add(row.residentLoans()));
        });
    }

    private static Map<Item, Facts.Value> byLevel(List<BaseStatistics> rows) {
        Map<String, Item> levels = Map.of("NATIONAL", Item.NATIONAL_BASES, "PROVINCIAL", Item.PROVINCIAL_BASES, "MUNICIPAL", Item.MUNICIPAL_BASES, "COUNTY", Item.COUNTY_BASES);
        return values(put -> rows.forEach(row -> {
            Item item = levels.get(row.key().get(0).code());
            if (item != null) {
                put.count(item, row.baseCount());
            }
        }));
    }

    private static Map<Item, Facts.Value> byKind(List<SubsidyStatistics> rows) {
        Map<String, Item> kinds = Map.of("BASE_OPERATION", Item.OPERATION, "BASE_RELIEF", Item.RELIEF, "BASE_CONSTRUCTION_AWARD", Item.AWARD, "STARTUP_ONE_OFF", Item.ONE_OFF);
        return values(put -> rows.forEach(row -> {
            Item item = kinds.get(row.key().get(0).code());
            if (item != null) {
                put.money(item, row.paid());
            }
            if (item == Item.ONE_OFF) {
                put.count(Item.ONE_OFF_PAYEES, row.payeeCount());
            }
        }));
    }

    private static Map<Item, Facts.Value> byService(List<ServiceStatistics> rows) {
        return values(put -> Arrays.stream(Item.values()).filter(item -> item.service != null).forEach(item -> {
            for (int i = 0; i < rows.size(); i++) {
                if (is(rows.get(i).key(), 0, item.service)) {
                    put.put(item, BigDecimal.valueOf(rows.get(i).startupCount()), i);
                }
            }
        }));
    }

    private static Map<Item, Facts.Value> progress(TargetProgress row) {
        return values(put -> {
            put.ratio(Item.COMPLETION, row.completionRate());
            put.money(Item.YEAR_DISBURSED, row.actual());
        });
    }

    private static boolean is(List<DimensionValue> key, int dimension, String code) {
        return key.get(dimension).code().equals(code);
    }

    private static Map<Item, Facts.Value> values(Consumer<Put> figures) {
        Put put = new Put(new EnumMap<>(Item.class));
        figures.accept(put);
        return put.values();
    }

    /** Takes the values of one answer, each as the API gives it, but none about which a report keeps silent. */
    private record Put(Map<Item, Facts.Value> values) {

        void put(Item item, BigDecimal value, int row) {
            if (!item.silent(value)) {
                values.put(item, new Facts.Value(value, row));
            }
        }

        void money(Item item, BigDecimal yuan) {
            put(item, MoneyUnit.express(yuan, null), 0);
        }

        void count(Item item, Integer count) {
            put(item, count == null ? null : BigDecimal.valueOf(count), 0);
        }

        void ratio(Item item, BigDecimal ratio) {
            put(item, ratio, 0);
        }
    }
}
