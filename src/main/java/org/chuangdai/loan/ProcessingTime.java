package org.chuangdai.loan;

import java.math.BigDecimal;
import org.chuangdai.sql.Cells;
import org.eclipse.microprofile.graphql.Description;

/** How long a stage of review took, over the decisions of a period. Days from opening to decision: 0 when decided on the same day. */
@Description("审核用时 · How long a stage of review took.")
public record ProcessingTime(
        @Description("审核环节；为空时指从申请到审批通过的全过程 · Stage; null is the whole way from application to the last approval.") ReviewStage stage,
        @Description("办结件数 · Decisions.") int decisions,
        @Description("超期件数 · Decisions behind their working-day limit; of the whole way null.") Integer late,
        @Description("用时中位数（日历日） · Median in calendar days.") BigDecimal medianDays,
        @Description("用时九成位数（日历日） · 90th percentile in calendar days.") BigDecimal ninetiethPercentileDays,
        @Description("用时中位数（工作日） · Median in working days.") BigDecimal medianWorkingDays,
        @Description("用时九成位数（工作日） · 90th percentile in working days.") BigDecimal ninetiethPercentileWorkingDays) {

    ProcessingTime(Cells cells) {
        this(cells.constant(ReviewStage.class), cells.integer(), cells.integer(), cells.money(), cells.money(), cells.money(), cells.money());
    }
}
