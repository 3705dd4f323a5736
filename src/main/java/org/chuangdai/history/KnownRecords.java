package org.chuangdai.history;

import io.smallrye.mutiny.Uni;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.chuangdai.sql.Cells;
import org.chuangdai.sql.Queries;
import org.chuangdai.sql.Sql;

/**
 * Answers any statement over the records as they were known at the end of a day. In front of the statement stand common table expressions
 * with the names of the tables, which hide them: each gives the rows that were the record then, from the table itself or from its past
 * (see the migration that makes the past tables). So the statement is the one that answers by the records of now. What a loan derives from
 * its ledger is derived from the postings and the schedule known then; a column that the statement does not read costs nothing.
 */
final class KnownRecords implements Queries {
    /**
     * Postings, disbursements and services are never changed. Of instalments the conditions stand behind the union: within it they would keep
     * PostgreSQL from looking up those of a loan by index.
     */
    private static final String NEVER_CHANGED = """
            with repayment as not materialized (select * from repayment where recorded_at < ?),
            repayment_register as not materialized (select g.* from repayment_register g join repayment r on r.id = g.id and r.paid_on = g.paid_on),
            disbursement as not materialized (select * from disbursement where recorded_at < ?),
            incubation_service as not materialized (select * from incubation_service where recorded_at < ?),
            instalment as not materialized (
              select loan_id, number, due_on, principal, interest, cumulative_principal
              from (select loan_id, number, due_on, principal, interest, cumulative_principal, coalesce(recorded_at, '-infinity') as known_from, timestamptz 'infinity' as known_until
                    from instalment
                    union all
                    select loan_id, number, due_on, principal, interest, cumulative_principal, known_from, known_until from instalment_past) version
              where known_from < ? and known_until >= ?)""";

    private static final String BASE = versions("incubation_base", "id, code, name, division, level, demonstration, type, status, operator_name, operator_uscc, "
            + "area_square_metres, workstations, accredited_on, valid_until, investor, operation_mode, sponsors");
    private static final String ACCREDITATION = versions("accreditation", "id, base_id, title, level, year, granted_on, valid_until");
    private static final String RESIDENCY = versions("residency", "id, base_id, startup_id, admitted_on, agreed_until, left_on, exit, employees");
    private static final String SUBSIDY = versions("subsidy", "id, reference, kind, division, base_id, startup_id, entrepreneur_id, borrower_group, amount, paid_on, grant_id, programme_id");
    private static final String STARTUP = versions("startup", "id, uscc, name, kind, founder_id, division, industry, registered_on, employees");
    private static final String INDICATOR_VALUE = versions("indicator_value", "id, division, code, from_on, to_on, value, unit, qualifier, source");
    private static final String TARGET = versions("target", "id, division, indicator, year, value");
    private static final String LOAN = versions("loan", "id, contract_no, product, borrower_kind, borrower_id, startup_id, base_id, division, bank_id, amount, term_months, annual_rate, "
            + "repayment_method, guarantee, sequence, borrower_group, jobs_driven, agricultural, poverty_related, applied_on, disbursed_on, matures_on, channel, green_channel, "
            + "stages, in_parts, extended_on, claimed_on, status").replaceFirst("loan as", "loan_row as");

    /** A loan's state and figures by the rule of the view loan_derivation, and the parts of the view later_part, from what was known. */
    private static final String DERIVED = """
            loan as not materialized (
              select l.id, l.contract_no, l.product, l.borrower_kind, l.borrower_id, l.startup_id, l.base_id, l.division, l.bank_id, l.amount, l.term_months, l.annual_rate,
                     l.repayment_method, l.guarantee, l.sequence, l.borrower_group, l.jobs_driven, l.agricultural, l.poverty_related, l.applied_on, l.disbursed_on, l.matures_on,
                     l.channel, l.green_channel, l.stages, l.in_parts, l.extended_on, l.claimed_on, null::text as stage, null::date as stage_due_on, n.posted_from, n.posted_until,
                     case when l.disbursed_on is null then l.status
                          when p.compensated > 0 and p.recovered >= p.compensated then 'RECOVERED'
                          when p.written_off > 0 then 'WRITTEN_OFF'
                          when p.compensated > 0 then 'COMPENSATED'
                          when l.amount = p.borrower_paid then 'SETTLED'
                          when l.claimed_on is not null then 'COMPENSATION_CLAIMED'
                          when l.extended_on is not null then 'EXTENDED'
                          else 'ACTIVE' end as status,
                     greatest(0.00, l.amount - p.borrower_paid - p.compensated - p.written_off) as balance,
                     case when p.compensated = 0 and p.written_off = 0 and l.amount = p.borrower_paid then p.last_paid_on end as settled_on,
                     case when l.amount > p.borrower_paid + p.compensated + p.written_off then
                       (select min(i.due_on) from instalment i where i.loan_id = l.id and i.cumulative_principal > p.borrower_paid + p.compensated + p.written_off) end as next_due_on
              from loan_row l
              left join loan n on n.id = l.id
              left join lateral (
                select coalesce(sum(r.signed_principal) filter (where r.posted_as in ('SCHEDULED', 'EARLY', 'OVERDUE')), 0) as borrower_paid,
                       coalesce(sum(r.signed_principal) filter (where r.posted_as = 'COMPENSATION'), 0) as compensated,
                       coalesce(sum(r.signed_principal) filter (where r.posted_as = 'RECOVERY'), 0) as recovered,
                       coalesce(sum(r.signed_principal) filter (where r.posted_as = 'WRITE_OFF'), 0) as written_off, max(r.paid_on) as last_paid_on
                from repayment r where r.loan_id = l.id and r.paid_on between n.posted_from and n.posted_until) p on true),
            later_part as not materialized (
              select d.id, d.loan_id, d.disbursed_on, d.amount from disbursement d join loan_row l on l.id = d.loan_id
              where l.in_parts and exists (select from disbursement f where f.loan_id = d.loan_id and f.id < d.id))""";

    private static final String TABLES = String.join(",\n", NEVER_CHANGED, BASE, ACCREDITATION, RESIDENCY, SUBSIDY, STARTUP, INDICATOR_VALUE, TARGET, LOAN, DERIVED);
    private static final int MOMENTS = (int) TABLES.chars().filter(c -> c == '?').count();
    private static final String WITH = "with ";

    private final Queries now;
    private final OffsetDateTime end;

    /** @param day at whose end the records are taken */
    KnownRecords(Queries now, LocalDate day) {
        this.now = now;
        this.end = AsOf.end(day);
    }

    private static String versions(String table, String columns) {
        return """
                %1$s as not materialized (
                  select %2$s from %1$s t where t.recorded_at < ? and not exists (select from %1$s_past p where p.id = t.id and p.known_until >= ?)
                  union all
                  select %2$s from %1$s_past where known_from < ? and known_until >= ?)""".formatted(table, columns);
    }

    @Override
    public <T> Uni<List<T>> list(Sql sql, Function<Cells, T> mapper) {
        Object[] moments = new Object[MOMENTS];
        Arrays.fill(moments, end);
        String text = sql.jdbcText();
        boolean hasTables = text.startsWith(WITH);
        Sql known = Sql.of(TABLES, moments).add(hasTables ? ", " : " ").add(hasTables ? text.substring(WITH.length()) : text, sql.parameters().toArray());
        return now.list(known, mapper);
    }
}
