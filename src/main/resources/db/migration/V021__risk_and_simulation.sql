-- Early warnings start from the few records that are a reason for one.
create index residency_left_on on residency (left_on) where left_on is not null;
create index monthly_report_idle on monthly_report (month) where employees = 0;
-- Reviews that were decided behind their limit.
create index loan_event_late on loan_event (occurred_on, loan_id) where stage is not null and occurred_on > due_on;

-- What a loan earns of interest subsidy from a day on and before another, on given terms (贴息额). Actual days over 360; the day money is
-- lent counts, the day it is paid back does not. A day earns on the balance up to the subsidised amount, at the rate of that year of the
-- loan (the last rate goes on); nothing while an instalment is overdue, from the day of an extension on, from a compensation on, or from
-- maturity on. Reversed postings never were. The rule is constant between the days on which something changes, so it is computed from one
-- such day to the next. Of a loan that would have been granted in part, granted_part of every balance counts.
create function interest_subsidy_on_terms(loan bigint, from_day date, until_day date, subsidised numeric, rates numeric[], granted_part numeric)
returns table (days integer, amount numeric) language sql stable as $$
  with payment as (
    select r.paid_on, sum(r.principal) as principal, bool_or(r.kind = 'COMPENSATION') as compensated
    from repayment r
    where r.loan_id = loan and r.kind in ('SCHEDULED', 'EARLY', 'OVERDUE', 'COMPENSATION', 'WRITE_OFF') and not exists (select from repayment v where v.reversal_of = r.id)
    group by r.paid_on),
  span as (
    select l.disbursed_on, greatest(l.disbursed_on, from_day) as first,
           least(until_day, l.matures_on, l.extended_on, (select min(p.paid_on) from payment p where p.compensated)) as last
    from loan l where l.id = loan and cardinality(rates) > 0),
  turn as (
    select s.first as day from span s
    union select g.lent_on from lending g where g.loan_id = loan
    union select p.paid_on from payment p
    union select i.due_on + 1 from instalment i where i.loan_id = loan and i.principal > 0
    union select (s.disbursed_on + make_interval(years => n))::date from span s, generate_series(1, 12) n),
  stretch as (
    select t.day, lead(t.day, 1, s.last) over (order by t.day) - t.day as days, s.*
    from turn t join span s on t.day >= s.first and t.day < s.last),
  owed as (
    select s.*, (select coalesce(sum(g.amount), 0) from lending g where g.loan_id = loan and g.lent_on <= s.day) as lent,
           (select coalesce(sum(p.principal), 0) from payment p where p.paid_on <= s.day) as paid,
           (select count(*)::integer from generate_series(1, 12) n where (s.disbursed_on + make_interval(years => n))::date <= s.day) + 1 as loan_year
    from stretch s),
  earning as (
    select o.days, least((o.lent - o.paid) * granted_part, coalesce(subsidised, o.lent * granted_part)) as base, rates[least(o.loan_year, cardinality(rates))] as rate
    from owed o
    where o.lent > o.paid and not exists (select from instalment i where i.loan_id = loan and i.due_on < o.day and i.cumulative_principal > o.paid))
  select coalesce(sum(e.days) filter (where e.base > 0 and e.rate > 0), 0)::integer, round(coalesce(sum(e.days * e.base * e.rate), 0) / 36000, 2) from earning e
$$;

-- As before: what the loan earns on the terms that were written into it.
create or replace function interest_subsidy_earned(loan bigint, from_day date, until_day date) returns table (days integer, amount numeric) language sql stable as $$
  select t.days, t.amount from (values (1)) one (row)
  left join loan l on l.id = loan
  cross join lateral interest_subsidy_on_terms(loan, from_day, until_day, l.subsidised_amount, l.subsidy_rates, 1) t
$$;
