-- Double entries. The books of a loan are kept for those who lend and guarantee, on what was paid, in seven accounts:
--   PRINCIPAL  (asset)    what the borrower owes the bank: lent, less repaid and compensated
--   BANK       (money)    the bank's money: out when lent, in when repaid, when the fund compensates and its part when recovered
--   INTEREST   (income)   interest received
--   PENALTY    (income)   penalty interest received
--   FUND       (money)    the guarantee fund's money: out when it compensates, its part in when recovered
--   RECOVERY   (asset)    the claim on the borrower that a compensation leaves with fund and bank: compensated, less recovered and written off
--   WRITE_OFF  (expense)  what was given up
-- The rule that makes entries of a posting, by its kind; a reversal makes the same entries with sides changed. FUND_SHARE is the fund's
-- part of the principal, BANK_SHARE the rest, which a compensation leaves with the bank as its own loss until it is recovered. Interest of
-- a compensation is the fund's money, not the borrower's; interest of a write-off was never received and makes no entry.
-- A write-off always ends a claim in RECOVERY; where an imported loan was written off without compensation, that account's credit stands
-- against PRINCIPAL. So in every case: loan.balance = greatest(0, PRINCIPAL - WRITE_OFF).
create view ledger_rule (posted_as, account, side, part) as values
  ('SCHEDULED', 'BANK', 'DEBIT', 'PRINCIPAL'), ('SCHEDULED', 'BANK', 'DEBIT', 'INTEREST'), ('SCHEDULED', 'BANK', 'DEBIT', 'PENALTY'),
  ('SCHEDULED', 'PRINCIPAL', 'CREDIT', 'PRINCIPAL'), ('SCHEDULED', 'INTEREST', 'CREDIT', 'INTEREST'), ('SCHEDULED', 'PENALTY', 'CREDIT', 'PENALTY'),
  ('EARLY', 'BANK', 'DEBIT', 'PRINCIPAL'), ('EARLY', 'BANK', 'DEBIT', 'INTEREST'), ('EARLY', 'BANK', 'DEBIT', 'PENALTY'),
  ('EARLY', 'PRINCIPAL', 'CREDIT', 'PRINCIPAL'), ('EARLY', 'INTEREST', 'CREDIT', 'INTEREST'), ('EARLY', 'PENALTY', 'CREDIT', 'PENALTY'),
  ('OVERDUE', 'BANK', 'DEBIT', 'PRINCIPAL'), ('OVERDUE', 'BANK', 'DEBIT', 'INTEREST'), ('OVERDUE', 'BANK', 'DEBIT', 'PENALTY'),
  ('OVERDUE', 'PRINCIPAL', 'CREDIT', 'PRINCIPAL'), ('OVERDUE', 'INTEREST', 'CREDIT', 'INTEREST'), ('OVERDUE', 'PENALTY', 'CREDIT', 'PENALTY'),
  ('COMPENSATION', 'RECOVERY', 'DEBIT', 'PRINCIPAL'), ('COMPENSATION', 'PRINCIPAL', 'CREDIT', 'PRINCIPAL'),
  ('COMPENSATION', 'BANK', 'DEBIT', 'FUND_SHARE'), ('COMPENSATION', 'BANK', 'DEBIT', 'INTEREST'), ('COMPENSATION', 'BANK', 'DEBIT', 'PENALTY'),
  ('COMPENSATION', 'FUND', 'CREDIT', 'FUND_SHARE'), ('COMPENSATION', 'FUND', 'CREDIT', 'INTEREST'), ('COMPENSATION', 'FUND', 'CREDIT', 'PENALTY'),
  ('RECOVERY', 'FUND', 'DEBIT', 'FUND_SHARE'), ('RECOVERY', 'BANK', 'DEBIT', 'BANK_SHARE'), ('RECOVERY', 'RECOVERY', 'CREDIT', 'PRINCIPAL'),
  ('RECOVERY', 'BANK', 'DEBIT', 'INTEREST'), ('RECOVERY', 'INTEREST', 'CREDIT', 'INTEREST'),
  ('RECOVERY', 'BANK', 'DEBIT', 'PENALTY'), ('RECOVERY', 'PENALTY', 'CREDIT', 'PENALTY'),
  ('WRITE_OFF', 'WRITE_OFF', 'DEBIT', 'PRINCIPAL'), ('WRITE_OFF', 'RECOVERY', 'CREDIT', 'PRINCIPAL');

-- A recovery is shared as its compensation was: the fund's part is stored beside it. Null is all of it, as before.
alter table repayment
  drop constraint repayment_fund_share,
  add constraint repayment_fund_share check (fund_share is null or fund_share between 0 and principal and posted_as in ('COMPENSATION', 'RECOVERY')) not valid;
alter table repayment validate constraint repayment_fund_share;

-- The fund's part so far follows its share of what is recovered so far, to the fen; the last recovery makes it exact.
create function share_recovery() returns trigger language plpgsql as $$
declare s record;
begin
  select coalesce(sum(r.signed_principal) filter (where r.posted_as = 'COMPENSATION'), 0) as paid,
         coalesce(sum(sign(r.signed_principal) * coalesce(o.fund_share, o.principal)) filter (where r.posted_as = 'COMPENSATION'), 0) as paid_by_fund,
         coalesce(sum(r.signed_principal) filter (where r.posted_as = 'RECOVERY'), 0) as back,
         coalesce(sum(sign(r.signed_principal) * coalesce(o.fund_share, o.principal)) filter (where r.posted_as = 'RECOVERY'), 0) as back_to_fund
  into s from repayment r join repayment o on o.id = coalesce(r.reversal_of, r.id) where r.loan_id = new.loan_id;
  if s.paid > 0 then
    new.fund_share := least(new.principal, greatest(0, round((s.back + new.principal) * s.paid_by_fund / s.paid, 2) - s.back_to_fund));
  end if;
  return new;
end $$;
create trigger repayment_share_recovery before insert on repayment
  for each row when (new.kind = 'RECOVERY' and new.fund_share is null) execute function share_recovery();

create view ledger_entry as
select null::bigint as repayment_id, g.loan_id, g.lent_on as booked_on, e.account, e.debit, e.credit
from lending g cross join lateral (values ('PRINCIPAL', g.amount, 0.00), ('BANK', 0.00, g.amount)) e (account, debit, credit)
union all
select r.id, r.loan_id, r.paid_on, u.account,
       coalesce(sum(m.money) filter (where (u.side = 'DEBIT') = (r.reversal_of is null)), 0.00),
       coalesce(sum(m.money) filter (where (u.side = 'CREDIT') = (r.reversal_of is null)), 0.00)
from repayment r
join repayment o on o.id = coalesce(r.reversal_of, r.id)
join ledger_rule u on u.posted_as = r.posted_as
cross join lateral (select case u.part when 'PRINCIPAL' then r.principal when 'INTEREST' then r.interest when 'PENALTY' then r.penalty
  when 'FUND_SHARE' then coalesce(o.fund_share, o.principal) when 'BANK_SHARE' then o.principal - coalesce(o.fund_share, o.principal) end as money) m
where m.money > 0
group by r.id, r.loan_id, r.paid_on, u.account;

-- What a posting pays of which instalment (分配), oldest due first. Reversed postings and reversals pay nothing: the others move up.
create view repayment_allocation as
with effective as (
  select r.id, r.loan_id, r.principal, sum(r.principal) over (partition by r.loan_id order by r.paid_on, r.id) as paid_so_far
  from repayment r
  where r.kind in ('SCHEDULED', 'EARLY', 'OVERDUE', 'COMPENSATION', 'WRITE_OFF') and not exists (select from repayment v where v.reversal_of = r.id))
select e.id as repayment_id, e.loan_id, i.number, i.due_on,
       least(e.paid_so_far, i.cumulative_principal) - greatest(e.paid_so_far - e.principal, i.cumulative_principal - i.principal) as principal
from effective e
join instalment i on i.loan_id = e.loan_id and i.cumulative_principal > e.paid_so_far - e.principal and i.cumulative_principal - i.principal < e.paid_so_far
where i.principal > 0;

-- Interest subsidies (财政贴息): one row per loan and quarter, beside the repayments and never one of them. The amount is what the quarter
-- earned by the records of the day it was accrued, and what corrects quarters that were claimed already.
create table interest_subsidy (
  id         bigint generated by default as identity primary key,
  loan_id    bigint not null references loan,
  year       integer not null check (year between 2002 and 2200),
  quarter    integer not null check (quarter between 1 and 4),
  status     text not null default 'ACCRUED' check (status in ('ACCRUED', 'CLAIMED', 'REVIEWED', 'APPROVED', 'PAID', 'REJECTED')),
  days       integer not null check (days between 0 and 92),
  accrued    numeric(18, 2) not null check (accrued >= 0),
  correction numeric(18, 2) not null default 0,
  amount     numeric(18, 2) generated always as (accrued + correction) stored,
  reference  text check (reference <> ''),
  paid_on    date,
  recorded_at timestamptz not null default now(),
  constraint interest_subsidy_once unique (loan_id, year, quarter),
  constraint interest_subsidy_paid check ((status = 'PAID') = (paid_on is not null) and (status = 'PAID') = (reference is not null))
);
create index interest_subsidy_quarter on interest_subsidy (((year * 4 + quarter)::bigint), id);
create index interest_subsidy_year on interest_subsidy (year, quarter);
create index interest_subsidy_status on interest_subsidy (status, year, quarter);

-- What each level of government bears of an approved subsidy.
create table interest_subsidy_share (
  subsidy_id bigint not null references interest_subsidy,
  level      text not null check (level in ('CENTRAL', 'PROVINCE', 'PREFECTURE', 'COUNTY')),
  amount     numeric(18, 2) not null,
  primary key (subsidy_id, level)
);

-- What somebody did to interest subsidies at once, and to which: append-only.
create table interest_subsidy_batch (
  id           bigint generated by default as identity primary key,
  step         text not null check (step in ('ACCRUE', 'CLAIM', 'REVIEW', 'APPROVE', 'PAY', 'REJECT')),
  actor        text not null,
  organisation text,
  opinion      text check (length(opinion) <= 2000),
  reference    text,
  occurred_on  date not null,
  recorded_at  timestamptz not null default now()
);
create table interest_subsidy_event (
  batch_id    bigint not null references interest_subsidy_batch,
  subsidy_id  bigint not null references interest_subsidy,
  from_status text,
  to_status   text not null,
  amount      numeric(18, 2) not null,
  primary key (batch_id, subsidy_id)
);
create index interest_subsidy_event_subsidy on interest_subsidy_event (subsidy_id, batch_id);
create trigger interest_subsidy_batch_append_only before update or delete on interest_subsidy_batch
  for each statement execute function refuse_change();
create trigger interest_subsidy_event_append_only before update or delete on interest_subsidy_event
  for each statement execute function refuse_change();

-- What a loan earns of interest subsidy from a day on and before another (贴息额). Actual days over 360; the day money is lent counts, the day
-- it is paid back does not. A day earns on the balance up to the subsidised amount, at the rate of that year of the loan (the last rate goes
-- on); nothing while an instalment is overdue, from the day of an extension on, from a compensation on, or from maturity on. Reversed
-- postings never were. The rule is constant between the days on which something changes, so it is computed from one such day to the next.
create function interest_subsidy_earned(loan bigint, from_day date, until_day date) returns table (days integer, amount numeric) language sql stable as $$
  with payment as (
    select r.paid_on, sum(r.principal) as principal, bool_or(r.kind = 'COMPENSATION') as compensated
    from repayment r
    where r.loan_id = loan and r.kind in ('SCHEDULED', 'EARLY', 'OVERDUE', 'COMPENSATION', 'WRITE_OFF') and not exists (select from repayment v where v.reversal_of = r.id)
    group by r.paid_on),
  span as (
    select l.disbursed_on, l.subsidised_amount, l.subsidy_rates, greatest(l.disbursed_on, from_day) as first,
           least(until_day, l.matures_on, l.extended_on, (select min(p.paid_on) from payment p where p.compensated)) as last
    from loan l where l.id = loan and cardinality(l.subsidy_rates) > 0),
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
    select o.days, least(o.lent - o.paid, coalesce(o.subsidised_amount, o.lent)) as base, o.subsidy_rates[least(o.loan_year, cardinality(o.subsidy_rates))] as rate
    from owed o
    where o.lent > o.paid and not exists (select from instalment i where i.loan_id = loan and i.due_on < o.day and i.cumulative_principal > o.paid))
  select coalesce(sum(e.days) filter (where e.base > 0 and e.rate > 0), 0)::integer, round(coalesce(sum(e.days * e.base * e.rate), 0) / 36000, 2) from earning e
$$;

-- The first day of a quarter and the day after its last.
create function quarter_start(year integer, quarter integer) returns date language sql immutable as $$ select make_date(year, quarter * 3 - 2, 1) $$;
create function quarter_end(year integer, quarter integer) returns date language sql immutable as $$
  select (make_date(year, quarter * 3 - 2, 1) + interval '3 months')::date
$$;

-- Where the books do not hold: loans whose stored figures differ from what their postings say, and postings whose entries do not balance.
-- It is empty. Asked for one loan (where loan_id = …) it costs a look at that loan.
create view ledger_difference as
select l.id as loan_id, 'FIGURES' as what
from loan l join loan_derivation d on d.loan_id = l.id
where (l.borrower_paid, l.compensated, l.recovered, l.written_off, l.status, l.next_due_on, l.settled_on)
      is distinct from (d.borrower_paid, d.compensated, d.recovered, d.written_off, d.status, d.next_due_on, d.settled_on)
union all
select l.id, 'BALANCE'
from loan l
cross join lateral (
  select coalesce(sum(e.debit - e.credit) filter (where e.account = 'PRINCIPAL'), 0) as principal,
         coalesce(sum(e.debit - e.credit) filter (where e.account = 'WRITE_OFF'), 0) as written_off
  from ledger_entry e where e.loan_id = l.id) a
where l.disbursed_on is not null and l.balance <> greatest(0, a.principal - a.written_off)
union all
select e.loan_id, 'UNBALANCED' from ledger_entry e group by e.loan_id, e.repayment_id having sum(e.debit) <> sum(e.credit)
union all
select i.loan_id, 'SCHEDULE' from instalment i join loan l on l.id = i.loan_id group by i.loan_id, l.amount having sum(i.principal) <> l.amount
union all
select s.loan_id, 'SUBSIDY_SHARES'
from interest_subsidy s left join lateral (select sum(h.amount) as amount from interest_subsidy_share h where h.subsidy_id = s.id) h on true
where s.status in ('APPROVED', 'PAID') and h.amount is distinct from s.amount;

-- As before, but planned once for a connection: planned for each posting anew, the statement cost six times what it did.
create or replace function refresh_loan_figures(ids bigint[]) returns void language plpgsql set plan_cache_mode = force_generic_plan as $$
begin
  update loan l set borrower_paid = d.borrower_paid, compensated = d.compensated, recovered = d.recovered, written_off = d.written_off,
                    status = d.status, next_due_on = d.next_due_on, settled_on = d.settled_on
  from loan_derivation d
  where l.id = any (ids) and d.loan_id = any (ids) and d.loan_id = l.id
    and (l.borrower_paid, l.compensated, l.recovered, l.written_off, l.status, l.next_due_on, l.settled_on)
        is distinct from (d.borrower_paid, d.compensated, d.recovered, d.written_off, d.status, d.next_due_on, d.settled_on);
end $$;

-- Postings change figures of a loan that no index holds: with room on its page the row stays there and no index is touched.
alter table loan set (fillfactor = 85);
