package org.chuangdai.history;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.chuangdai.CalendarClock;
import org.chuangdai.graphql.ErrorCode;
import org.chuangdai.graphql.Refusal;
import org.chuangdai.sql.Queries;

/**
 * By which records a question is answered, and which day it takes for today.
 *
 * @param knownOn what was recorded by the end of this day in Asia/Shanghai; null is what is recorded now
 * @param today   what is due, overdue, expired, and where an open period ends
 */
public record AsOf(LocalDate knownOn, LocalDate today) {
    /** The description of the argument, wherever a field takes it. */
    public static final String ARGUMENT = "按该日结束时（北京时间）已登记的记录统计，问题中的“今天”即该日；空为现有记录 · "
            + "By what was recorded at the end of this day in Asia/Shanghai, with that day for today; the records of now when missing.";

    /** By what is recorded now. */
    public static AsOf now(LocalDate today) {
        return new AsOf(null, today);
    }

    /** By what was known at the end of {@code day}, which was today then; by what is recorded now when it is null. A day to come is refused. */
    public static AsOf of(LocalDate day, LocalDate today) {
        if (day != null && day.isAfter(today)) {
            throw new Refusal(ErrorCode.BAD_REQUEST, "asOf为%s，晚于今天；尚未登记的不能统计。", "asOf is %s, which lies in the future; what is not recorded yet cannot be counted.", day);
        }
        return new AsOf(day, day == null ? today : day);
    }

    /** The moment at which a day ends: what is recorded at it belongs to the next day. */
    public static OffsetDateTime end(LocalDate day) {
        return day.plusDays(1).atStartOfDay(CalendarClock.ZONE).toOffsetDateTime();
    }

    /** Whether the records of now answer. */
    public boolean isNow() {
        return knownOn == null;
    }

    /** Where the question is to be asked so that these records answer. */
    public Queries over(Queries now) {
        return isNow() ? now : new KnownRecords(now, knownOn);
    }
}
