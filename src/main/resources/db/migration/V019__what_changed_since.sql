-- What was recorded since a moment lies at the end of the tables: a few pages say where, and postings do not feel them.
create index repayment_recorded_at on repayment using brin (recorded_at) with (autosummarize = on);
create index loan_recorded_at on loan using brin (recorded_at) with (autosummarize = on);
create index subsidy_recorded_at on subsidy using brin (recorded_at) with (autosummarize = on);
create index residency_recorded_at on residency using brin (recorded_at) with (autosummarize = on);
create index disbursement_recorded_at on disbursement using brin (recorded_at) with (autosummarize = on);

-- Column by column how two versions of a row differ, references by their codes; one row of nulls when there is no later version.
create function record_difference(earlier jsonb, later jsonb) returns table (changed text, old_value text, new_value text) language sql stable as $$
  select d.changed, d.shown[1], d.shown[2]
  from (
    select e.key as changed, case e.key
             when 'bank_id' then array[(select code from bank where id = e.value::bigint), (select code from bank where id = l.value::bigint)]
             when 'base_id' then array[(select code from incubation_base where id = e.value::bigint), (select code from incubation_base where id = l.value::bigint)]
             when 'startup_id' then array[(select uscc from startup where id = e.value::bigint), (select uscc from startup where id = l.value::bigint)]
             else array[e.value, l.value] end as shown
    from jsonb_each_text(earlier) e join jsonb_each_text(later) l on l.key = e.key
    where e.value is distinct from l.value) d
  union all
  select null, null, null where later is null
$$;

-- Every change of a record that figures of loans, repayments, bases or subsidies rest on, since the past is kept.
--   division_before  where the record lay before, when that is what changed
--   product          of a loan, null where it does not matter
--   happened_on      the day of the event that was recorded, or that the changed record is about
--   stock            whether every later period's end feels it, not just the period that happened_on lies in
--   amount           what it adds to the sums in yuan, null where that does not follow from the change alone
create view record_change as
select case r.kind when 'REVERSAL' then 'REPAYMENT_REVERSED' else 'REPAYMENT_POSTED' end as kind, r.id, r.bank_serial_no as reference, l.division, null::text as division_before,
       l.product, r.paid_on as happened_on, true as stock, r.recorded_at, null::text as changed, null::text as old_value, null::text as new_value,
       r.signed_principal as amount, r.posted_by as actor, r.reason
from repayment r join loan l on l.id = r.loan_id
union all
select 'LOAN_RECORDED', l.id, l.contract_no, l.division, null, l.product, l.disbursed_on, true, l.recorded_at, null, null, null,
       coalesce((select p.amount from loan_past p where p.id = l.id order by p.known_until limit 1), l.amount), null, null
from loan l where l.stages is null and l.disbursed_on is not null
union all
select 'LOAN_DISBURSED', l.id, l.contract_no, l.division, null, l.product, d.disbursed_on, true, d.recorded_at, null, null, null, d.amount, e.actor, null
from disbursement d join loan l on l.id = d.loan_id
left join lateral (select e.actor from loan_event e where e.loan_id = d.loan_id and e.recorded_at = d.recorded_at order by e.id desc limit 1) e on true
union all
select case when a.later is null then 'LOAN_REMOVED' else 'LOAN_CHANGED' end, p.id, p.contract_no, coalesce(a.later ->> 'division', p.division), p.division,
       case when a.later is null or a.later ->> 'product' = p.product then p.product end, least(p.disbursed_on, (a.later ->> 'disbursed_on')::date),
       a.later is null or c.changed in ('division', 'product', 'amount', 'disbursed_on', 'in_parts'), p.known_until, c.changed, c.old_value, c.new_value,
       case when a.later is null then -p.amount when c.changed = 'amount' then c.new_value::numeric - c.old_value::numeric end, e.actor, coalesce(e.opinion, e.event)
from loan_past p
cross join lateral (select coalesce((select to_jsonb(n) from loan_past n where n.id = p.id and n.known_from = p.known_until), (select to_jsonb(l) from loan l where l.id = p.id)) as later) a
cross join lateral record_difference(to_jsonb(p) - '{known_from,known_until,status,stages}'::text[], a.later) c
left join lateral (select e.actor, e.opinion, e.event from loan_event e where e.loan_id = p.id and e.recorded_at = p.known_until order by e.id desc limit 1) e on true
where p.disbursed_on is not null
  and not (c.changed = 'amount' and exists (select from disbursement d where d.loan_id = p.id and d.recorded_at = p.known_until))
union all
select 'SCHEDULE_REPLACED', l.id, l.contract_no, l.division, null, l.product, l.disbursed_on, true, s.known_until, 'schedule', o.plan, n.plan, null, e.actor, coalesce(e.opinion, e.event)
from (select loan_id, known_until from instalment_past group by loan_id, known_until) s
join loan l on l.id = s.loan_id
cross join lateral (
  select count(*) || '/' || sum(i.principal) || '/' || max(i.due_on) as plan
  from (select principal, due_on from instalment_past where loan_id = s.loan_id and known_from < s.known_until and known_until >= s.known_until
        union all select principal, due_on from instalment where loan_id = s.loan_id and coalesce(recorded_at, '-infinity') < s.known_until) i) o
cross join lateral (
  select count(*) || '/' || sum(i.principal) || '/' || max(i.due_on) as plan
  from (select principal, due_on from instalment_past where loan_id = s.loan_id and known_from <= s.known_until and known_until > s.known_until
        union all select principal, due_on from instalment where loan_id = s.loan_id and coalesce(recorded_at, '-infinity') <= s.known_until) i) n
left join lateral (select e.actor, e.opinion, e.event from loan_event e where e.loan_id = l.id and e.recorded_at = s.known_until order by e.id desc limit 1) e on true
union all
select 'SUBSIDY_RECORDED', s.id, s.reference, s.division, null, null, s.paid_on, false, s.recorded_at, null, null, null,
       coalesce((select p.amount from subsidy_past p where p.id = s.id order by p.known_until limit 1), s.amount), g.actor, g.opinion
from subsidy s left join subsidy_grant g on g.id = s.grant_id
union all
select case when a.later is null then 'SUBSIDY_REMOVED' else 'SUBSIDY_CHANGED' end, p.id, p.reference, coalesce(a.later ->> 'division', p.division), p.division, null,
       least(p.paid_on, (a.later ->> 'paid_on')::date), c.changed is not distinct from 'paid_on', p.known_until, c.changed, c.old_value, c.new_value,
       case when a.later is null then -p.amount when c.changed = 'amount' then c.new_value::numeric - c.old_value::numeric end, null, null
from subsidy_past p
cross join lateral (select coalesce((select to_jsonb(n) from subsidy_past n where n.id = p.id and n.known_from = p.known_until), (select to_jsonb(s) from subsidy s where s.id = p.id)) as later) a
cross join lateral record_difference(to_jsonb(p) - '{known_from,known_until}'::text[], a.later) c
union all
select 'RESIDENCY_RECORDED', r.id, u.uscc, b.division, null, null, r.admitted_on, true, r.recorded_at, null, null, null, null, null, null
from residency r join incubation_base b on b.id = r.base_id join startup u on u.id = r.startup_id
union all
select case when a.later is null then 'RESIDENCY_REMOVED' else 'RESIDENCY_CHANGED' end, p.id, u.uscc, b.division, null, null, p.admitted_on, true, p.known_until,
       c.changed, c.old_value, c.new_value, null, null, null
from residency_past p join incubation_base b on b.id = p.base_id join startup u on u.id = p.startup_id
cross join lateral (select coalesce((select to_jsonb(n) from residency_past n where n.id = p.id and n.known_from = p.known_until), (select to_jsonb(r) from residency r where r.id = p.id)) as later) a
cross join lateral record_difference(to_jsonb(p) - '{known_from,known_until}'::text[], a.later) c
union all
select 'BASE_RECORDED', b.id, b.code, b.division, null, null, coalesce(b.accredited_on, '-infinity'), true, b.recorded_at, null, null, null, null, null, null
from incubation_base b
union all
select case when a.later is null then 'BASE_REMOVED' else 'BASE_CHANGED' end, p.id, p.code, coalesce(a.later ->> 'division', p.division), p.division, null,
       coalesce(least(p.accredited_on, (a.later ->> 'accredited_on')::date), '-infinity'), true, p.known_until, c.changed, c.old_value, c.new_value, null, e.actor, coalesce(e.opinion, e.step)
from incubation_base_past p
cross join lateral (
  select coalesce((select to_jsonb(n) from incubation_base_past n where n.id = p.id and n.known_from = p.known_until), (select to_jsonb(b) from incubation_base b where b.id = p.id)) as later) a
cross join lateral record_difference(to_jsonb(p) - '{known_from,known_until}'::text[], a.later) c
left join lateral (select e.actor, e.opinion, e.step from base_event e where e.base_id = p.id and e.recorded_at = p.known_until order by e.id desc limit 1) e on true;
