package org.chuangdai.statistics;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.chuangdai.graphql.DateRange;
import org.chuangdai.graphql.ErrorCode;
import org.chuangdai.graphql.Refusal;

/**
 * The period of a statistics question. An open end means today.
 *
 * @param from null when the period is open at its start
 */
public record Period(LocalDate from, LocalDate to, LocalDate today) {
    static final int YEAR_MIN = 1949;
    static final int YEAR_MAX = 2999;
    private static final int MONTHS_OF_YEAR = 12;

    /** Refuses a period that ends before it begins, or reaches beyond the years that records can lie in, with BAD_REQUEST. */
    static Period of(DateRange range, LocalDate today) {
        range.check();
        for (LocalDate end : new LocalDate[] {range.from, range.to}) {
            if (end != null && (end.getYear() < YEAR_MIN || end.getYear() > YEAR_MAX)) {
                throw new Refusal(ErrorCode.BAD_REQUEST, "统计期应在%s年与%s年之间，而不是%s。", "A period lies between the years %s and %s; %s does not.",
                        String.valueOf(YEAR_MIN), String.valueOf(YEAR_MAX), end);
            }
        }
        if (range.to == null && range.from != null && range.from.isAfter(today)) {
            throw new Refusal(ErrorCode.BAD_REQUEST, "统计期自%s起，晚于今天；请给出截止日期。", "The period begins on %s, after today; say when it ends.", range.from);
        }
        return new Period(range.from, range.to == null ? today : range.to, today);
    }

    /** Until when instalments count as due: what falls due after today is neither owed nor overdue yet. */
    LocalDate dueUntil() {
        return to.isAfter(today) ? today : to;
    }

    /** The same period one year earlier. */
    Period yearBefore() {
        return monthsBefore(MONTHS_OF_YEAR);
    }

    /** The same period so many months earlier; a period to the end of a month stays one to the end of a month. */
    Period monthsBefore(int months) {
        LocalDate end = to.minusMonths(months);
        return new Period(from == null ? null : from.minusMonths(months), to.getDayOfMonth() == to.lengthOfMonth() ? end.withDayOfMonth(end.lengthOfMonth()) : end, today);
    }

    /** The period of the same length before: of whole calendar months as many months, of any other as many days. Only of a period that has a start. */
    Period before() {
        LocalDate next = to.plusDays(1);
        if (from.getDayOfMonth() == 1 && next.getDayOfMonth() == 1) {
            return monthsBefore((int) ChronoUnit.MONTHS.between(from, next));
        }
        long days = ChronoUnit.DAYS.between(from, next);
        return new Period(from.minusDays(days), to.minusDays(days), today);
    }
}
