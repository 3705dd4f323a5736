package org.chuangdai.demo.province;

import java.time.LocalDate;

/** What decides every byte of the province: its number of loans, the seed of its chance, and the last day of its history. */
public record Settings(int loans, long seed, LocalDate until) {
    public static final int LOANS_MAXIMUM = 1_000_000;
    private static final int HISTORY_YEARS = 8;

    public Settings {
        if (loans < 1 || loans > LOANS_MAXIMUM) {
            throw new IllegalArgumentException("chuangdai.demo.loans: 1 … " + LOANS_MAXIMUM + ", not " + loans);
        }
        if (until.isBefore(LocalDate.of(2010, 1, 1)) || until.isAfter(LocalDate.of(2999, 1, 1))) {
            throw new IllegalArgumentException("chuangdai.demo.until: 2010-01-01 … 2999-01-01, not " + until);
        }
    }

    /** The first day of lending. */
    LocalDate from() {
        return until.minusYears(HISTORY_YEARS);
    }

    /** 2,000 start-ups beside 5,000 loans, 40,000 beside a million: a small demo shows more of them. */
    int startups() {
        return (int) Math.min(loans / 2, Math.round(2_000 * StrictMath.pow(loans / 5_000.0, 0.5654)));
    }

    /** 40 bases beside 5,000 loans, 675 beside a million. */
    int bases() {
        return (int) Math.max(6, Math.min(675, Math.round(40 * StrictMath.pow(loans / 5_000.0, 0.5334))));
    }
}
