package org.chuangdai.statistics;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

/** A figure of another period beside the row's own. */
@Description("对比期数值 · The same figure of another period, beside the row's own.")
public record ComparedFigure(
        @Description("对比期起 · Beginning of that period; null when it is open.") LocalDate from,
        @NonNull @Description("对比期止 · End of that period.") LocalDate to,
        @Description("对比期数值 · The figure then, 0 where nothing was recorded; null of a rate without anything to divide by, and when withheld.") BigDecimal value,
        @Description("增减 · The row's figure less that one; of rates in points.") BigDecimal difference,
        @Description("增长率 · The difference over that figure: 0.10 is +10 %; null when that was zero.") BigDecimal growth) {
}
