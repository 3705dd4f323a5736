package org.chuangdai.statistics;

import java.math.BigDecimal;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;

/** How far a division has come towards a yearly target. */
@Description("目标进度 · How far a division has come towards a yearly target.")
public record TargetProgress(
        @Ignore String divisionCode,
        @NonNull @Description("指标代码 · Indicator.") String indicator,
        @Description("年度 · Year.") int year,
        @Description("目标值 · Target; null when none is set.") BigDecimal target,
        @NonNull @Description("完成值 · Reached by the day asked for, within the year.") BigDecimal actual,
        @Description("完成率 · Actual over target, four decimals; null without a target.") BigDecimal completionRate,
        @Description("排名 · Rank by completion rate among the children; equal rates share a rank. Null for the division itself and without a rate.") Integer rank,
        @Description("是否落后于时间进度 · Whether the completion rate is below the elapsed share of the year; null without a target.") Boolean behindSchedule) {

    TargetProgress ranked(Integer place) {
        return new TargetProgress(divisionCode, indicator, year, target, actual, completionRate, place, behindSchedule);
    }
}
