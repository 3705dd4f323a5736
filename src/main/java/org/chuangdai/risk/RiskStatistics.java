package org.chuangdai.risk;

import java.math.BigDecimal;
import java.util.List;
import org.chuangdai.statistics.DimensionValue;
import org.chuangdai.statistics.Ratio;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;

/**
 * Risk figures of one row as of a day; rates are computed from the exact sums. Money in yuan. Figures are null where the row is suppressed.
 *
 * @param nonPerforming   balances of the loans more than 90 days overdue
 * @param compensatedYear compensated in the calendar year up to the day
 * @param released        lent less owed: what the guarantee no longer stands for
 * @param exposure        balances that a fund stands for: not on the bank's own credit, neither compensated nor written off
 */
@Description("风险统计 · Risk figures of one row as of a day; all figures are null when the row is suppressed.")
public record RiskStatistics(
        @NonNull @Description("维度取值 · What the row stands for, in the order of groupBy.") List<@NonNull DimensionValue> key,
        @Description("是否因人数过少而不予显示 · Whether the figures are withheld because they stand for fewer than three borrowers, or could reveal such a row.") boolean suppressed,
        @Description("有余额笔数 · Loans with a balance.") Integer loanCount,
        @Description("逾期笔数 · Loans that are overdue.") Integer overdueLoanCount,
        @Description("不良笔数：逾期超过90天 · Loans more than 90 days overdue.") Integer nonPerformingLoanCount,
        @Ignore BigDecimal owed,
        @Ignore BigDecimal overdue,
        @Ignore BigDecimal nonPerforming,
        @Ignore BigDecimal compensatedYear,
        @Ignore BigDecimal compensated,
        @Ignore BigDecimal recovered,
        @Ignore BigDecimal released,
        @Ignore BigDecimal exposed,
        @Ignore BigDecimal deposited,
        @Ignore int people) {

    RiskStatistics withheld() {
        return new RiskStatistics(key, true, null, null, null, null, null, null, null, null, null, null, null, null, people);
    }

    @Description("逾期率 · Overdue rate: overdueBalance over balance.")
    public BigDecimal getOverdueRate() {
        return Ratio.of(overdue, owed);
    }

    @Description("不良率 · Non-performing rate: nonPerformingBalance over balance.")
    public BigDecimal getNplRate() {
        return Ratio.of(nonPerforming, owed);
    }

    @Description("代偿率（本年代偿额÷余额） · Compensation rate by balance: compensated in the calendar year up to the day over balance.")
    public BigDecimal getCompensationRateOfBalance() {
        return Ratio.of(compensatedYear, owed);
    }

    @Description("代偿率（累计代偿额÷累计解保额） · Compensation rate by released guarantees: ever compensated over ever released, that is repaid, compensated or written off.")
    public BigDecimal getCompensationRateOfReleased() {
        return Ratio.of(compensated, released);
    }

    @Description("追偿回收率（累计追偿额÷累计代偿额），不是贷款回收率 · Recovery rate: ever recovered over ever compensated. The repayment rate of loans (贷款回收率) is repaymentStatistics.repaymentRate.")
    public BigDecimal getRecoveryRate() {
        return Ratio.of(recovered, compensated);
    }

    @Description("放大倍数（担保责任余额÷基金存款），仅按FUND一个维度分组时给出 · Fund leverage: exposure over fundDeposit; only when grouped by FUND alone, and with a deposit on record.")
    public BigDecimal getFundMultiple() {
        return Ratio.of(exposed, deposited);
    }
}
