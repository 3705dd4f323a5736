-- Roll-ups (汇总): sums of what happened to loans, by place, product and day, month and year. Writers append what they changed to
-- loan_delta, in their own transaction and without meeting each other; an answer is the roll-up and the deltas that are not folded into it
-- yet. So it equals the records at every moment, and no writer waits for a sum.
--
-- Figures of single loans are no sums (what of a due was paid in time, who borrowed twice), but each is one of entries with two days:
--   flows       day = until: lent, due, received, compensated, recovered, released (balance that went), overdue (change of)
--   repaid      of what fell due on day, what was paid by until: sums with day >= from and until <= to
--   again       loans of day whose borrower took the next one on until: loans less these are distinct borrowers, in the same way
-- place is a division prefix of 6 digits that counts for itself and all places above it, or, if exact, for itself alone:
-- whether a loan is its borrower's next one differs from place to place. Money in fen.
create table loan_delta (
  place       text collate "C" not null,
  exact       boolean not null default false,
  facet       text collate "C" not null,
  day         date not null,
  until       date not null,
  loans       bigint not null default 0,
  jobs        bigint not null default 0,
  lent        bigint not null default 0,
  due         bigint not null default 0,
  received    bigint not null default 0,
  compensated bigint not null default 0,
  recovered   bigint not null default 0,
  released    bigint not null default 0,
  overdue     bigint not null default 0,
  repaid      bigint not null default 0,
  again       bigint not null default 0,
  again_jobs  bigint not null default 0
) with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000, autovacuum_analyze_scale_factor = 1, vacuum_truncate = off);

-- grain says what day and until stand for: D a day, M the first day of a month, Y the first day of a year.
create table loan_rollup (
  grain       "char" not null check (grain in ('D', 'M', 'Y')),
  level       smallint not null check (level in (0, 2, 4, 6)),
  place       text collate "C" not null,
  facet       text collate "C" not null,
  day         date not null,
  until       date not null,
  loans       bigint not null,
  jobs        bigint not null,
  lent        bigint not null,
  due         bigint not null,
  received    bigint not null,
  compensated bigint not null,
  recovered   bigint not null,
  released    bigint not null,
  overdue     bigint not null,
  repaid      bigint not null,
  again       bigint not null,
  again_jobs  bigint not null,
  constraint loan_rollup_key primary key (grain, place, facet, until, day)
) with (fillfactor = 80);
create index loan_rollup_level on loan_rollup (grain, level, facet, until, day);
-- Most answers need flows alone, which happen on one day.
create index loan_rollup_flow on loan_rollup (grain, level, facet, until, place) where day = until;

-- Each fold gives a roll-up a new version. Open deltas are only ever added to until a fold takes them all, so version and number of open
-- deltas tell whether an answer could have changed.
create table rollup_state (
  name    text primary key,
  version uuid not null default gen_random_uuid()
);
insert into rollup_state (name) values ('loan');

-- What a roll-up needs to know of a loan.
create type loan_facts as (id bigint, place text, product text, borrower_id bigint, disbursed_on date, amount numeric, in_parts boolean, jobs integer);
create function facts_of(l loan) returns loan_facts language sql immutable as $$
  select row(l.id, left(l.division, 6), l.product, l.borrower_id, l.disbursed_on, l.amount, l.in_parts, l.jobs_driven)::loan_facts
$$;

-- What these loans have contributed, by their terms, a plan (null is the recorded one) and their postings; parts of loans but for some.
-- With `posted`, only what those postings add to the ones before. Payments cover the oldest instalment first, so the principal paid up to a
-- day covers the plan up to that sum, and a day on which the sum moves covers, or uncovers, the instalments between.
create function loan_movements(loans loan_facts[], plan instalment[], posted bigint[], without_parts bigint[]) returns setof loan_delta
language plpgsql stable set plan_cache_mode = force_generic_plan as $$
begin
  return query
  with l as materialized (select f.* from unnest(loans) f where f.disbursed_on is not null),
  i as (
    select n.loan_id, n.due_on, n.principal, n.cumulative_principal from instalment n where plan is null and n.loan_id in (select l.id from l)
    union all select n.loan_id, n.due_on, n.principal, n.cumulative_principal from unnest(plan) n join l on l.id = n.loan_id),
  part as (
    select p.loan_id, p.disbursed_on, p.amount from l join later_part p on p.loan_id = l.id
    where l.in_parts and p.id <> all (coalesce(without_parts, '{}'))),
  first as (select l.*, l.amount - coalesce((select sum(p.amount) from part p where l.in_parts and p.loan_id = l.id), 0) as lent from l),
  moved as (
    select r.loan_id, greatest(r.paid_on, l.disbursed_on) as day, n.new, 0.00 as drawn,
           case when r.posted_as in ('SCHEDULED', 'EARLY', 'OVERDUE') then r.signed_principal else 0 end as paid,
           case when r.posted_as <> 'RECOVERY' then r.signed_principal else 0 end as covered,
           case when r.posted_as = 'COMPENSATION' then r.signed_principal else 0 end as compensated,
           case when r.posted_as = 'RECOVERY' then r.signed_principal else 0 end as recovered
    from l join repayment r on r.loan_id = l.id left join unnest(posted) p (id) on p.id = r.id cross join lateral (select posted is null or p.id is not null as new) n
    union all select p.loan_id, p.disbursed_on, false, p.amount, 0, 0, 0, 0 from part p),
  days as (
    select m.loan_id, m.day, sum(m.drawn) as drawn, coalesce(sum(m.paid) filter (where not m.new), 0) as paid_before, sum(m.paid) as paid,
           coalesce(sum(m.covered) filter (where not m.new), 0) as covered_before, sum(m.covered) as covered,
           coalesce(sum(m.paid) filter (where m.new), 0) as received, coalesce(sum(m.compensated) filter (where m.new), 0) as compensated,
           coalesce(sum(m.recovered) filter (where m.new), 0) as recovered
    from moved m group by m.loan_id, m.day),
  running as (
    select d.*, f.place, f.product, f.lent + sum(d.drawn) over w as lent_to, sum(d.paid_before) over w as paid_before_to, sum(d.paid) over w as paid_to,
           sum(d.covered_before) over w as covered_before_to, sum(d.covered) over w as covered_to
    from days d join first f on f.id = d.loan_id window w as (partition by d.loan_id order by d.day)),
  changed as materialized (
    select * from running r where r.received <> 0 or r.compensated <> 0 or r.recovered <> 0
      or r.paid_before <> r.paid or r.covered_before <> r.covered or r.paid_before_to <> r.paid_to or r.covered_before_to <> r.covered_to),
  step as (
    select c.loan_id, c.place, c.product, c.day, s.borrower, s.sign * sign(s.upto - s.from_sum) as sign, least(s.from_sum, s.upto) as low, greatest(s.from_sum, s.upto) as high
    from changed c cross join lateral (values
      (true, -1, c.paid_before_to - c.paid_before, c.paid_before_to), (true, 1, c.paid_to - c.paid, c.paid_to),
      (false, -1, c.covered_before_to - c.covered_before, c.covered_before_to), (false, 1, c.covered_to - c.covered, c.covered_to)) s (borrower, sign, from_sum, upto)
    where s.from_sum <> s.upto
      and case when s.borrower then (c.paid_before, c.paid_before_to) <> (c.paid, c.paid_to) else (c.covered_before, c.covered_before_to) <> (c.covered, c.covered_to) end),
  covered as (
    select s.place, s.product, s.borrower, s.day, i.due_on, s.sign * (least(s.high, i.cumulative_principal) - greatest(s.low, i.cumulative_principal - i.principal)) as amount
    from step s join i on i.loan_id = s.loan_id and i.cumulative_principal > s.low and i.cumulative_principal - i.principal < s.high)
  select e.place, false, e.product, e.day, e.until, sum(e.loans)::bigint, sum(e.jobs)::bigint, (100 * sum(e.lent))::bigint, (100 * sum(e.due))::bigint,
         (100 * sum(e.received))::bigint, (100 * sum(e.compensated))::bigint, (100 * sum(e.recovered))::bigint, (100 * sum(e.released))::bigint,
         (100 * sum(e.overdue))::bigint, (100 * sum(e.repaid))::bigint, 0::bigint, 0::bigint
  from (
    select f.place, f.product, f.disbursed_on as day, f.disbursed_on as until, 1 as loans, f.jobs, f.lent, 0.00 as due, 0.00 as received, 0.00 as compensated,
           0.00 as recovered, 0.00 as released, 0.00 as overdue, 0.00 as repaid
    from first f where posted is null
    union all select l.place, l.product, p.disbursed_on, p.disbursed_on, 0, 0, p.amount, 0, 0, 0, 0, 0, 0, 0 from part p join l on l.id = p.loan_id where posted is null
    union all select l.place, l.product, n.day, n.day, 0, 0, 0, n.due, 0, 0, 0, 0, n.overdue, 0
      from i join l on l.id = i.loan_id cross join lateral (values (i.due_on, i.principal, 0.00), (i.due_on + 1, 0.00, i.principal)) n (day, due, overdue)
      where posted is null
    union all select c.place, c.product, c.day, c.day, 0, 0, 0, 0, c.received, c.compensated, c.recovered,
             least(c.covered_to, c.lent_to) - least(c.covered_to - c.covered, c.lent_to - c.drawn)
             - least(c.covered_before_to, c.lent_to) + least(c.covered_before_to - c.covered_before, c.lent_to - c.drawn), 0, 0
      from changed c
    union all select c.place, c.product, v.day, v.until, 0, 0, 0, 0, 0, 0, 0, 0, v.overdue, v.repaid
      from covered c cross join lateral (
        select c.due_on as day, greatest(c.due_on, c.day) as until, 0.00 as overdue, c.amount as repaid where c.borrower
        union all select greatest(c.due_on + 1, c.day), greatest(c.due_on + 1, c.day), -c.amount, 0 where not c.borrower) v) e
  group by e.place, e.product, e.day, e.until;
end $$;

-- Loans that their borrower followed by another one of the same product in the same place: `loans` are all loans of their borrowers.
create function loan_repeats(loans loan_facts[]) returns setof loan_delta language sql stable as $$
  select n.place, true, n.product, n.disbursed_on, n.next_on, 0::bigint, 0::bigint, 0::bigint, 0::bigint, 0::bigint, 0::bigint, 0::bigint, 0::bigint, 0::bigint, 0::bigint,
         count(*), sum(n.jobs)::bigint
  from (
    select left(l.place, v.level) as place, l.product, l.disbursed_on, l.jobs,
           lead(l.disbursed_on) over (partition by l.borrower_id, l.product, v.level, left(l.place, v.level) order by l.disbursed_on, l.id) as next_on
    from unnest(loans) l cross join unnest(array[0, 2, 4, 6]) v (level) where l.disbursed_on is not null) n
  where n.next_on is not null group by n.place, n.product, n.disbursed_on, n.next_on
$$;

-- Appends what changed between two states of loans (their facts) and of their plans.
create function note_loan_change(before loan_facts[], plan_before instalment[], after loan_facts[], plan_after instalment[], without_parts bigint[]) returns void
language plpgsql set plan_cache_mode = force_generic_plan as $$
begin
  insert into loan_delta (place, exact, facet, day, until, loans, jobs, lent, due, received, compensated, recovered, released, overdue, repaid)
  select place, false, facet, day, until, sum(sign * loans), sum(sign * jobs), sum(sign * lent), sum(sign * due), sum(sign * received), sum(sign * compensated),
         sum(sign * recovered), sum(sign * released), sum(sign * overdue), sum(sign * repaid)
  from (select -1 as sign, * from loan_movements(before, plan_before, null, without_parts)
        union all select 1, * from loan_movements(after, plan_after, null, null)) m
  group by place, facet, day, until
  having sum(sign * loans) <> 0 or sum(sign * jobs) <> 0 or sum(sign * lent) <> 0 or sum(sign * due) <> 0 or sum(sign * received) <> 0 or sum(sign * compensated) <> 0
      or sum(sign * recovered) <> 0 or sum(sign * released) <> 0 or sum(sign * overdue) <> 0 or sum(sign * repaid) <> 0;
end $$;

create function note_repeats(before loan_facts[], after loan_facts[]) returns void language plpgsql set plan_cache_mode = force_generic_plan as $$
begin
  insert into loan_delta (place, exact, facet, day, until, again, again_jobs)
  select place, true, facet, day, until, sum(sign * again), sum(sign * again_jobs)
  from (select -1 as sign, * from loan_repeats(before) union all select 1, * from loan_repeats(after)) m
  group by place, facet, day, until having sum(sign * again) <> 0 or sum(sign * again_jobs) <> 0;
end $$;

-- Who borrows is held while a loan of his is counted, or two loans at once would not know of each other.
create function hold_borrowers(ids bigint[]) returns void language sql as $$
  select 1 from (select e.id from entrepreneur e where e.id = any (ids) order by e.id for no key update) held
$$;

create function loan_rolled_in() returns trigger language plpgsql set plan_cache_mode = force_generic_plan as $$
declare borrowers bigint[];
begin
  borrowers := array(select distinct a.borrower_id from added a where a.disbursed_on is not null);
  if cardinality(borrowers) = 0 then
    return null;
  end if;
  perform hold_borrowers(borrowers);
  perform note_loan_change(null, null, array(select facts_of(l) from loan l where l.id in (select a.id from added a)), null, null);
  perform note_repeats(array(select facts_of(l) from loan l where l.borrower_id = any (borrowers) and l.id not in (select a.id from added a)),
                       array(select facts_of(l) from loan l where l.borrower_id = any (borrowers)));
  return null;
end $$;
create trigger loan_rolled_in after insert on loan referencing new table as added for each statement execute function loan_rolled_in();

-- Before each row, so that every change of a statement is judged against those made before it.
create function loan_rolled_over() returns trigger language plpgsql set plan_cache_mode = force_generic_plan as $$
declare others loan_facts[];
begin
  perform hold_borrowers(array[old.borrower_id, new.borrower_id]);
  perform note_loan_change(array[facts_of(old)], null, array[facts_of(new)], null, null);
  others := array(select facts_of(l) from loan l where l.borrower_id in (old.borrower_id, new.borrower_id) and l.id <> old.id);
  perform note_repeats(others || facts_of(old), others || facts_of(new));
  return new;
end $$;
create trigger loan_rolled_over before update on loan for each row
  when (row(old.division, old.product, old.borrower_id, old.disbursed_on, old.amount, old.in_parts, old.jobs_driven)
        is distinct from row(new.division, new.product, new.borrower_id, new.disbursed_on, new.amount, new.in_parts, new.jobs_driven)
        and (old.disbursed_on is not null or new.disbursed_on is not null))
  execute function loan_rolled_over();

create function loan_rolled_out() returns trigger language plpgsql set plan_cache_mode = force_generic_plan as $$
declare others loan_facts[];
begin
  perform note_loan_change(array[facts_of(old)], null, null, null, null);
  others := array(select facts_of(l) from loan l where l.borrower_id = old.borrower_id and l.id <> old.id);
  perform note_repeats(others || facts_of(old), others);
  return old;
end $$;
create trigger loan_rolled_out before delete on loan for each row when (old.disbursed_on is not null) execute function loan_rolled_out();

create function plan_rolled() returns trigger language plpgsql set plan_cache_mode = force_generic_plan as $$
declare loans loan_facts[]; before instalment[];
begin
  if tg_op = 'INSERT' then
    loans := array(select facts_of(l) from loan l where l.id in (select a.loan_id from added a));
    before := array(select i from instalment i where i.loan_id in (select a.loan_id from added a) and not exists (select from added a where a.loan_id = i.loan_id and a.number = i.number));
  elsif tg_op = 'DELETE' then
    loans := array(select facts_of(l) from loan l where l.id in (select r.loan_id from removed r));
    before := array(select i from instalment i where i.loan_id in (select r.loan_id from removed r)) || array(select r::instalment from removed r);
  else
    loans := array(select facts_of(l) from loan l where l.id in (select r.loan_id from removed r union select a.loan_id from added a));
    before := array(select i from instalment i where i.loan_id in (select r.loan_id from removed r union select a.loan_id from added a)
                    and not exists (select from added a where a.loan_id = i.loan_id and a.number = i.number)) || array(select r::instalment from removed r);
  end if;
  perform note_loan_change(loans, before, loans, null, null);
  return null;
end $$;
create trigger plan_rolled_in after insert on instalment referencing new table as added for each statement execute function plan_rolled();
create trigger plan_rolled_out after delete on instalment referencing old table as removed for each statement execute function plan_rolled();
create trigger plan_rolled_over after update on instalment referencing old table as removed new table as added for each statement execute function plan_rolled();

create function part_rolled_in() returns trigger language plpgsql set plan_cache_mode = force_generic_plan as $$
declare loans loan_facts[];
begin
  loans := array(select facts_of(l) from loan l where l.in_parts and l.id in (select a.loan_id from added a));
  if cardinality(loans) > 0 then
    perform note_loan_change(loans, null, loans, null, array(select a.id from added a));
  end if;
  return null;
end $$;
create trigger part_rolled_in after insert on disbursement referencing new table as added for each statement execute function part_rolled_in();

-- Fires behind repayment_posted, which has locked the loans in order of id.
create function repayment_rolled_in() returns trigger language plpgsql set plan_cache_mode = force_generic_plan as $$
begin
  insert into loan_delta (place, facet, day, until, received, compensated, recovered, released, overdue, repaid)
  select place, facet, day, until, received, compensated, recovered, released, overdue, repaid
  from loan_movements(array(select facts_of(l) from loan l where l.id in (select p.loan_id from posted p)), null, array(select p.id from posted p), null) m
  where received <> 0 or compensated <> 0 or recovered <> 0 or released <> 0 or overdue <> 0 or repaid <> 0;
  return null;
end $$;
create trigger repayment_rolled_in after insert on repayment referencing new table as posted for each statement execute function repayment_rolled_in();

-- Brings the deltas of a roll-up into it, one caller at a time; answers how many there were. Tables of one shape: measures are the columns behind until.
create function fold_rollup(rollup text) returns bigint language plpgsql as $$
declare measures text; sums text; added text; folded bigint;
begin
  if not pg_try_advisory_xact_lock(hashtext('fold_rollup'), hashtext(rollup)) then
    return 0;
  end if;
  select string_agg(quote_ident(a.attname), ', ' order by a.attnum), string_agg(format('sum(%I)::bigint', a.attname), ', ' order by a.attnum),
         string_agg(format('%1$I = r.%1$I + excluded.%1$I', a.attname), ', ' order by a.attnum)
  into measures, sums, added
  from pg_attribute a where a.attrelid = format('%I_delta', rollup)::regclass and a.attnum > 5 and not a.attisdropped;
  execute format($sql$
    with gone as (delete from %1$I_delta returning *),
    spread as (
      select g.grain, length(p.place) as level, p.place, d.facet, date_trunc(g.unit, d.day::timestamp)::date as day, date_trunc(g.unit, d.until::timestamp)::date as until, %3$s
      from gone d
      cross join lateral unnest(case when d.exact then array[d.place] else array['', left(d.place, 2), left(d.place, 4), d.place] end) p (place)
      cross join (values ('D'::"char", 'day'), ('M'::"char", 'month'), ('Y'::"char", 'year')) g (grain, unit)
      group by 1, 2, 3, 4, 5, 6),
    merged as (
      insert into %1$I_rollup as r (grain, level, place, facet, day, until, %2$s) select * from spread s order by s.grain, s.place, s.facet, s.until, s.day
      on conflict on constraint %1$I_rollup_key do update set %4$s)
    select count(*) from gone$sql$, rollup, measures, sums, added) into folded;
  if folded > 0 then
    update rollup_state set version = gen_random_uuid() where name = rollup;
  end if;
  return folded;
end $$;

-- Makes a roll-up of days into the whole of it: the places above, months and years. Rows that are read together lie together.
create function spread_rollup(rollup text) returns void language plpgsql as $$
declare measures text; sums text; finer text; coarser text; unit text;
begin
  select string_agg(quote_ident(a.attname), ', ' order by a.attnum), string_agg(format('sum(%I)::bigint', a.attname), ', ' order by a.attnum)
  into measures, sums from pg_attribute a where a.attrelid = format('%I_delta', rollup)::regclass and a.attnum > 5 and not a.attisdropped;
  execute format($sql$
    insert into %1$I_rollup (grain, level, place, facet, day, until, %2$s) select 'D', * from (
      select length(p.place) as level, p.place, d.facet, d.day, d.until, %3$s
      from %1$I_delta d cross join lateral unnest(case when d.exact then array[d.place] else array['', left(d.place, 2), left(d.place, 4), d.place] end) p (place)
      group by 1, 2, 3, 4, 5) s order by s.day <> s.until, s.level, s.facet, s.until, s.place$sql$, rollup, measures, sums);
  for finer, coarser, unit in values ('D', 'M', 'month'), ('M', 'Y', 'year') loop
    execute format($sql$
      insert into %1$I_rollup (grain, level, place, facet, day, until, %2$s) select '%5$s', * from (
        select level, place, facet, date_trunc('%6$s', day::timestamp)::date as day, date_trunc('%6$s', until::timestamp)::date as until, %3$s
        from %1$I_rollup where grain = '%4$s' group by 1, 2, 3, 4, 5) s order by s.day <> s.until, s.level, s.facet, s.until, s.place$sql$,
      rollup, measures, sums, finer, coarser, unit);
  end loop;
  execute format('truncate %I_delta', rollup);
  execute format('analyze %I_rollup', rollup);
  update rollup_state set version = gen_random_uuid() where name = rollup;
end $$;

-- Makes the roll-up anew from the records, which wait meanwhile: for records that came in while triggers rested, and to mend.
create function rebuild_loan_rollup() returns void language plpgsql as $$
declare county text;
begin
  perform pg_advisory_xact_lock(hashtext('fold_rollup'), hashtext('loan'));
  lock table loan, disbursement, instalment, repayment in share mode;
  truncate loan_delta, loan_rollup;
  for county in select distinct left(division, 6) from loan order by 1 loop
    insert into loan_delta
    select * from loan_movements(array(select facts_of(l) from loan l where l.division between county and rpad(county, 12, '9') and l.disbursed_on is not null), null, null, null);
  end loop;
  insert into loan_delta select * from loan_repeats(array(
    select facts_of(l) from loan l where l.disbursed_on is not null
    and l.borrower_id in (select o.borrower_id from loan o where o.disbursed_on is not null group by o.borrower_id having count(*) > 1)));
  perform spread_rollup('loan');
end $$;
select rebuild_loan_rollup();

-- Where the roll-up and its open deltas are not what the records make by the same rules; nothing, if all is well. Answers each row of days that
-- differs, and each row of months, years and places above that is not the sum of its days. It leaves the roll-up mended.
create function loan_difference() returns table (grain "char", place text, facet text, day date, until date) language plpgsql as $$
begin
  perform pg_advisory_xact_lock(hashtext('fold_rollup'), hashtext('loan'));
  lock table loan, disbursement, instalment, repayment in share mode;
  perform fold_rollup('loan');
  create temporary table kept on commit drop as select * from loan_rollup;
  perform rebuild_loan_rollup();
  return query
  select d.grain, d.place, d.facet, d.day, d.until
  from (select 1 as sign, k.* from kept k union all select -1, r.* from loan_rollup r) d
  group by d.grain, d.place, d.facet, d.day, d.until
  having row(sum(d.sign * d.loans), sum(d.sign * d.jobs), sum(d.sign * d.lent), sum(d.sign * d.due), sum(d.sign * d.received), sum(d.sign * d.compensated), sum(d.sign * d.recovered),
             sum(d.sign * d.released), sum(d.sign * d.overdue), sum(d.sign * d.repaid), sum(d.sign * d.again), sum(d.sign * d.again_jobs)) <> row(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
  drop table kept;
end $$;
