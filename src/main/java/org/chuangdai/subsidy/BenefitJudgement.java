package org.chuangdai.subsidy;

import java.util.List;
import org.chuangdai.sql.Sql;

/**
 * How programmes are held against the records, as SQL: for each person (alias {@code e}, with {@code w.startup_id} when a certain start-up
 * is meant) or base (alias {@code b}) the programme that suits best, what it pays, and one letter for each {@link BenefitRule}.
 */
final class BenefitJudgement {
    /** Letters of an outcome that does not qualify for a grant without application. */
    static final String DISQUALIFIED = "[FN]";
    private static final String INSIDE = "y.admitted_on <= t.day and (y.left_on is null or y.left_on > t.day)";
    /** Rules on the start-up {@code o}, which may be none. */
    private static final String OF_STARTUP = """
            case when not p.startup_required then '-' when o.id is not null then 'P' else 'F' end
            || case when p.registered_months_min is null then '-' when o.id is null then 'F' when o.registered_on is null then 'N'
                    when o.registered_on <= t.day - make_interval(months => p.registered_months_min) then 'P' else 'F' end
            || case when p.employees_min is null then '-' when o.id is null then 'F' when o.employees is null then 'N' when o.employees >= p.employees_min then 'P' else 'F' end
            || case when not p.resident_required then '-' when exists (select from residency y where y.startup_id = o.id and\s""" + INSIDE + """
            ) then 'P' else 'F' end
            || case when p.stay_years_max is null then '-' when exists (select from residency y where y.startup_id = o.id and\s""" + INSIDE + """
             and y.admitted_on > t.day - make_interval(years => p.stay_years_max)) then 'P' else 'F' end
            || case when p.trading_required then 'U' else '-' end""";
    private static final String OF_PERSON = """
            case when p.division is null then '-' when case p.payee_kind when 'STARTUP' then u.division else e.division end between p.division and p.division_end then 'P' else 'F' end
            || case when p.borrower_groups is null then '-' when e.borrower_groups && p.borrower_groups then 'P' else 'F' end
            || case when p.graduated_years_max is null then '-' when e.graduated_on is null then 'N'
                    when e.graduated_on > t.day - make_interval(years => p.graduated_years_max) then 'P' else 'F' end""";
    private static final String SAME_BENEFIT = "s.kind = p.kind and (s.programme_id is null or s.once_key = p.once_key)";
    private static final String STANDING = " || case when " + discredited("f.entrepreneur_id = e.id") + """
             then 'F' else 'P' end
            || case when p.once_key is null then '-'
                    when exists (select from subsidy s where s.entrepreneur_id = e.id and\s""" + SAME_BENEFIT + """
            ) or exists (select from startup v join subsidy s on s.startup_id = v.id
                      where v.founder_id = e.id and (p.payee_kind = 'ENTREPRENEUR' or v.id = u.startup_id) and\s""" + SAME_BENEFIT + """
            ) then 'F' else 'P' end""";
    private static final String AMOUNT = """
            case when p.amount is not null then p.amount when u.employees is null then null else least(p.amount_per_job * u.employees, p.amount_max) end""";
    private static final String PERSON = "(select s.* from (select p.id as programme_id, u.startup_id, " + AMOUNT + " as amount, " + OF_PERSON + " || u.letters" + STANDING + """
             as letters, (select g from unnest(p.borrower_groups) g where g = any (e.borrower_groups) limit 1) as borrower_group
            from subsidy_programme p cross join lateral (
              select c.* from (select o.id as startup_id, o.employees, o.division,\s""" + OF_STARTUP + """
             as letters from (values (1)) one left join startup o on o.founder_id = e.id and (w.startup_id is null or o.id = w.startup_id)) c
              order by c.letters ~ '[FN]', c.startup_id limit 1) u
            where p.id = any (?)) s order by s.letters ~ '[FN]', s.amount desc nulls last, s.programme_id limit 1)""";
    private static final String BASE = "(select s.* from (select p.id as programme_id, p.amount, case when p.division is null then '-'"
            + " when b.division between p.division and p.division_end then 'P' else 'F' end || '--------' || case when " + discredited("f.base_id = b.id")
            + " then 'F' else 'P' end || case when p.once_key is null then '-' when exists (select from subsidy s where s.base_id = b.id and " + SAME_BENEFIT
            + ") then 'F' else 'P' end as letters from subsidy_programme p where p.id = any (?)) s order by s.letters ~ '[FN]', s.amount desc nulls last, s.programme_id limit 1)";

    private BenefitJudgement() {
    }

    /** " cross join lateral (…) j" with programme_id, startup_id, amount, letters, borrower_group; {@code t.day} is the day that is judged. */
    static Sql ofPersons(List<Long> programmes) {
        return Sql.of(" cross join lateral " + PERSON + " j", (Object) programmes.toArray(Long[]::new));
    }

    /** As above where the programme may be none: the row stays. */
    static Sql ofPersonsIfAny(List<Long> programmes) {
        return Sql.of(" left join lateral " + PERSON + " j on true", (Object) programmes.toArray(Long[]::new));
    }

    /** " cross join lateral (…) j" with programme_id, amount, letters. */
    static Sql ofBases(List<Long> programmes) {
        return Sql.of(" cross join lateral " + BASE + " j", (Object) programmes.toArray(Long[]::new));
    }

    /** As above where the programme may be none: the row stays. */
    static Sql ofBasesIfAny(List<Long> programmes) {
        return Sql.of(" left join lateral " + BASE + " j on true", (Object) programmes.toArray(Long[]::new));
    }

    /** That a credit flag (诚信档案) of the holder holds on the day. */
    static String discredited(String holder) {
        return "exists (select from credit_flag f where " + holder + " and f.kind = 'DISCREDITED' and f.from_on <= t.day and (f.until_on is null or f.until_on >= t.day))";
    }
}
