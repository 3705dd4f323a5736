package org.chuangdai.demo.province;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;

/** Days of lending: more each year, fewer around the Spring Festival, none at the weekend. */
final class Season {
    private static final double GROWTH_PER_YEAR = 1.2;
    private static final double[] MONTHS = {0.7, 0.5, 1.1, 1.2, 1.1, 1.2, 1.0, 1.0, 1.2, 0.9, 1.0, 1.1};
    private final LocalDate from;
    private final LocalDate until;
    private final List<YearMonth> months = new ArrayList<>();
    /** Weight of all months up to each, itself included. */
    private final List<Double> cumulative = new ArrayList<>();

    Season(Settings settings) {
        from = settings.from();
        until = settings.until();
        double sum = 0;
        double growth = 1;
        for (YearMonth month = YearMonth.from(from); !month.isAfter(YearMonth.from(until)); month = month.plusMonths(1)) {
            growth *= month.getMonthValue() == 1 ? GROWTH_PER_YEAR : 1;
            double pandemic = month.getYear() == 2020 && month.getMonthValue() < 4 ? 0.3 : 1;
            sum += growth * pandemic * MONTHS[month.getMonthValue() - 1] * share(month);
            months.add(month);
            cumulative.add(sum);
        }
    }

    /** How much of a month lies within the history. */
    private double share(YearMonth month) {
        int first = YearMonth.from(from).equals(month) ? from.getDayOfMonth() : 1;
        int last = YearMonth.from(until).equals(month) ? until.getDayOfMonth() : month.lengthOfMonth();
        return (last - first + 1.0) / month.lengthOfMonth();
    }

    /** A working day of the history that leaves at least this many months before its end. */
    LocalDate day(Dice dice, int monthsLeft) {
        int last = Math.max(0, months.size() - 1 - monthsLeft);
        double point = dice.unit() * cumulative.get(last);
        int index = 0;
        while (cumulative.get(index) <= point) {
            index++;
        }
        LocalDate latest = until.minusMonths(monthsLeft);
        LocalDate day = months.get(index).atDay(dice.between(1, months.get(index).lengthOfMonth()));
        day = day.isBefore(from) ? from : day;
        return workday(day.isAfter(latest) ? latest : day, latest);
    }

    /** The day itself, or the Monday after it, or the Friday before where that would be too late. */
    static LocalDate workday(LocalDate day, LocalDate latest) {
        int weekend = day.getDayOfWeek().getValue() - DayOfWeek.FRIDAY.getValue();
        if (weekend <= 0) {
            return day;
        }
        LocalDate monday = day.plusDays(3 - weekend);
        return monday.isAfter(latest) ? day.minusDays(weekend) : monday;
    }
}
