package org.chuangdai.risk;

import java.math.BigDecimal;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

/** The loans disbursed in one month and what became of them, month by month. Money in yuan. */
@Description("放款批次 · Loans disbursed in one month, and what became of them month by month.")
public record LoanCohort(
        @NonNull @Description("放款月份，如2024-03 · Month of disbursement.") String month,
        @Description("笔数 · Loans.") int loanCount,
        @NonNull @Description("放款额（元） · Amount disbursed in yuan.") BigDecimal amount,
        @Description("是否因人数过少而不予显示 · Whether the months are withheld because the cohort has fewer than three borrowers, or could reveal such a one.") boolean suppressed,
        @NonNull @Description("账龄各月 · By months on book, 0 being the month of disbursement; up to the current month.") List<@NonNull LoanCohortMonth> months) {

    LoanCohort withheld() {
        return new LoanCohort(month, loanCount, amount, true, List.of());
    }
}
