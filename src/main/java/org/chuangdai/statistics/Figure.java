package org.chuangdai.statistics;

import java.math.BigDecimal;

/**
 * A figure of a statistics row that can be compared.
 *
 * @param <R> the rows that have it
 */
interface Figure<R> {

    Measure measure();

    /** In yuan, a number or a ratio; null when the row is suppressed or a rate has nothing to divide by. */
    BigDecimal of(R row);

    /** Whether the figure is of the same kind in its siblings, so that a share and a rank say something. */
    default boolean comparableAmongSiblings(R row) {
        return true;
    }

    static BigDecimal number(Integer count) {
        return count == null ? null : BigDecimal.valueOf(count);
    }
}
