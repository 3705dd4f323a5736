package org.chuangdai.risk;

import java.math.BigDecimal;
import java.util.List;
import org.chuangdai.statistics.DimensionValue;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;

/** The loans of one row whose overdue days lie in one span. Money in yuan; figures are null where the row is suppressed. */
@Description("逾期账龄 · Loans of one row that are overdue for one span of days.")
public record OverdueBucket(
        @NonNull @Description("维度取值 · What the row stands for, in the order of groupBy.") List<@NonNull DimensionValue> key,
        @NonNull @Description("账龄 · Span of days.") OverdueAge age,
        @Description("是否因人数过少而不予显示 · Whether the figures are withheld because they stand for fewer than three borrowers, or could reveal such a row.") boolean suppressed,
        @Description("笔数 · Loans.") Integer loanCount,
        @Description("借款人数 · Borrowers.") Integer borrowerCount,
        @Ignore BigDecimal overdue,
        @Ignore BigDecimal owed) {

    OverdueBucket withheld() {
        return new OverdueBucket(key, age, true, null, null, null, null);
    }
}
