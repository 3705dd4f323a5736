package org.chuangdai.briefing;

import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.Locale;
import org.chuangdai.graphql.DateRange;

/**
 * The period of a briefing, as a report names it.
 *
 * @param from null when the period is open at its start
 */
record ReportPeriod(LocalDate from, LocalDate to) {
    private static final String[] QUARTERS = {"一", "二", "三", "四"};

    static ReportPeriod of(DateRange range, LocalDate today) {
        range.check();
        LocalDate to = range.to == null ? today : range.to;
        DateRange.of(range.from, to).check();
        return new ReportPeriod(range.from, to);
    }

    DateRange range() {
        return DateRange.of(from, to);
    }

    /** As an argument of a query. */
    String argument() {
        return "{ " + (from == null ? "" : "from: \"" + from + "\", ") + "to: \"" + to + "\" }";
    }

    boolean open() {
        return from == null;
    }

    boolean withinOneYear() {
        return !open() && from.getYear() == to.getYear();
    }

    /** Whether a yearly target can be held against it as it is. */
    boolean fromNewYear() {
        return withinOneYear() && from.getDayOfYear() == 1;
    }

    boolean wholeYears() {
        return !open() && from.getDayOfYear() == 1 && to.getDayOfYear() == to.lengthOfYear();
    }

    private boolean wholeMonths() {
        return !open() && from.getDayOfMonth() == 1 && to.getDayOfMonth() == to.lengthOfMonth();
    }

    /** 2022年, 2022年第二季度, 2022年1至9月, 2019年10月1日至2022年9月28日, 截至2018年12月31日 … */
    String chinese() {
        if (open()) {
            return "截至" + chinese(to);
        }
        if (wholeYears()) {
            return withinOneYear() ? to.getYear() + "年" : from.getYear() + "年至" + to.getYear() + "年";
        }
        if (!wholeMonths()) {
            return from.equals(to) ? chinese(to) : chinese(from) + "至" + chinese(to);
        }
        int first = from.getMonthValue();
        int last = to.getMonthValue();
        if (!withinOneYear()) {
            return from.getYear() + "年" + first + "月至" + to.getYear() + "年" + last + "月";
        }
        return to.getYear() + "年" + (first == last ? last + "月" : first == 1 && last == 6 ? "上半年" : first == 7 && last == 12 ? "下半年"
                : first % 3 == 1 && last == first + 2 ? "第" + QUARTERS[first / 3] + "季度" : first + "至" + last + "月");
    }

    String english() {
        if (open()) {
            return "up to " + to;
        }
        if (wholeYears()) {
            return withinOneYear() ? "in " + to.getYear() : "from " + from.getYear() + " to " + to.getYear();
        }
        if (withinOneYear() && wholeMonths() && from.getMonth() == to.getMonth()) {
            return "in " + to.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH) + " " + to.getYear();
        }
        return from.equals(to) ? "on " + to : "from " + from + " to " + to;
    }

    static String chinese(LocalDate day) {
        return day.getYear() + "年" + day.getMonthValue() + "月" + day.getDayOfMonth() + "日";
    }
}
