package org.chuangdai.statistics;

import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

/** What a reconciliation compared and found. */
@Description("汇总核对结果 · What comparing roll-ups and records found.")
public record ReconcileReport(
        @Description("已比对的指标数 · Figures compared.") long comparedCount,
        @Description("不一致的指标数 · Figures that differ.") int differenceCount,
        @NonNull @Description("不一致的指标，最多100项 · The figures that differ, at most 100 of them.") List<@NonNull ReconcileDifference> differences) {
    static final int DIFFERENCES_MAX = 100;
}
