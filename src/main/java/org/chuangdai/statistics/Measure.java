package org.chuangdai.statistics;

/** What kind of number a figure is, which says how it may be compared. */
enum Measure {
    /** Yuan that were moved in a period. */
    AMOUNT,
    /** Yuan that stand at the end of a period. */
    BALANCE,
    /** Records of a period. */
    COUNT,
    /** Persons, or others counted once, of a period: their numbers in parts do not add up. */
    DISTINCT,
    /** What is counted at the end of a period. */
    STANDING,
    /** One sum over another: it is no part of anything. */
    RATE;

    boolean money() {
        return this == AMOUNT || this == BALANCE;
    }

    boolean stock() {
        return this == BALANCE || this == STANDING;
    }
}
