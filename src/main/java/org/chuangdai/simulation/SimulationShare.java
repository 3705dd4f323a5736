package org.chuangdai.simulation;

import java.math.BigDecimal;
import org.chuangdai.policy.GovernmentLevel;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

/** What a level of government bears of the interest subsidy of the period. Money in yuan. */
@Description("贴息分担 · What a level of government bears of the period's interest subsidy, in yuan.")
public record SimulationShare(
        @Description("级次；政策未规定分担比例的部分为空 · Level; missing for what no policy assigns to one.") GovernmentLevel level,
        @NonNull @Description("原政策（元） · As it was.") BigDecimal before,
        @NonNull @Description("模拟（元） · As it would be.") BigDecimal after) {

    @NonNull
    @Description("差额（元） · After less before.")
    public BigDecimal getDifference() {
        return after.subtract(before);
    }
}
