package org.chuangdai.statistics;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Ratios have four decimals, HALF_UP; one over nothing is null. */
public final class Ratio {
    private static final int DECIMALS = 4;

    private Ratio() {
    }

    /** Null when either is missing or the whole is not above zero. */
    public static BigDecimal of(BigDecimal part, BigDecimal whole) {
        return part == null || whole == null || whole.signum() <= 0 ? null : part.divide(whole, DECIMALS, RoundingMode.HALF_UP);
    }

    public static BigDecimal of(long part, long whole) {
        return of(BigDecimal.valueOf(part), BigDecimal.valueOf(whole));
    }

    /** 0.10 is +10 %. */
    public static BigDecimal growth(BigDecimal now, BigDecimal before) {
        return now == null || before == null ? null : of(now.subtract(before), before);
    }
}
