package org.chuangdai.statistics;

import java.math.BigDecimal;
import java.util.function.Function;
import org.eclipse.microprofile.graphql.Description;

@Description("孵化基地统计指标 · Figures of base statistics.")
public enum BaseFigure implements Figure<BaseStatistics> {
    BASE_COUNT("基地数", Measure.STANDING, row -> Figure.number(row.baseCount())),
    NEW_BASE_COUNT("新认定基地数", Measure.COUNT, row -> Figure.number(row.newBaseCount())),
    RESIDENT_COUNT("在孵实体数", Measure.STANDING, row -> Figure.number(row.residentCount())),
    CUMULATIVE_RESIDENT_COUNT("累计进驻实体数", Measure.STANDING, row -> Figure.number(row.cumulativeResidentCount())),
    JOBS("在孵实体从业人数", Measure.STANDING, row -> Figure.number(row.jobs())),
    GRADUATION_RATE("毕业率", Measure.RATE, row -> row.graduationRate()),
    OCCUPANCY_RATE("工位使用率", Measure.RATE, row -> row.occupancyRate()),
    SUBSIDY_AMOUNT("基地补贴", Measure.AMOUNT, row -> row.subsidies()),
    RESIDENT_LOAN_AMOUNT("在孵实体贷款", Measure.AMOUNT, row -> row.residentLoans()),
    SUPPORT_TOTAL("扶持资金合计", Measure.AMOUNT, row -> row.subsidies().add(row.residentLoans()));

    private final Reading<BaseStatistics> reading;

    BaseFigure(String label, Measure measure, Function<BaseStatistics, BigDecimal> value) {
        this.reading = new Reading<>(label, measure, value);
    }

    @Override
    public Reading<BaseStatistics> reading() {
        return reading;
    }
}
