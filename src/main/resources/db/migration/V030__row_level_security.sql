-- The second line of defence (行级安全): what a statement of the service may see and change, whatever its conditions say. The service connects as a
-- role that owns nothing; whoever owns the tables (and runs migrations) is not held by these policies.
--
-- The setting chuangdai.sight of the session or transaction says whose statement it is: letters of views | first | last division | organisation | person.
-- Without it no row is there. The letters: P everything of the divisions, F figures of them, M what is about money, G loans that the guarantee
-- fund answers for, B loans of the bank, R the base and its residents, S the citizen's own file, C a command: reads all, changes what the others show.
create function sight_part(number integer) returns text language sql stable parallel safe as $$
  select split_part(current_setting('chuangdai.sight', true), '|', number)
$$;
create function sight_sees(kinds text) returns boolean language sql stable parallel safe as $$
  select coalesce(sight_part(1) <> translate(sight_part(1), kinds, ''), false)
$$;
create function sight_from(kinds text) returns text language sql stable parallel safe as $$
  select case when sight_sees(kinds) then nullif(sight_part(2), '') end
$$;
create function sight_until(kinds text) returns text language sql stable parallel safe as $$
  select case when sight_sees(kinds) then nullif(sight_part(3), '') end
$$;
create function sight_bank() returns bigint language sql stable parallel safe security definer set search_path = public, pg_temp as $$
  select b.id from bank b where sight_sees('B') and b.code = sight_part(4)
$$;
create function sight_base() returns bigint language sql stable parallel safe security definer set search_path = public, pg_temp as $$
  select b.id from incubation_base b where sight_sees('R') and b.code = sight_part(4)
$$;
create function sight_person() returns bigint language sql stable parallel safe security definer set search_path = public, pg_temp as $$
  select e.id from entrepreneur e where sight_sees('S') and e.identity_hash = any (nullif(sight_part(5), '')::bytea[])
$$;
create function sight_startups() returns bigint[] language sql stable parallel safe security definer set search_path = public, pg_temp as $$
  select array(select s.id from startup s where s.founder_id = sight_person())
$$;

-- Whoever or whatever stands behind rows that are in sight: asked only of what does not lie in the place itself. Functions, so that plans of statements
-- do not contain all of this for each table that they name.
create function sight_behind_startup(startup bigint, founder bigint) returns boolean language plpgsql stable parallel safe security definer set search_path = public, pg_temp as $$
declare kinds text := coalesce(sight_part(1), ''); low text := sight_part(2); high text := sight_part(3);
begin
  return kinds ~ 'S' and founder = sight_person()
    or kinds ~ 'B' and exists (select from loan l where l.startup_id = startup and l.bank_id = sight_bank())
    or kinds ~ 'R' and exists (select from residency y where y.startup_id = startup and y.base_id = sight_base())
    or kinds ~ 'G' and exists (select from loan l where l.startup_id = startup and l.guarantee <> 'BANK_CREDIT' and l.division between low and high)
    or kinds ~ '[PM]' and (exists (select from loan l where l.startup_id = startup and l.division between low and high)
      or exists (select from subsidy m where m.startup_id = startup and m.division between low and high))
    or kinds ~ 'P' and exists (select from residency y join incubation_base b on b.id = y.base_id where y.startup_id = startup and b.division between low and high);
end $$;
create function sight_behind_person(person bigint) returns boolean language plpgsql stable parallel safe security definer set search_path = public, pg_temp as $$
declare kinds text := coalesce(sight_part(1), ''); low text := sight_part(2); high text := sight_part(3);
begin
  return kinds ~ 'S' and person = sight_person()
    or kinds ~ 'B' and exists (select from loan l where l.borrower_id = person and l.bank_id = sight_bank())
    or kinds ~ 'G' and exists (select from loan l where l.borrower_id = person and l.guarantee <> 'BANK_CREDIT' and l.division between low and high)
    or kinds ~ '[PM]' and (exists (select from loan l where l.borrower_id = person and l.division between low and high)
      or exists (select from subsidy m where m.entrepreneur_id = person and m.division between low and high))
    or kinds ~ '[PMGBR]' and exists (select from startup f where f.founder_id = person and (kinds ~ 'P' and f.division between low and high or sight_behind_startup(f.id, f.founder_id)));
end $$;

-- A row is tried by the place first. Each value of the setting is a subquery of its own, which PostgreSQL evaluates once for a statement. {command}
-- stands for what opens a row to be read by commands, {loan}, {base} and {startup} for what those say of themselves, where they are open to commands.
do $$
declare
  place constant text := '%s between (select sight_from(''%s'')) and (select sight_until(''%2$s''))';
  of_loan text := 'case when ' || format(place, '%1$s.division', 'PFM') || ' then true when {command} then true else %1$s.guarantee <> ''BANK_CREDIT'' and '
    || format(place, '%1$s.division', 'G') || ' or %1$s.bank_id = (select sight_bank()) or %1$s.borrower_id = (select sight_person()) end';
  of_base text := 'case when ' || format(place, '%1$s.division', 'PF') || ' then true when {command} then true else %1$s.%2$s = (select sight_base()) end';
  of_startup text := 'case when ' || format(place, '%1$s.division', 'PF') || ' then true when {command} then true else sight_behind_startup(%1$s.id, %1$s.founder_id) end';
  of_person text := 'case when ' || format(place, 'entrepreneur.division', 'P') || ' then true when {command} then true else sight_behind_person(entrepreneur.id) end';
  below_loan text := 'case when {command} then true else exists (select from loan l where l.id = %1$s and {loan}) end';
  below_base text := 'case when {command} then true else exists (select from incubation_base b where b.id = %1$s and {base}) end';
  of_place text := 'case when ' || place || ' then true else {command} end';
  of_subsidy text := 'case when ' || format(place, '%1$s.division', 'PFM') || ' then true when {command} then true else %1$s.base_id = (select sight_base())'
    || ' or %1$s.entrepreneur_id = (select sight_person()) or %1$s.startup_id = any ((select sight_startups())::bigint[]) end';
  below_place text := 'case when {command} then true else exists (select from %1$s o where o.id = %2$s and ' || replace(format(of_place, 'o.division', '%3$s'), '{command}', 'false') || ') end';
  sums text := format(place, 'rpad(place, 12, ''0'')', '%1$s');
  change text;
  rule record;
begin
  for rule in select * from (values
    ('loan', format(of_loan, 'loan')), ('loan_past', format(of_loan, 'loan_past')),
    ('instalment', format(below_loan, 'loan_id')), ('instalment_past', format(below_loan, 'loan_id')), ('repayment', format(below_loan, 'loan_id')),
    ('disbursement', format(below_loan, 'loan_id')), ('loan_event', format(below_loan, 'loan_id')), ('interest_subsidy', format(below_loan, 'loan_id')),
    ('interest_subsidy_share', format(below_loan, '(select i.loan_id from interest_subsidy i where i.id = subsidy_id)')),
    ('interest_subsidy_event', format(below_loan, '(select i.loan_id from interest_subsidy i where i.id = subsidy_id)')),
    ('entrepreneur', of_person), ('startup', format(of_startup, 'startup')), ('startup_past', format(of_startup, 'startup_past')),
    ('incubation_base', format(of_base, 'incubation_base', 'id')), ('incubation_base_past', format(of_base, 'incubation_base_past', 'id')),
    ('accreditation', format(below_base, 'base_id')), ('accreditation_past', format(below_base, 'base_id')), ('residency', format(below_base, 'base_id')),
    ('residency_past', format(below_base, 'base_id')), ('residency_intent', format(below_base, 'base_id')), ('inspection', format(below_base, 'base_id')),
    ('rectification', format(below_base, 'base_id')), ('base_event', format(below_base, 'base_id')), ('base_contact', format(below_base, 'base_id')),
    ('batch_guarantee', format(below_base, 'base_id')), ('incubation_service', format(below_base, 'base_id')), ('workstation_allocation', format(below_base, 'base_id')),
    ('subsidy', format(of_subsidy, 'subsidy')), ('subsidy_past', format(of_subsidy, 'subsidy_past')), ('subsidy_grant', format(of_place, 'division', 'PM')),
    ('subsidy_budget', format(of_place, 'division', 'PFMG')),
    ('honour', 'case when {command} then true else exists (select from entrepreneur e where e.id = entrepreneur_id and ' || format(place, 'e.division', 'P') || ') end'),
    ('credit_flag', 'case when {command} then true else exists (select from entrepreneur e where e.id = entrepreneur_id and ' || format(place, 'e.division', 'P')
      || ') or exists (select from incubation_base b where b.id = base_id and ' || format(place, 'b.division', 'P') || ') end'),
    ('follow_up', 'case when {command} then true else exists (select from loan l where l.id = loan_id and {loan}) or exists (select from startup s where s.id = startup_id and {startup}) end'),
    ('monthly_report', 'case when {command} then true else exists (select from startup s where s.id = startup_id and {startup}) end'),
    ('competition_project', format(of_place, 'division', 'P')), ('credit_community', format(of_place, 'division', 'P')), ('community_designation', format(of_place, 'division', 'P')),
    ('spot_check', format(of_place, 'division', 'P')), ('joint_meeting', format(of_place, 'division', 'P')), ('bank_suspension', format(of_place, 'division', 'P')),
    ('meeting_resolution', format(below_place, 'joint_meeting', 'meeting_id', 'P')),
    ('indicator_value', format(of_place, 'division', 'PF')), ('indicator_value_past', format(of_place, 'division', 'PF')), ('target', format(of_place, 'division', 'PF')),
    ('target_past', format(of_place, 'division', 'PF')), ('assessment_score', format(of_place, 'division', 'PF')), ('dispatch', format(of_place, 'division', 'PF')),
    ('dispatch_row', format(below_place, 'dispatch', 'dispatch_id', 'PF')), ('fund_budget', format(of_place, 'division', 'PFMG')), ('guarantee_fund', format(of_place, 'division', 'PFMG')),
    ('fund_deposit', format(below_place, 'guarantee_fund', 'fund_id', 'PFMG')),
    ('loan_rollup', format(sums, 'PFM')), ('loan_delta', format(sums, 'PFM')), ('base_rollup', format(sums, 'PF')), ('base_delta', format(sums, 'PF')),
    ('subsidy_rollup', format(sums, 'PFM')), ('subsidy_delta', format(sums, 'PFM'))) rules (name, seen)
  loop
    execute format('alter table %I enable row level security', rule.name);
    execute format('create policy seen on %I for select using (%s)', rule.name,
      replace(replace(replace(replace(rule.seen, '{loan}', 'true'), '{base}', 'true'), '{startup}', 'true'), '{command}', '(select sight_sees(''C''))'));
    change := replace(replace(replace(replace(rule.seen, '{loan}', format(of_loan, 'l')), '{base}', format(of_base, 'b', 'id')), '{startup}', format(of_startup, 's')), '{command}', 'false');
    -- What a statement adds together with the row that it belongs to cannot see that one yet.
    execute format('create policy added on %I for insert with check (%s)', rule.name,
      case when rule.name in ('interest_subsidy_share', 'interest_subsidy_event', 'dispatch_row') then '(select sight_sees(''C''))' else change end);
    execute format('create policy changed on %I for update using (%s)', rule.name, change);
    execute format('create policy removed on %I for delete using (%s)', rule.name, change);
  end loop;
end $$;

-- Triggers keep sums, past versions and stored figures of all rows, whoever writes: they act for the owner.
do $$
declare routine record;
begin
  for routine in select p.oid::regprocedure as name from pg_proc p where p.pronamespace = 'public'::regnamespace and p.prolang <> (select oid from pg_language where lanname = 'c')
    and (p.prorettype = 'trigger'::regtype or p.proname in ('fold_rollup', 'batch_guarantee_used'))
  loop
    execute format('alter function %s security definer set search_path = public, pg_temp', routine.name);
  end loop;
  for routine in select c.oid::regclass as name from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind = 'v' loop
    execute format('alter view %s set (security_invoker = true)', routine.name);
  end loop;
end $$;

-- PostgreSQL searches an index before it asks a policy only with operators that are known to tell nothing about rows that the policy hides. Comparisons
-- of numbers and of arrays tell nothing either, but only a superuser may say so. Where the owner is none, a superuser does it once: without it answers
-- are the same, but searches by amount and name read every row in sight.
do $$
declare comparison text;
begin
  foreach comparison in array array['numeric_eq(numeric,numeric)', 'numeric_ne(numeric,numeric)', 'numeric_lt(numeric,numeric)', 'numeric_le(numeric,numeric)', 'numeric_gt(numeric,numeric)',
      'numeric_ge(numeric,numeric)', 'arraycontains(anyarray,anyarray)', 'arrayoverlap(anyarray,anyarray)', 'starts_with(text,text)', 'byteaeq(bytea,bytea)'] loop
    execute 'alter function pg_catalog.' || comparison || ' leakproof';
  end loop;
  alter function name_grams(text) leakproof;
exception when insufficient_privilege then
  raise notice 'not a superuser: see the README, "Access", for what a superuser does once';
end $$;

-- What a command holds until it ends although it may not change it, so that two commands judge one after the other.
create function hold_startup(code text) returns bigint language sql security definer set search_path = public, pg_temp as $$
  select s.id from startup s where s.uscc = code for no key update
$$;
create function hold_batch_guarantees(base bigint, day date) returns setof bigint language sql security definer set search_path = public, pg_temp as $$
  select g.id from batch_guarantee g where g.base_id = base and day between g.valid_from and g.valid_until order by g.id for update
$$;
create function hold_resolution(resolution text) returns setof bigint language sql security definer set search_path = public, pg_temp as $$
  select r.id from meeting_resolution r where r.code = resolution for update
$$;
create function hold_subsidy_budgets(places text[], subsidy_kind text, of_year integer) returns setof bigint language sql security definer set search_path = public, pg_temp as $$
  select b.id from subsidy_budget b where b.division = any (places) and b.kind = subsidy_kind and b.year = of_year order by b.id for update
$$;

-- A coalesce() is one of the expressions of which PostgreSQL does not know that they tell nothing; a case is not. Orders and filters by day use these.
create index loan_newest_first on loan ((case when disbursed_on is null then date '9999-12-31' else disbursed_on end), id);
create index loan_maturing on loan ((case when matures_on is null then date '9999-12-31' else matures_on end), id);
create index incubation_base_accredited on incubation_base ((case when accredited_on is null then date '9999-12-31' else accredited_on end), id);
create index startup_registered on startup ((case when registered_on is null then date '9999-12-31' else registered_on end), id);
drop index loan_newest, loan_matures, incubation_base_accredited_on, startup_registered_on;
