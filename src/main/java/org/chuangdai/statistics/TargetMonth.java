package org.chuangdai.statistics;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

/** A month of the way to a yearly target, against the straight line from nothing to the target (时间进度). */
@Description("分月进度 · A month of the way to a yearly target, against the straight line.")
public record TargetMonth(
        @Description("月份 · Month, 1 to 12.") int month,
        @NonNull @Description("截止日期 · Its last day, or the day asked for within it.") LocalDate to,
        @NonNull @Description("当月新增 · What the month added.") BigDecimal added,
        @NonNull @Description("累计完成 · Reached from the first of January on.") BigDecimal cumulative,
        @Description("时间进度应完成 · Target times the elapsed share of the year, two decimals; null without a target.") BigDecimal expected,
        @Description("完成率 · Cumulative over target, four decimals; null without a target.") BigDecimal completionRate,
        @Description("是否落后于时间进度 · Whether the completion rate is below the elapsed share of the year; null without a target.") Boolean behindSchedule) {
    private static final int MONTHS = 12;
    private static final int MONEY_DECIMALS = 2;

    /** The last days of the months of a year up to a day, and that day. */
    static List<LocalDate> ends(int year, LocalDate asOf) {
        List<LocalDate> ends = new ArrayList<>();
        for (int month = 1; month <= MONTHS; month++) {
            LocalDate first = LocalDate.of(year, month, 1);
            LocalDate last = first.withDayOfMonth(first.lengthOfMonth());
            if (!first.isAfter(asOf)) {
                ends.add(last.isAfter(asOf) ? asOf : last);
            }
        }
        return ends;
    }

    /** Months from what was reached by their ends. */
    static List<TargetMonth> of(List<TargetProgress> reached) {
        List<TargetMonth> months = new ArrayList<>(reached.size());
        BigDecimal before = BigDecimal.ZERO;
        for (TargetProgress progress : reached) {
            LocalDate to = progress.asOf();
            months.add(new TargetMonth(to.getMonthValue(), to, progress.actual().subtract(before), progress.actual(), expected(progress), progress.completionRate(), progress.behindSchedule()));
            before = progress.actual();
        }
        return months;
    }

    private static BigDecimal expected(TargetProgress progress) {
        return progress.target() == null ? null : progress.target().multiply(BigDecimal.valueOf(progress.asOf().getDayOfYear()))
                .divide(BigDecimal.valueOf(progress.asOf().lengthOfYear()), MONEY_DECIMALS, RoundingMode.HALF_UP);
    }
}
