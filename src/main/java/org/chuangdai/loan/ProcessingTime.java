package org.chuangdai.loan;

import java.math.BigDecimal;
import java.util.List;
import org.chuangdai.sql.Cells;
import org.chuangdai.statistics.DimensionValue;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

/**
 * How long a stage of review took, over the decisions of a period. Days from opening to decision: 0 when decided on the same day. Median and
 * percentile are interpolated between the two nearest decisions (percentile_cont), with one decimal.
 */
@Description("审核用时 · How long a stage of review took; median and percentile are interpolated between the two nearest decisions.")
public record ProcessingTime(
        @NonNull @Description("维度取值 · What the row stands for, in the order of groupBy.") List<@NonNull DimensionValue> key,
        @Description("审核环节；为空时指从申请到审批通过的全过程 · Stage; null is the whole way from application to the last approval.") ReviewStage stage,
        @Description("办结件数 · Decisions.") int decisions,
        @Description("超期件数；明细见loans(filter: reviewedLate) · Decisions behind their working-day limit, listed by loans(filter: reviewedLate); of the whole way null.") Integer late,
        @Description("用时中位数（日历日） · Median in calendar days.") BigDecimal medianDays,
        @Description("用时九成位数（日历日） · 90th percentile in calendar days.") BigDecimal ninetiethPercentileDays,
        @Description("用时中位数（工作日） · Median in working days.") BigDecimal medianWorkingDays,
        @Description("用时九成位数（工作日） · 90th percentile in working days.") BigDecimal ninetiethPercentileWorkingDays,
        @Description("今日在审件数 · Open today, whatever the period; of the whole way null.") Integer open,
        @Description("今日在审且已超期件数；明细见loans(filter: reviewOverdue) · Of these behind their limit, listed by loans(filter: reviewOverdue); of the whole way null.") Integer openLate) {

    static ProcessingTime read(List<DimensionValue> key, Cells cells) {
        return new ProcessingTime(key, cells.constant(ReviewStage.class), cells.integer(), cells.integer(), cells.money(), cells.money(), cells.money(), cells.money(),
                cells.integer(), cells.integer());
    }
}
