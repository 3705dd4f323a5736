package org.chuangdai.statistics;

import java.util.function.Function;

/** Time dimensions, from coarse to fine: each splits the period of the question into calendar parts. */
enum TimeGrain {
    YEAR("year", "1 year", "YYYY", code -> code + "年"),
    QUARTER("quarter", "3 months", "YYYY\"-Q\"Q", code -> code.substring(0, 4) + "年第" + "一二三四".charAt(code.charAt(6) - '1') + "季度"),
    MONTH("month", "1 month", "YYYY-MM", code -> code.substring(0, 4) + "年" + Integer.parseInt(code.substring(5)) + "月");

    /** The unit of {@code date_trunc}. */
    final String unit;
    /** From one part to the next, as an interval. */
    final String step;
    /** The pattern of {@code to_char} that makes the code. */
    final String pattern;
    final Function<String, String> label;

    TimeGrain(String unit, String step, String pattern, Function<String, String> label) {
        this.unit = unit;
        this.step = step;
        this.pattern = pattern;
        this.label = label;
    }
}
