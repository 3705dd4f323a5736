package org.chuangdai.briefing;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;

/**
 * How reports print figures. Everything is rounded HALF_UP to two decimals of the unit that is printed; money and counts then lose their trailing zeros, ratios keep
 * both decimals. Chinese: money from 10,000 yuan on in 万元, from 100 million on in 亿元 where provinces and prefectures report; counts from 10,000 on in 万 (2.75万个).
 * English: money from a million or a billion yuan on in those.
 *
 * @param wide whether a province or prefecture reports
 */
record Print(BriefingLanguage language, boolean wide) {
    private static final BigDecimal WAN = BigDecimal.valueOf(10_000);
    private static final BigDecimal YI = BigDecimal.valueOf(100_000_000);
    private static final BigDecimal MILLION = BigDecimal.valueOf(1_000_000);
    private static final BigDecimal BILLION = BigDecimal.valueOf(1_000_000_000);
    private static final int DECIMALS = 2;

    String text(Unit unit, BigDecimal value) {
        return switch (unit) {
            case YUAN -> money(value);
            case RATIO -> percent(value);
            case GROWTH -> growth(value);
            default -> unit.counted(count(value), language);
        };
    }

    /** Money within an enumeration that a total in full closes: 178万 for 178万元. */
    String shortText(BigDecimal yuan) {
        String full = money(yuan);
        return language == BriefingLanguage.ZH && (full.endsWith("万元") || full.endsWith("亿元")) ? full.substring(0, full.length() - 1) : full;
    }

    private String money(BigDecimal yuan) {
        if (language == BriefingLanguage.EN) {
            return "CNY " + (atLeast(yuan, BILLION) ? grouped(yuan.divide(BILLION)) + " billion" : atLeast(yuan, MILLION) ? grouped(yuan.divide(MILLION)) + " million" : grouped(yuan));
        }
        if (wide && atLeast(yuan, YI)) {
            return plain(yuan.divide(YI)) + "亿元";
        }
        return atLeast(yuan, WAN) ? plain(yuan.divide(WAN)) + "万元" : plain(yuan) + "元";
    }

    private String count(BigDecimal value) {
        if (language == BriefingLanguage.EN) {
            return grouped(value);
        }
        return atLeast(value, WAN) ? plain(value.divide(WAN)) + "万" : plain(value);
    }

    private String growth(BigDecimal ratio) {
        return switch (ratio.signum()) {
            case 1 -> language.choose("增长", "up ") + percent(ratio);
            case -1 -> language.choose("下降", "down ") + percent(ratio.negate());
            default -> language.choose("持平", "unchanged");
        };
    }

    private static String percent(BigDecimal ratio) {
        return ratio.movePointRight(2).setScale(DECIMALS, RoundingMode.HALF_UP).toPlainString() + "%";
    }

    private static boolean atLeast(BigDecimal value, BigDecimal bound) {
        return value.abs().compareTo(bound) >= 0;
    }

    private static String plain(BigDecimal value) {
        BigDecimal printed = value.setScale(DECIMALS, RoundingMode.HALF_UP).stripTrailingZeros();
        return printed.toPlainString();
    }

    private static String grouped(BigDecimal value) {
        DecimalFormat format = new DecimalFormat("#,##0.##", DecimalFormatSymbols.getInstance(Locale.ROOT));
        format.setRoundingMode(RoundingMode.HALF_UP);
        return format.format(value);
    }
}
