package org.chuangdai.risk;

import java.time.LocalDate;
import java.util.List;
import org.chuangdai.access.Sight;
import org.chuangdai.graphql.DateRange;
import org.chuangdai.graphql.ErrorCode;
import org.chuangdai.graphql.Refusal;
import org.chuangdai.loan.LoanFilter;
import org.chuangdai.statistics.Grouping;
import org.chuangdai.statistics.LoanQuestion;

/**
 * What a caller asks about risk.
 *
 * @param day   at whose end the loans are looked at
 * @param loans the same loans as the statistics ask for them: filter, sight, default product, small cells
 */
record RiskQuestion(LocalDate day, List<RiskDimension> groupBy, Grouping grouping, LoanQuestion loans) {

    static RiskQuestion of(LocalDate asOf, LoanFilter filter, List<RiskDimension> groupBy, LocalDate today, Sight sight) {
        LocalDate day = asOf == null ? today : asOf;
        if (day.isAfter(today)) {
            throw new Refusal(ErrorCode.BAD_REQUEST, "截止日期%s晚于今天。", "The day %s lies in the future.", day);
        }
        Grouping grouping = Grouping.by(groupBy, dimension -> dimension.over(today));
        return new RiskQuestion(day, groupBy == null ? List.of() : groupBy, grouping,
                LoanQuestion.of(DateRange.of(null, day), filter, RiskDimension.ofLoans(groupBy), today, sight));
    }

    /** Whether each row is one guarantee fund. */
    boolean isByFund() {
        return groupBy.equals(List.of(RiskDimension.FUND));
    }

    /** The tables that the dimensions need beside the loan. */
    String joins() {
        return groupBy.contains(RiskDimension.FUND) ? LoanStates.NEAREST_FUND : "";
    }
}
