package org.chuangdai.statistics;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

/** A figure of all time up to the end of a row's period, or of that year. */
@Description("累计数值 · A figure from an earlier day on up to the end of the row's period, as a question about that period answers it: what is counted once is counted once.")
public record CumulativeFigure(
        @Description("起 · From this day on; null since inception.") LocalDate from,
        @NonNull @Description("止 · Up to the end of the row's period.") LocalDate to,
        @Description("累计值 · The figure; null of a rate without anything to divide by, and when withheld.") BigDecimal value) {
}
