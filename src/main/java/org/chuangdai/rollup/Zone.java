package org.chuangdai.rollup;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.chuangdai.sql.Sql;

/**
 * One region of the plane of (day, until) that rows of one grain cover exactly. A period is cut into zones so that whole years and months are
 * read as such and only its ragged ends by the day: what an answer costs does not grow with the history behind it.
 *
 * @param grain       D, M or Y
 * @param dayFrom     first day, null for no bound
 * @param dayBefore   the day behind the last, null for no bound but that until lies not before day
 * @param untilFrom   first until, null for no bound
 * @param untilBefore the until behind the last
 */
record Zone(char grain, LocalDate dayFrom, LocalDate dayBefore, LocalDate untilFrom, LocalDate untilBefore) {

    /** The zones of a period: {@code from <= day} and {@code until < end}. Without years for answers that are split finer. */
    static List<Zone> of(LocalDate from, LocalDate end, boolean years) {
        LocalDate months = from == null ? null : ceiling(from, from.withDayOfMonth(1), 1);
        LocalDate tail = end.withDayOfMonth(1);
        List<Zone> zones = new ArrayList<>();
        if (months != null && !months.isBefore(tail)) {
            zones.add(new Zone('D', from, null, from, end));
            return zones;
        }
        if (months != null && from.isBefore(months)) {
            zones.add(new Zone('D', from, months, from, end));
        }
        if (tail.isBefore(end)) {
            zones.add(new Zone('D', months, null, tail, end));
        }
        LocalDate firstYear = months == null ? null : ceiling(months, months.withDayOfYear(1), 12);
        LocalDate lastYear = tail.withDayOfYear(1);
        if (!years || firstYear != null && !firstYear.isBefore(lastYear)) {
            zones.add(new Zone('M', months, null, months, tail));
            return zones;
        }
        if (months != null && months.isBefore(firstYear)) {
            zones.add(new Zone('M', months, firstYear, months, tail));
        }
        if (lastYear.isBefore(tail)) {
            zones.add(new Zone('M', firstYear, null, lastYear, tail));
        }
        zones.add(new Zone('Y', firstYear, null, firstYear, lastYear));
        return zones;
    }

    private static LocalDate ceiling(LocalDate day, LocalDate start, int months) {
        return day.equals(start) ? day : start.plusMonths(months);
    }

    /** The condition on rows of a roll-up; of flows, which happen on one day, day and until are one. */
    Sql condition(boolean flows) {
        Sql sql = Sql.of("grain = '" + grain + "'");
        LocalDate first = flows && (untilFrom == null || dayFrom != null && dayFrom.isAfter(untilFrom)) ? dayFrom : untilFrom;
        LocalDate before = flows && dayBefore != null && dayBefore.isBefore(untilBefore) ? dayBefore : untilBefore;
        sql.andIf("until >= ?", first).and("until < ?", before);
        return flows ? sql.and("day = until") : sql.andIf("day >= ?", dayFrom).andIf("day < ?", dayBefore);
    }
}
