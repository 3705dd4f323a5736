package org.chuangdai.statistics;

import java.math.BigDecimal;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;

/** Repayment figures of one row; rates are computed from the exact sums. Figures are null where the row is suppressed. */
@Description("还款统计 · Repayment figures of one row; all figures are null when the row is suppressed.")
public record RepaymentStatistics(
        @NonNull @Description("维度取值 · What the row stands for, in the order of groupBy.") List<@NonNull DimensionValue> key,
        @Description("是否因人数过少而不予显示 · Whether the figures are withheld because they stand for fewer than three borrowers, or could reveal such a row.") boolean suppressed,
        @Ignore BigDecimal due,
        @Ignore BigDecimal repaid,
        @Ignore BigDecimal received,
        @Ignore BigDecimal overdue,
        @Ignore BigDecimal owed,
        @Ignore BigDecimal compensated,
        @Ignore BigDecimal recovered,
        @Ignore BigDecimal released,
        @Ignore int people,
        @Ignore LoanQuestion question) {

    /** Whether nothing fell due, was paid or is owed. */
    boolean blank() {
        return !suppressed && people == 0 && owed.signum() == 0 && due.signum() == 0;
    }

    RepaymentStatistics withheld() {
        return new RepaymentStatistics(key, true, null, null, null, null, null, null, null, null, people, question);
    }

    @Description("还款率 · Repayment rate: repaidAmount over dueAmount; null when nothing was due. Compensation, recovery and write-off do not count.")
    public BigDecimal getRepaymentRate() {
        return Ratio.of(repaid, due);
    }

    @Description("逾期率 · Overdue rate: overdueBalance over the balance at the end of the period; null without a balance.")
    public BigDecimal getOverdueRate() {
        return Ratio.of(overdue, owed);
    }

    @Description("代偿率 · Compensation rate: compensatedAmount over the guaranteed principal released in the period, that is repaid, compensated or written off; null when none was.")
    public BigDecimal getCompensationRate() {
        return Ratio.of(compensated, released);
    }

    @Description("追偿回收率 · Recovery rate: recoveredAmount over compensatedAmount; null when nothing was compensated.")
    public BigDecimal getRecoveryRate() {
        return Ratio.of(recovered, compensated);
    }
}
