package org.chuangdai.policy;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import org.chuangdai.graphql.Node;
import org.chuangdai.graphql.NodeId;
import org.chuangdai.sql.Cells;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;

/** A guarantee fund (担保基金) as of a day: what lies on its deposit and what it stands for today. Money in yuan. */
@Description("担保基金 · Guarantee fund.")
public record GuaranteeFund(
        @Ignore long key, @Ignore String divisionCode,
        @NonNull @Description("代码 · Code.") String code,
        @NonNull @Description("名称 · Name.") String name,
        @Description("存款余额（元） · Balance of its deposit, in yuan.") BigDecimal deposit,
        @Description("存款日期 · Day of that balance.") LocalDate depositOn,
        @NonNull @Description("担保责任余额（元）：当地除银行信用以外贷款的余额 · What it stands for, in yuan: balances of the loans there that are not on the bank's own credit.") BigDecimal exposure)
        implements Node {
    static final String TYPE = "GuaranteeFund";
    private static final int RATIO_DECIMALS = 4;

    GuaranteeFund(Cells cells) {
        this(cells.id(), cells.text(), cells.text(), cells.text(), cells.money(), cells.date(), cells.money());
    }

    @Override
    @Id
    @NonNull
    public String getId() {
        return NodeId.of(TYPE, key);
    }

    @Description("放大倍数 · Exposure over deposit; none without a deposit.")
    public BigDecimal getMultiple() {
        return deposit == null || deposit.signum() == 0 ? null : exposure.divide(deposit, RATIO_DECIMALS, RoundingMode.HALF_UP);
    }
}
