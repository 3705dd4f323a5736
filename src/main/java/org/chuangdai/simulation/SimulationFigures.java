package org.chuangdai.simulation;

import java.math.BigDecimal;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

/** What was, or would be. Money in yuan. */
@Description("模拟指标 · Figures as they were, or as they would be; money in yuan.")
public record SimulationFigures(
        @Description("获贷笔数 · Loans granted.") int grantedCount,
        @NonNull @Description("获贷金额（元） · Amount granted, in yuan.") BigDecimal grantedAmount,
        @NonNull @Description("期间内的贴息（元），按实际余额和天数；条件以合同所载为准，导入的贷款按当时政策 · Interest subsidy of these loans within the period, in yuan, by their actual balances and days; on the terms of the contract, of imported loans those of the policy then.") BigDecimal interestSubsidy,
        @NonNull @Description("代偿中基金承担（元） · What the fund bears of what was ever compensated for these loans, in yuan.") BigDecimal fundCompensation) {
    static final SimulationFigures NONE = new SimulationFigures(0, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO);

    SimulationFigures plus(BigDecimal granted, BigDecimal subsidy, BigDecimal compensation) {
        return new SimulationFigures(grantedCount + granted.signum(), grantedAmount.add(granted), interestSubsidy.add(subsidy), fundCompensation.add(compensation));
    }
}
