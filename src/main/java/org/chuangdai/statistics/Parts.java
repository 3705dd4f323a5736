package org.chuangdai.statistics;

import java.time.LocalDate;
import org.chuangdai.sql.Sql;

/**
 * Loans disbursed in parts (分次放款): each part counts in the period in which it was drawn, the loan and its borrower with the first one.
 * Few loans have parts, so they are added to what all others yield at once.
 */
final class Parts {
    /** What was lent on the day of disbursement, over {@code loan l}. */
    static final String FIRST_AMOUNT = "case when l.in_parts then l.amount - (select coalesce(sum(p.amount), 0) from later_part p where p.loan_id = l.id) else l.amount end";

    private Parts() {
    }

    /** The later parts {@code p} of the loans {@code l} that {@code where} keeps, drawn up to a day: " from …". */
    static Sql later(Sql where, LocalDate until) {
        return Sql.of(" from loan l join later_part p on p.loan_id = l.id").add(where).and("l.in_parts and p.disbursed_on <= ?", until);
    }
}
