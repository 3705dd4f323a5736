package org.chuangdai.statistics;

import org.chuangdai.access.Sight;

/**
 * What a caller asks, in a form in which it can be asked again: of another period, or one level up.
 *
 * @param <Q> the question's own type
 */
interface Question<Q> {

    Period period();

    Grouping grouping();

    /** The division that the filter names, or null. */
    String division();

    /** The same by the rows that somebody sees: a figure may be shown to whom its records are not. */
    Q seenBy(Sight rows);

    /** The same of another period. */
    Q over(Period other);

    /** The same of another period, not split by time. */
    Q whole(Period other);

    /** The question whose rows are the parents of this one's, see {@link Siblings}; null when there is none that sums the same records. */
    Q above();

    /** Whether rows that could tell about single persons are withheld from the caller. */
    boolean guarded();
}
