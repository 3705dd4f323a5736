package org.chuangdai.statistics;

import java.time.LocalDate;
import org.chuangdai.graphql.DateRange;

/**
 * The period of a statistics question. An open end means today.
 *
 * @param from null when the period is open at its start
 */
public record Period(LocalDate from, LocalDate to, LocalDate today) {

    static Period of(DateRange range, LocalDate today) {
        range.check();
        return new Period(range.from, range.to == null ? today : range.to, today);
    }

    /** Until when instalments count as due: what falls due after today is neither owed nor overdue yet. */
    LocalDate dueUntil() {
        return to.isAfter(today) ? today : to;
    }

    /** The same period one year earlier; a period to the end of a month stays one to the end of a month. */
    Period yearBefore() {
        return new Period(from == null ? null : from.minusYears(1), yearBefore(to), today);
    }

    private static LocalDate yearBefore(LocalDate day) {
        LocalDate before = day.minusYears(1);
        return day.getDayOfMonth() == day.lengthOfMonth() ? before.withDayOfMonth(before.lengthOfMonth()) : before;
    }
}
