package org.chuangdai.statistics;

import java.time.LocalDate;
import java.util.function.Function;

/** Time dimensions, from coarse to fine: each splits the period of the question into calendar parts. */
public enum TimeGrain {
    YEAR("year", 12, "YYYY", code -> code + "年"),
    QUARTER("quarter", 3, "YYYY\"-Q\"Q", code -> code.substring(0, 4) + "年第" + "一二三四".charAt(code.charAt(6) - '1') + "季度"),
    MONTH("month", 1, "YYYY-MM", code -> code.substring(0, 4) + "年" + Integer.parseInt(code.substring(5)) + "月");

    /** The unit of {@code date_trunc}. */
    final String unit;
    /** From one part to the next. */
    final int months;
    /** The pattern of {@code to_char} that makes the code. */
    final String pattern;
    final Function<String, String> label;

    TimeGrain(String unit, int months, String pattern, Function<String, String> label) {
        this.unit = unit;
        this.months = months;
        this.pattern = pattern;
        this.label = label;
    }

    /** The first day of the part that a day lies in. */
    LocalDate start(LocalDate day) {
        return switch (this) {
            case YEAR -> day.withDayOfYear(1);
            case QUARTER -> LocalDate.of(day.getYear(), day.getMonth().firstMonthOfQuarter(), 1);
            case MONTH -> day.withDayOfMonth(1);
        };
    }

    /** The first day of the next part. */
    LocalDate next(LocalDate start) {
        return start.plusMonths(months);
    }

    /** The code of a part, as {@link #pattern} makes it. */
    String code(LocalDate start) {
        String year = "%04d".formatted(start.getYear());
        return switch (this) {
            case YEAR -> year;
            case QUARTER -> year + "-Q" + (start.getMonthValue() + 2) / 3;
            case MONTH -> year + (start.getMonthValue() < 10 ? "-0" : "-") + start.getMonthValue();
        };
    }

    /** From one part to the next, as an interval. */
    String step() {
        return months + " months";
    }

    /** The first day of the part that a code names. */
    LocalDate start(String code) {
        int year = Integer.parseInt(code.substring(0, 4));
        return switch (this) {
            case YEAR -> LocalDate.of(year, 1, 1);
            case QUARTER -> LocalDate.of(year, 3 * (code.charAt(6) - '1') + 1, 1);
            case MONTH -> LocalDate.of(year, Integer.parseInt(code.substring(5)), 1);
        };
    }
}
