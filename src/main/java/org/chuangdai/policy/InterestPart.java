package org.chuangdai.policy;

import java.math.BigDecimal;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

/** Who pays what part of the interest in a year of the loan, in percent a year of the whole amount. */
@Description("利息分担 · Who pays what part of the annual rate on the whole amount.")
public record InterestPart(
        @Description("第几年（最后一项以后不变） · Year of the loan; the last one goes on.") int year,
        @NonNull @Description("个人承担（%） · The borrower, in percent a year.") BigDecimal borrower,
        @NonNull @Description("财政贴息（%） · The treasury, in percent a year.") BigDecimal treasury) {
}
