package org.chuangdai.statistics;

import java.math.BigDecimal;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;

/** Loan figures of one row. Figures are null where the row is suppressed, which is why the schema lets them be null. */
@Description("贷款统计 · Loan figures of one row; all figures are null when the row is suppressed.")
public record LoanStatistics(
        @NonNull @Description("维度取值 · What the row stands for, in the order of groupBy.") List<@NonNull DimensionValue> key,
        @Description("笔数 · Loans disbursed in the period.") Integer loanCount,
        @Description("户数 · Distinct borrowers among them.") Integer borrowerCount,
        @Description("带动就业人数 · Jobs of the latest of these loans per distinct borrower, summed.") Integer jobsDriven,
        @Description("发放额同比 · Growth of disbursedAmount over the same period one year earlier: 0.10 is +10 %; null when nothing was disbursed then, the period is open at its start, or borrower groups are told apart.")
        BigDecimal yearOnYear,
        @Description("是否因人数过少而不予显示 · Whether the figures are withheld because they stand for fewer than three borrowers, or could reveal such a row.") boolean suppressed,
        @Ignore BigDecimal disbursed,
        @Ignore BigDecimal owed,
        @Ignore int people,
        @Ignore LoanQuestion question) {

    /** Whether nothing was lent and nothing is owed. */
    boolean blank() {
        return !suppressed && people == 0 && disbursed.signum() == 0 && owed.signum() == 0;
    }

    /** Last year's amount could be that of one person, whoever it is of this year. */
    LoanStatistics withoutYearBefore() {
        return new LoanStatistics(key, loanCount, borrowerCount, jobsDriven, null, suppressed, disbursed, owed, people, question);
    }

    LoanStatistics withheld() {
        return new LoanStatistics(key, null, null, null, null, true, null, null, people, question);
    }
}
