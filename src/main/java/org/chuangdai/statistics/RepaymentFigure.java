package org.chuangdai.statistics;

import java.math.BigDecimal;
import java.util.function.Function;
import org.eclipse.microprofile.graphql.Description;

@Description("还款统计指标 · Figures of repayment statistics.")
public enum RepaymentFigure implements Figure<RepaymentStatistics> {
    DUE_AMOUNT("应还本金", Measure.AMOUNT, row -> row.due()),
    REPAID_AMOUNT("其中已还本金", Measure.AMOUNT, row -> row.repaid()),
    RECEIVED_AMOUNT("实收本金", Measure.AMOUNT, row -> row.received()),
    OVERDUE_BALANCE("逾期余额", Measure.BALANCE, row -> row.overdue()),
    COMPENSATED_AMOUNT("代偿额", Measure.AMOUNT, row -> row.compensated()),
    RECOVERED_AMOUNT("追偿额", Measure.AMOUNT, row -> row.recovered()),
    REPAYMENT_RATE("还款率", Measure.RATE, row -> row.getRepaymentRate()),
    OVERDUE_RATE("逾期率", Measure.RATE, row -> row.getOverdueRate()),
    COMPENSATION_RATE("代偿率", Measure.RATE, row -> row.getCompensationRate()),
    RECOVERY_RATE("追偿回收率", Measure.RATE, row -> row.getRecoveryRate());

    private final Reading<RepaymentStatistics> reading;

    RepaymentFigure(String label, Measure measure, Function<RepaymentStatistics, BigDecimal> value) {
        this.reading = new Reading<>(label, measure, value);
    }

    @Override
    public Reading<RepaymentStatistics> reading() {
        return reading;
    }
}
