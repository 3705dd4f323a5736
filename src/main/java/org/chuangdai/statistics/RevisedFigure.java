package org.chuangdai.statistics;

import java.math.BigDecimal;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

/** A figure as it was known and as it is known now. */
@Description("修订的指标 · A figure as it was known then and as it is known now.")
public record RevisedFigure(
        @NonNull @Description("所在查询与字段 · Query and field that yield it, as loanStatistics.disbursedAmount.") String figure,
        @NonNull @Description("名称 · Its Chinese name, with its unit.") String label,
        @Description("当时 · As known at the end of asOf.") BigDecimal then,
        @Description("现在 · As known now, with the same period and asOf for today.") BigDecimal now,
        @Description("差额 · Now less then; null where either has no value.") BigDecimal difference) {

    static RevisedFigure of(String figure, String label, BigDecimal then, BigDecimal now) {
        return new RevisedFigure(figure, label, then, now, then == null || now == null ? null : now.subtract(then));
    }
}
