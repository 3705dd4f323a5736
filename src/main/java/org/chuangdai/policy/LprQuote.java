package org.chuangdai.policy;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.chuangdai.sql.Cells;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

/** One-year loan prime rate from a day on, in percent a year. */
@Description("一年期LPR · One-year loan prime rate from a day on.")
public record LprQuote(
        @NonNull @Description("公布日期 · From this day on.") LocalDate effectiveFrom,
        @NonNull @Description("利率（%） · Percent a year.") BigDecimal rate) {

    LprQuote(Cells cells) {
        this(cells.date(), cells.money());
    }
}
