package org.chuangdai.interest;

import java.math.BigDecimal;
import org.chuangdai.policy.GovernmentLevel;
import org.chuangdai.sql.Cells;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;

/** What a level of government bears of an interest subsidy, in yuan. */
@Description("贴息分担 · What a level of government bears; the shares sum to the amount exactly.")
public record InterestSubsidyShare(
        @Ignore long subsidyKey,
        @NonNull @Description("财政层级 · Level.") GovernmentLevel level,
        @NonNull @Description("金额（元） · Amount.") BigDecimal amount) {

    InterestSubsidyShare(Cells cells) {
        this(cells.id(), cells.constant(GovernmentLevel.class), cells.money());
    }
}
