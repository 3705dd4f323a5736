package org.chuangdai.statistics;

import java.math.BigDecimal;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;

/** One figure of a row, to be compared; what it is compared with is asked only where a field names it. */
@Description("指标对比：环比、同比、累计、占比、排名 · One figure of a row beside other periods and beside its siblings. Siblings differ along the last dimension of groupBy that is not one of time, "
        + "or else the last; along a division they share the next higher division, along anything else the answer without that dimension.")
public record FigureComparison(
        @NonNull @Description("指标 · Which figure.") String figure,
        @Description("本期数值 · The row's own figure.") BigDecimal value,
        @Ignore Comparer<?, ?> comparer) {
}
