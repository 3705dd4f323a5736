package org.chuangdai.statistics;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

/** One figure that the roll-up and the records tell differently; null where one of them has no such row. */
@Description("汇总与明细不一致的指标 · A figure that the roll-up and the records tell differently.")
public record ReconcileDifference(
        @NonNull @Description("统计查询 · The query.") String statistics,
        @NonNull @Description("区划代码前缀及维度取值 · Division prefix and codes of the row.") String row,
        @NonNull @Description("指标 · The figure.") String figure,
        @Description("汇总值 · What the roll-up says.") String fromRollup,
        @Description("明细值 · What the records say.") String fromRecords) {
}
