-- Roll-ups of bases and of subsidies, kept as those of loans are: open deltas beside folded sums, so that writers do not meet. These records
-- are few and change in many ways, so what each of them contributes is kept in <name>_contribution by its source; when something about a
-- source changes, its contributions are made anew and the difference is appended.
create table base_delta (
  place        text collate "C" not null,
  exact        boolean not null default false,
  facet        text collate "C" not null default '',
  day          date not null,
  until        date not null,
  known        bigint not null default 0, -- in whatever state: stock
  bases        bigint not null default 0, -- in force: stock
  new_bases    bigint not null default 0,
  workstations bigint not null default 0, -- of bases in force: stock
  residents    bigint not null default 0, -- distinct start-ups inside: stock
  entrants     bigint not null default 0, -- distinct start-ups ever admitted: stock
  jobs         bigint not null default 0, -- stock
  seated       bigint not null default 0, -- residencies in bases in force that have workstations: stock
  departed     bigint not null default 0,
  graduated    bigint not null default 0,
  subsidies    bigint not null default 0, -- fen paid to bases
  lent         bigint not null default 0  -- fen lent to residents
) with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000, autovacuum_analyze_scale_factor = 1, vacuum_truncate = off);

-- facet is the kind of subsidy, or empty for all kinds; fen, of E_VOUCHER hundredths of vouchers, which the sum of all kinds leaves out.
create table subsidy_delta (
  place  text collate "C" not null,
  exact  boolean not null default false,
  facet  text collate "C" not null,
  day    date not null,
  until  date not null,
  grants bigint not null default 0,
  amount bigint not null default 0,
  again  bigint not null default 0 -- grants of day whose payee got the next one on until: grants less these are distinct payees
) with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000, autovacuum_analyze_scale_factor = 1, vacuum_truncate = off);

do $$
declare rollup text;
begin
  foreach rollup in array array['base', 'subsidy'] loop
    execute format('create table %1$I_contribution (like %1$I_delta, source text collate "C" not null)', rollup);
    execute format('create index %1$I_contribution_source on %1$I_contribution (source)', rollup);
    execute format('create table %1$I_rollup (grain "char" not null check (grain in (''D'', ''M'', ''Y'')), level smallint not null check (level in (0, 2, 4, 6)), like %1$I_delta,
                    constraint %1$I_rollup_key primary key (grain, place, facet, until, day)) with (fillfactor = 80)', rollup);
    execute format('alter table %1$I_rollup drop column exact', rollup);
    execute format('create index %1$I_rollup_level on %1$I_rollup (grain, level, facet, until, day)', rollup);
    execute format('create index %1$I_rollup_flow on %1$I_rollup (grain, level, facet, until, place) where day = until', rollup);
    insert into rollup_state (name) values (rollup);
  end loop;
end $$;

-- Makes the contributions of these sources anew and appends what that changes. The sources are held by the caller.
create function refresh_contributions(rollup text, sources text[]) returns void language plpgsql as $$
declare measures text; sums text; moved text;
begin
  select string_agg(quote_ident(a.attname), ', ' order by a.attnum), string_agg(format('sum(sign * %I)', a.attname), ', ' order by a.attnum),
         string_agg(format('sum(sign * %I) <> 0', a.attname), ' or ' order by a.attnum)
  into measures, sums, moved from pg_attribute a where a.attrelid = format('%I_delta', rollup)::regclass and a.attnum > 5 and not a.attisdropped;
  execute format($sql$
    with fresh as materialized (select * from %1$I_contributions($1)),
    gone as (delete from %1$I_contribution where source = any ($1) returning *),
    kept as (insert into %1$I_contribution select * from fresh)
    insert into %1$I_delta (place, exact, facet, day, until, %2$s)
    select place, exact, facet, day, until, %3$s from (select 1 as sign, * from fresh union all select -1, * from gone) c
    group by place, exact, facet, day, until having %4$s$sql$, rollup, measures, sums, moved) using sources;
end $$;

-- The days on which a base is in force (在认定期内), by its present state.
create function base_in_force(b incubation_base) returns daterange language sql immutable as $$
  select case when b.status in ('APPLIED', 'REVOKED', 'CLOSED') or b.valid_until < b.accredited_on then 'empty'
              else daterange(coalesce(b.accredited_on, date '0001-01-01'), b.valid_until + 1) end
$$;

-- Sources of bases: B a base itself, S a start-up by its residencies, L a loan by the base it counts for, G a subsidy to a base; each with its id.
create function base_contributions(sources text[]) returns setof base_contribution language sql stable as $$
  with s as (select x as source, left(x, 1) as kind, substr(x, 2)::bigint as id from unnest(sources) x),
  stay as (
    select s.source, left(b.division, 6) as place, r.admitted_on, r.left_on, r.employees, r.exit, b.workstations,
           case when r.left_on < r.admitted_on then 'empty' else daterange(r.admitted_on, r.left_on) end as inside, base_in_force(b) as force
    from s join residency r on s.kind = 'S' and r.startup_id = s.id join incubation_base b on b.id = r.base_id),
  above as (select t.*, left(t.place, v.level) as level_place from stay t cross join unnest(array[0, 2, 4, 6]) v (level)),
  lent as (
    select s.source, l.base_id, l.startup_id, g.day, g.amount
    from s join loan l on s.kind = 'L' and l.id = s.id and l.product = 'STARTUP_GUARANTEED' and l.disbursed_on is not null
    cross join lateral (
      select l.disbursed_on as day, l.amount - coalesce((select sum(p.amount) from later_part p where l.in_parts and p.loan_id = l.id), 0) as amount
      union all select p.disbursed_on, p.amount from later_part p where l.in_parts and p.loan_id = l.id) g),
  spans as (
    select b.source, b.place, b.exact, 'bases' as measure, 1 as value, b.span from (select s.source, left(b.division, 6) as place, false as exact, base_in_force(b) as span
      from s join incubation_base b on s.kind = 'B' and b.id = s.id) b
    union all select s.source, left(b.division, 6), false, 'workstations', b.workstations, base_in_force(b) from s join incubation_base b on s.kind = 'B' and b.id = s.id where b.workstations > 0
    union all select t.source, t.place, false, 'jobs', t.employees, t.inside from stay t where t.employees > 0
    union all select t.source, t.place, false, 'seated', 1, t.inside * t.force from stay t where t.workstations > 0
    union all select t.source, t.level_place, true, 'residents', 1, unnest(range_agg(t.inside)) from above t group by t.source, t.level_place),
  entries as (
    select p.source, p.place, p.exact, lower(p.span) as day, p.measure, p.value::bigint as value from spans p where not isempty(p.span)
    union all select p.source, p.place, p.exact, upper(p.span), p.measure, -p.value from spans p where not isempty(p.span) and upper(p.span) is not null
    union all select s.source, left(b.division, 6), false, date '0001-01-01', 'known', 1 from s join incubation_base b on s.kind = 'B' and b.id = s.id
    union all select s.source, left(b.division, 6), false, b.accredited_on, 'new_bases', 1 from s join incubation_base b on s.kind = 'B' and b.id = s.id where b.accredited_on is not null
    union all select t.source, t.level_place, true, min(t.admitted_on), 'entrants', 1 from above t group by t.source, t.level_place
    union all select t.source, t.place, false, greatest(t.left_on, t.admitted_on), m.measure, 1
      from stay t join (values ('departed', null), ('graduated', 'GRADUATED')) m (measure, exit) on m.exit is null or m.exit = t.exit where t.left_on is not null
    union all select s.source, left(b.division, 6), false, g.paid_on, 'subsidies', (100 * g.amount)::bigint
      from s join subsidy g on s.kind = 'G' and g.id = s.id and g.kind <> 'E_VOUCHER' join incubation_base b on b.id = g.base_id
    union all select l.source, left(b.division, 6), false, l.day, 'lent', (100 * l.amount)::bigint
      from lent l cross join lateral (select coalesce(l.base_id, (
        select r.base_id from residency r where r.startup_id = l.startup_id and r.admitted_on <= l.day and (r.left_on is null or r.left_on > l.day)
        order by r.admitted_on desc, r.id desc limit 1)) as base_id) home
      join incubation_base b on b.id = home.base_id)
  select e.place, e.exact, '', e.day, e.day,
         coalesce(sum(e.value) filter (where e.measure = 'known'), 0)::bigint, coalesce(sum(e.value) filter (where e.measure = 'bases'), 0)::bigint, coalesce(sum(e.value) filter (where e.measure = 'new_bases'), 0)::bigint,
         coalesce(sum(e.value) filter (where e.measure = 'workstations'), 0)::bigint, coalesce(sum(e.value) filter (where e.measure = 'residents'), 0)::bigint,
         coalesce(sum(e.value) filter (where e.measure = 'entrants'), 0)::bigint, coalesce(sum(e.value) filter (where e.measure = 'jobs'), 0)::bigint,
         coalesce(sum(e.value) filter (where e.measure = 'seated'), 0)::bigint, coalesce(sum(e.value) filter (where e.measure = 'departed'), 0)::bigint,
         coalesce(sum(e.value) filter (where e.measure = 'graduated'), 0)::bigint, coalesce(sum(e.value) filter (where e.measure = 'subsidies'), 0)::bigint,
         coalesce(sum(e.value) filter (where e.measure = 'lent'), 0)::bigint, e.source
  from entries e group by e.source, e.place, e.exact, e.day
$$;

-- Sources of subsidies are payees: B a base, S a start-up, E a person, each with its id.
create function subsidy_contributions(sources text[]) returns setof subsidy_contribution language sql stable as $$
  with g as (
    select x as source, left(y.division, 6) as place, y.id, y.kind, y.paid_on, y.amount
    from unnest(sources) x join subsidy y on y.base_id = case when x like 'B%' then substr(x, 2)::bigint end
    union all select x, left(y.division, 6), y.id, y.kind, y.paid_on, y.amount
    from unnest(sources) x join subsidy y on y.startup_id = case when x like 'S%' then substr(x, 2)::bigint end
    union all select x, left(y.division, 6), y.id, y.kind, y.paid_on, y.amount
    from unnest(sources) x join subsidy y on y.entrepreneur_id = case when x like 'E%' then substr(x, 2)::bigint end),
  faceted as (select g.*, f.facet, case when f.facet = '' and g.kind = 'E_VOUCHER' then 0 else g.amount end as counted from g cross join lateral (values (''), (g.kind)) f (facet)),
  followed as (
    select f.source, f.facet, v.level, left(f.place, v.level) as place, f.paid_on,
           lead(f.paid_on) over (partition by f.source, f.facet, v.level, left(f.place, v.level) order by f.paid_on, f.id) as next_on
    from faceted f cross join unnest(array[0, 2, 4, 6]) v (level))
  select f.place, false, f.facet, f.paid_on, f.paid_on, count(*), (100 * sum(f.counted))::bigint, 0::bigint, f.source from faceted f group by f.source, f.place, f.facet, f.paid_on
  union all
  select f.place, true, f.facet, f.paid_on, f.next_on, 0::bigint, 0::bigint, count(*), f.source from followed f where f.next_on is not null group by f.source, f.place, f.facet, f.paid_on, f.next_on
$$;

-- Holds sources of bases and refreshes them. Whoever changes a start-up's residencies or loans, or a base, meets here and not in the sums.
create function refresh_bases(sources text[]) returns void language plpgsql as $$
declare ids bigint[];
begin
  perform 1 from incubation_base b where b.id = any (array(select substr(x, 2)::bigint from unnest(sources) x where x like 'B%')) order by b.id for no key update;
  ids := array(select substr(x, 2)::bigint from unnest(sources) x where x like 'L%');
  perform 1 from startup u where u.id = any (array(select substr(x, 2)::bigint from unnest(sources) x where x like 'S%'))
    or u.id = any (array(select l.startup_id from loan l where l.id = any (ids))) order by u.id for no key update;
  perform 1 from loan l where l.id = any (ids) order by l.id for no key update;
  perform 1 from subsidy g where g.id = any (array(select substr(x, 2)::bigint from unnest(sources) x where x like 'G%')) order by g.id for no key update;
  perform refresh_contributions('base', sources);
end $$;

create function base_rolled() returns trigger language plpgsql as $$
begin
  perform refresh_bases(array(
    select 'B' || a.id from changed a
    union select 'S' || r.startup_id from residency r where r.base_id in (select a.id from changed a)
    union select 'L' || l.id from loan l where l.base_id in (select a.id from changed a) or l.startup_id in (select r.startup_id from residency r where r.base_id in (select a.id from changed a))
    union select 'G' || g.id from subsidy g where g.base_id in (select a.id from changed a)));
  return null;
end $$;
create trigger base_rolled_in after insert on incubation_base referencing new table as changed for each statement execute function base_rolled();
create trigger base_rolled_out after delete on incubation_base referencing old table as changed for each statement execute function base_rolled();

create function base_row_rolled() returns trigger language plpgsql as $$
begin
  perform refresh_bases(array(
    select 'B' || new.id
    union select 'S' || r.startup_id from residency r where r.base_id = new.id
    union select 'L' || l.id from loan l where l.base_id = new.id or l.startup_id in (select r.startup_id from residency r where r.base_id = new.id)
    union select 'G' || g.id from subsidy g where g.base_id = new.id));
  return null;
end $$;
create trigger base_rolled_over after update on incubation_base for each row
  when (row(old.division, old.status, old.accredited_on, old.valid_until, old.workstations) is distinct from row(new.division, new.status, new.accredited_on, new.valid_until, new.workstations))
  execute function base_row_rolled();

create function residency_rolled() returns trigger language plpgsql as $$
begin
  perform 1 from incubation_base b where b.id in (select c.base_id from changed c) order by b.id for share;
  perform refresh_bases(array(
    select 'S' || c.startup_id from changed c
    union select 'L' || l.id from loan l where l.base_id is null and l.startup_id in (select c.startup_id from changed c)));
  return null;
end $$;
create trigger residency_rolled_in after insert on residency referencing new table as changed for each statement execute function residency_rolled();
create trigger residency_rolled_out after delete on residency referencing old table as changed for each statement execute function residency_rolled();
create trigger residency_rolled_from after update on residency referencing old table as changed for each statement execute function residency_rolled();
create trigger residency_rolled_to after update on residency referencing new table as changed for each statement execute function residency_rolled();

create function lending_rolled() returns trigger language plpgsql as $$
declare sources text[];
begin
  if tg_table_name = 'disbursement' then
    sources := array(select distinct 'L' || a.loan_id from added a);
  else
    sources := array(select 'L' || l.id from loan l where l.id in (select a.id from added a) and l.disbursed_on is not null and (l.base_id is not null or l.startup_id is not null));
  end if;
  if cardinality(sources) > 0 then
    perform refresh_bases(sources);
  end if;
  return null;
end $$;
create trigger lending_rolled_in after insert on loan referencing new table as added for each statement execute function lending_rolled();
create trigger lending_rolled_in after insert on disbursement referencing new table as added for each statement execute function lending_rolled();

create function lending_row_rolled() returns trigger language plpgsql as $$
begin
  perform refresh_bases(array['L' || old.id]);
  return null;
end $$;
create trigger lending_rolled_over after update on loan for each row
  when (row(old.product, old.base_id, old.startup_id, old.disbursed_on, old.amount, old.in_parts) is distinct from row(new.product, new.base_id, new.startup_id, new.disbursed_on, new.amount, new.in_parts)
        and (old.base_id is not null or old.startup_id is not null or new.base_id is not null or new.startup_id is not null))
  execute function lending_row_rolled();
create trigger lending_rolled_out after delete on loan for each row when (old.base_id is not null or old.startup_id is not null) execute function lending_row_rolled();

-- Payees are held while their subsidies are counted.
create function subsidy_rolled() returns trigger language plpgsql as $$
begin
  perform 1 from incubation_base b where b.id in (select c.base_id from changed c) order by b.id for no key update;
  perform 1 from startup u where u.id in (select c.startup_id from changed c) order by u.id for no key update;
  perform 1 from entrepreneur e where e.id in (select c.entrepreneur_id from changed c) order by e.id for no key update;
  perform refresh_contributions('subsidy', array(
    select distinct coalesce('B' || c.base_id, 'S' || c.startup_id, 'E' || c.entrepreneur_id) from changed c));
  if exists (select from changed c where c.base_id is not null) then
    perform refresh_bases(array(select 'G' || c.id from changed c where c.base_id is not null));
  end if;
  return null;
end $$;
create trigger subsidy_rolled_in after insert on subsidy referencing new table as changed for each statement execute function subsidy_rolled();
create trigger subsidy_rolled_out after delete on subsidy referencing old table as changed for each statement execute function subsidy_rolled();
create trigger subsidy_rolled_from after update on subsidy referencing old table as changed for each statement execute function subsidy_rolled();
create trigger subsidy_rolled_to after update on subsidy referencing new table as changed for each statement execute function subsidy_rolled();

-- As rebuild_loan_rollup: anew from the records, which wait meanwhile.
create function rebuild_base_rollup() returns void language plpgsql as $$
begin
  perform pg_advisory_xact_lock(hashtext('fold_rollup'), hashtext('base'));
  lock table incubation_base, residency, subsidy, loan, disbursement in share mode;
  truncate base_delta, base_contribution, base_rollup;
  perform refresh_contributions('base', array(
    select 'B' || b.id from incubation_base b union all select distinct 'S' || r.startup_id from residency r union all select 'G' || g.id from subsidy g where g.base_id is not null
    union all select 'L' || l.id from loan l where l.disbursed_on is not null and (l.base_id is not null or exists (select from residency r where r.startup_id = l.startup_id))));
  perform spread_rollup('base');
end $$;

create function rebuild_subsidy_rollup() returns void language plpgsql as $$
begin
  perform pg_advisory_xact_lock(hashtext('fold_rollup'), hashtext('subsidy'));
  lock table subsidy in share mode;
  truncate subsidy_delta, subsidy_contribution, subsidy_rollup;
  perform refresh_contributions('subsidy', array(select distinct coalesce('B' || g.base_id, 'S' || g.startup_id, 'E' || g.entrepreneur_id) from subsidy g));
  perform spread_rollup('subsidy');
end $$;
select rebuild_base_rollup();
select rebuild_subsidy_rollup();

-- Answers name places: a renamed one makes them anew.
create function division_renamed() returns trigger language plpgsql as $$
begin
  update rollup_state set version = gen_random_uuid();
  return null;
end $$;
create trigger division_renamed after insert or update or delete on division for each statement execute function division_renamed();
