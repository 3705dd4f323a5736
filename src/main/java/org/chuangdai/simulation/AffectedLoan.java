package org.chuangdai.simulation;

import java.math.BigDecimal;
import java.util.List;
import org.chuangdai.policy.EligibilityCode;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;

/** A loan that the changed policy would have treated otherwise. Money in yuan. */
@Description("受影响的贷款 · A loan that the changed policy would have treated otherwise; money in yuan.")
public record AffectedLoan(
        @Ignore long loanKey,
        @NonNull @Description("原获贷金额（元） · Granted.") BigDecimal grantedBefore,
        @NonNull @Description("模拟获贷金额（元） · Granted under the changed policy.") BigDecimal grantedAfter,
        @NonNull @Description("原贴息（元） · Interest subsidy within the period.") BigDecimal subsidyBefore,
        @NonNull @Description("模拟贴息（元） · Interest subsidy within the period under the changed policy.") BigDecimal subsidyAfter,
        @Description("原额度（元） · Limit under the issued policy; not known when missing.") BigDecimal limitBefore,
        @Description("模拟额度（元） · Limit under the changed policy; not known when missing.") BigDecimal limitAfter,
        @NonNull @Description("新不符合的条件 · Rules newly broken.") List<@NonNull EligibilityCode> newlyBroken) {
}
