package org.chuangdai.simulation;

import java.math.BigDecimal;
import org.chuangdai.policy.GuaranteeFund;
import org.chuangdai.statistics.Ratio;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

/** A guarantee fund whose exposure of today would be another. Money in yuan. */
@Description("担保基金的变化 · A guarantee fund today, and what it would stand for.")
public record SimulationFund(
        @NonNull @Description("担保基金 · The fund.") GuaranteeFund fund,
        @NonNull @Description("担保责任余额变化（元） · Change of its exposure, in yuan.") BigDecimal exposureChange,
        @Description("若在额度处的借款人都按新额度足额借款，再增加的上限（元） · At most so much more if all who were held by the limit had borrowed up to the changed one, in yuan.") BigDecimal exposureMoreAtMost,
        @Description("模拟政策的放大倍数上限 · Multiple that the changed policy allows today.") BigDecimal multipleMax) {

    @Description("模拟放大倍数 · Multiple with the change; none without a deposit.")
    public BigDecimal getMultipleAfter() {
        return Ratio.of(fund.exposure().add(exposureChange), fund.deposit());
    }

    @Description("上限情形下的放大倍数 · Multiple with exposureMoreAtMost as well; none without a deposit.")
    public BigDecimal getMultipleAtMost() {
        return Ratio.of(fund.exposure().add(exposureChange).add(exposureMoreAtMost), fund.deposit());
    }
}
