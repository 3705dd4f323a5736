package org.chuangdai.statistics;

import java.math.BigDecimal;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;

/** Figures of the bases of one row. */
@Description("孵化基地统计 · Figures of the bases of one row.")
public record BaseStatistics(
        @NonNull @Description("维度取值 · What the row stands for, in the order of groupBy.") List<@NonNull DimensionValue> key,
        @Description("基地数 · Bases accredited at the end of the period.") int baseCount,
        @Description("新认定基地数 · Bases first accredited in the period.") int newBaseCount,
        @Description("在孵实体数 · Distinct start-ups in incubation at the end of the period, in all bases of the filter.") int residentCount,
        @Description("累计进驻实体数 · Distinct start-ups ever admitted up to the end of the period.") int cumulativeResidentCount,
        @Description("在孵实体从业人数 · Employees of the residents at the end of the period, as their residencies report them.") int jobs,
        @Description("毕业率 · Graduated over all who left in the period; null when nobody left.") BigDecimal graduationRate,
        @Description("工位使用率 · Residencies at the end of the period over the workstations of the bases counted; null without workstations.") BigDecimal occupancyRate,
        @Ignore BigDecimal subsidies,
        @Ignore BigDecimal residentLoans,
        @Ignore BaseQuestion question) {

    /** Whether there is no base. */
    boolean blank() {
        return baseCount == 0 && newBaseCount == 0 && cumulativeResidentCount == 0 && subsidies.signum() == 0 && residentLoans.signum() == 0;
    }
}
