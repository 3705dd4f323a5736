package org.chuangdai.statistics;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import org.chuangdai.graphql.ErrorCode;
import org.chuangdai.graphql.Refusal;
import org.chuangdai.history.AsOf;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;

/** How far a division has come towards a yearly target. */
@Description("目标进度 · How far a division has come towards a yearly target.")
public record TargetProgress(
        @Ignore String divisionCode,
        @NonNull @Description("指标代码 · Indicator.") String indicator,
        @Description("年度 · Year.") int year,
        @Description("目标值 · Target; null when none is set.") BigDecimal target,
        @NonNull @Description("完成值 · Reached by the day asked for, within the year.") BigDecimal actual,
        @Description("完成率 · Actual over target, four decimals; null without a target.") BigDecimal completionRate,
        @Description("排名 · Rank by completion rate among the children; equal rates share a rank. Null for the division itself and without a rate.") Integer rank,
        @Description("是否落后于时间进度 · Whether the completion rate is below the elapsed share of the year; null without a target.") Boolean behindSchedule,
        @Ignore LocalDate asOf,
        @Ignore AsOf known) {

    private static final int RATE_DECIMALS = 4;

    /** Not ranked yet, by the records of now. */
    static TargetProgress of(String division, String indicator, int year, BigDecimal target, BigDecimal actual, LocalDate asOf) {
        BigDecimal rate = Ratio.of(actual, target);
        return new TargetProgress(division, indicator, year, target, actual, rate, null, rate == null ? null : rate.compareTo(elapsed(year, asOf)) < 0, asOf, null);
    }

    /** The share of the year that has passed by the end of the day. */
    static BigDecimal elapsed(int year, LocalDate asOf) {
        return asOf.getYear() < year ? BigDecimal.ZERO
                : BigDecimal.valueOf(asOf.getDayOfYear()).divide(BigDecimal.valueOf(asOf.lengthOfYear()), RATE_DECIMALS, RoundingMode.HALF_UP);
    }

    /** The day, or the end of the year when it lies beyond; BAD_REQUEST for a year that targets cannot have. */
    static LocalDate dayWithin(int year, LocalDate asOf) {
        if (year < Period.YEAR_MIN || year > Period.YEAR_MAX) {
            throw new Refusal(ErrorCode.BAD_REQUEST, "年度应在%s与%s之间。", "A year lies between %s and %s.", String.valueOf(Period.YEAR_MIN), String.valueOf(Period.YEAR_MAX));
        }
        LocalDate end = LocalDate.of(year, 12, 31);
        return asOf.isAfter(end) ? end : asOf;
    }

    TargetProgress ranked(Integer place) {
        return new TargetProgress(divisionCode, indicator, year, target, actual, completionRate, place, behindSchedule, asOf, known);
    }

    /** The same target with what was reached of it. */
    TargetProgress reached(BigDecimal value) {
        return of(divisionCode, indicator, year, target, value, asOf);
    }

    /** With the records by which it is so, by which it opens. */
    TargetProgress knownBy(AsOf records) {
        return new TargetProgress(divisionCode, indicator, year, target, actual, completionRate, rank, behindSchedule, asOf, records);
    }

    /** As it is kept: it does not follow what is recorded later, so it opens to nothing. */
    TargetProgress kept() {
        return new TargetProgress(divisionCode, indicator, year, target, actual, completionRate, rank, behindSchedule, null, null);
    }
}
