package org.chuangdai.risk;

import java.time.LocalDate;
import org.chuangdai.sql.Sql;

/**
 * How loans stood at the end of a day, as pieces of SQL: what is stored about them today, less what happened behind that day. So a day
 * not long ago costs little more than today, and today costs no look at a posting. Overdue is what fell due before the day and was not
 * covered by its end, as in the repayment statistics; the days count from the oldest such instalment.
 */
final class LoanStates {
    /** More than so many days overdue, a loan's whole balance is non-performing: usual practice, and what stops a bank's lending. */
    static final int NON_PERFORMING_DAYS = 90;
    /** The guarantee fund that stands nearest to {@code loan l}. */
    static final String NEAREST_FUND = """

            left join lateral (select n.id, n.division from guarantee_fund n where l.division between n.division and division_last(n.division)
              order by n.division desc limit 1) fund on true""";

    private LoanStates() {
    }

    /** "with later …, drawn …, suspect …": what happened behind the day, and the only loans that can have been overdue on it. */
    static Sql with(LocalDate day) {
        return Sql.of("""
                with later as materialized (
                  select r.loan_id, coalesce(sum(r.signed_principal) filter (where r.posted_as <> 'RECOVERY'), 0) as covered,
                         coalesce(sum(r.signed_principal) filter (where r.posted_as = 'COMPENSATION'), 0) as compensated,
                         coalesce(sum(r.signed_principal) filter (where r.posted_as = 'RECOVERY'), 0) as recovered,
                         coalesce(sum(r.signed_principal) filter (where r.posted_as = 'WRITE_OFF'), 0) as written_off
                  from repayment r where r.paid_on > ? group by r.loan_id),
                drawn as materialized (select p.loan_id, sum(p.amount) as amount from later_part p where p.disbursed_on > ? group by p.loan_id),
                suspect as materialized (select l.id from loan l where l.next_due_on < ? union select loan_id from later)""", day, day, day);
    }

    /**
     * "select … from … where …" over all loans of {@code where} that were disbursed by the day: id, borrower_id, guarantee, the given columns,
     * lent, covered, compensated, recovered, owed, and whether nothing was compensated or written off yet.
     *
     * @param columns further items with a comma before the first
     * @param joins   tables that they need
     */
    static Sql of(Sql columns, String joins, Sql where, LocalDate day) {
        return state(columns, joins).add(where).and("l.disbursed_on <= ?", day);
    }

    /** As {@link #of} of the loans overdue on the day alone, with overdue in yuan and the days. */
    static Sql overdue(Sql columns, String joins, Sql where, LocalDate day) {
        return Sql.of("select o.*, least(o.late - o.covered, o.owed) as overdue, ?::date - o.since as days from (", day)
                .add(state(Sql.of("").add(columns).add(", t.late, t.since"), joins + """

                        cross join lateral (select sum(i.principal) as late, min(i.due_on) filter (where i.cumulative_principal > s.covered) as since
                          from instalment i where i.loan_id = l.id and i.due_on < ?) t"""
                        .replace("?", "date '" + day + "'")))
                .add(where).and("l.disbursed_on <= ?", day).and("l.id in (select id from suspect)").and("t.since is not null and s.lent > s.covered").add(") o");
    }

    private static Sql state(Sql columns, String joins) {
        return Sql.of("select l.id, l.borrower_id, l.guarantee").add(columns).add("""
                , s.lent, s.covered, s.compensated, s.recovered, greatest(0, s.lent - s.covered) as owed, s.compensated = 0 and s.written_off = 0 as live
                from loan l left join later a on a.loan_id = l.id left join drawn d on d.loan_id = l.id
                cross join lateral (select l.amount - coalesce(d.amount, 0) as lent, l.borrower_paid + l.compensated + l.written_off - coalesce(a.covered, 0) as covered,
                  l.compensated - coalesce(a.compensated, 0) as compensated, l.recovered - coalesce(a.recovered, 0) as recovered,
                  l.written_off - coalesce(a.written_off, 0) as written_off) s""").add(joins);
    }
}
