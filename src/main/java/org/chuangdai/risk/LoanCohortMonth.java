package org.chuangdai.risk;

import java.math.BigDecimal;
import org.chuangdai.graphql.MoneyUnit;
import org.chuangdai.statistics.Ratio;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

/** A cohort at the end of one month on book (of the current month: today). Money in yuan, shares of the cohort's amount. */
@Description("放款批次的一个账龄月 · A cohort at the end of one month on book; in the current month as of today.")
public record LoanCohortMonth(
        @Description("账龄（月） · Months on book.") int monthsOnBook,
        @NonNull @Description("曾经逾期（元）：到此为止任一月末处于逾期的贷款的放款额 · Amount of the loans that were overdue at the end of this or any earlier month, in yuan.") BigDecimal everOverdue,
        @NonNull @Description("不良余额（元）：月末逾期超过90天的贷款余额 · Balances more than 90 days overdue at the end of the month, in yuan.") BigDecimal nonPerforming,
        @NonNull @Description("累计代偿（元） · Compensated so far, in yuan.") BigDecimal compensated,
        @Description("曾经逾期占比 · Share of the amount ever overdue.") BigDecimal everOverdueRate,
        @Description("不良占比 · Share of the amount more than 90 days overdue.") BigDecimal nonPerformingRate,
        @Description("代偿占比 · Share of the amount compensated.") BigDecimal compensatedRate) {

    static LoanCohortMonth of(int monthsOnBook, BigDecimal amount, BigDecimal everOverdue, BigDecimal nonPerforming, BigDecimal compensated) {
        return new LoanCohortMonth(monthsOnBook, MoneyUnit.express(everOverdue, null), MoneyUnit.express(nonPerforming, null), MoneyUnit.express(compensated, null), Ratio.of(everOverdue, amount), Ratio.of(nonPerforming, amount),
                Ratio.of(compensated, amount));
    }
}
