package org.chuangdai.statistics;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

/** What an indicator adds to a score. */
@Description("分项得分 · What an indicator adds to a score.")
public record ScorePart(
        @NonNull @Description("指标代码 · Indicator.") String indicator,
        @Description("目标值 · Target; null when none is set, which earns nothing.") BigDecimal target,
        @NonNull @Description("完成值 · Reached.") BigDecimal actual,
        @Description("完成率 · Actual over target, four decimals; null without a target.") BigDecimal completionRate,
        @NonNull @Description("计分完成率 · The rate that counts: the completion rate, at most the stated maximum; 0 without a target.") BigDecimal countedRate,
        @NonNull @Description("分值 · Weight.") BigDecimal weight,
        @NonNull @Description("得分 · Counted rate times weight, two decimals, half up.") BigDecimal points) {
    private static final int POINT_DECIMALS = 2;

    static ScorePart of(TargetProgress progress, ScoreWeightInput weight) {
        BigDecimal rate = progress.completionRate();
        BigDecimal counted = rate == null ? BigDecimal.ZERO : rate.min(weight.rateMax());
        return new ScorePart(progress.indicator(), progress.target(), progress.actual(), rate, counted, weight.weight,
                counted.multiply(weight.weight).setScale(POINT_DECIMALS, RoundingMode.HALF_UP));
    }
}
