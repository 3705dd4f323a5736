-- What a scope shows is worked out once, when it is set: each policy of V030 asked functions for it in every statement, which cost more to plan than the
-- statements of a page. Now a policy reads its part of the setting chuangdai.seen, which sight_set() derives from chuangdai.sight.
-- Its parts: first and last division of the views PFM, PF, P, PM, PFMG and G, then C for a command, then the ids of bank, base and person.
create function sight_seen(sight text) returns text language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  kinds constant text := split_part(sight, '|', 1);
  organisation constant text := split_part(sight, '|', 4);
  person constant text := nullif(split_part(sight, '|', 5), '');
  views text;
  seen text := '';
begin
  foreach views in array array['PFM', 'PF', 'P', 'PM', 'PFMG', 'G'] loop
    seen := seen || case when kinds <> translate(kinds, views, '') then split_part(sight, '|', 2) || '|' || split_part(sight, '|', 3) || '|' else '||' end;
  end loop;
  return seen || case when kinds ~ 'C' then 'C' else '' end
    || '|' || case when kinds ~ 'B' then coalesce((select b.id from bank b where b.code = organisation)::text, '') else '' end
    || '|' || case when kinds ~ 'R' then coalesce((select b.id from incubation_base b where b.code = organisation)::text, '') else '' end
    || '|' || case when kinds ~ 'S' and person is not null then coalesce((select e.id from entrepreneur e where e.identity_hash = any (person::bytea[]))::text, '') else '' end;
end $$;

-- Sets the scope of the session or of the transaction; whether it may be left standing: a bank, base or person that is not recorded yet may be soon.
create function sight_set(sight text, of_transaction boolean) returns boolean language plpgsql as $$
declare seen constant text := sight_seen(sight);
begin
  perform set_config('chuangdai.sight', sight, of_transaction), set_config('chuangdai.seen', seen, of_transaction);
  return (split_part(sight, '|', 1) !~ 'B' or split_part(seen, '|', 14) <> '') and (split_part(sight, '|', 1) !~ 'R' or split_part(seen, '|', 15) <> '')
    and (split_part(sight, '|', 1) !~ 'S' or split_part(seen, '|', 16) <> '');
end $$;

create or replace function sight_bank() returns bigint language sql stable parallel safe security definer set search_path = public, pg_temp as $$
  select nullif(split_part(current_setting('chuangdai.seen', true), '|', 14), '')::bigint
$$;
create or replace function sight_base() returns bigint language sql stable parallel safe security definer set search_path = public, pg_temp as $$
  select nullif(split_part(current_setting('chuangdai.seen', true), '|', 15), '')::bigint
$$;
create or replace function sight_person() returns bigint language sql stable parallel safe security definer set search_path = public, pg_temp as $$
  select nullif(split_part(current_setting('chuangdai.seen', true), '|', 16), '')::bigint
$$;

-- The place is tried for every row and stays a subquery, evaluated once for a statement; the rest is seldom reached and costs less where it stands.
do $$
declare
  part constant text := 'split_part(current_setting(''chuangdai.seen'', true), ''|'', %s)';
  rule record;
  views text;
  number integer := 1;
  from_old text[] := '{}';
  to_new text[] := '{}';
  shown text;
  checked text;
begin
  foreach views in array array['PFM', 'PF', 'P', 'PM', 'PFMG', 'G'] loop
    from_old := from_old || format('( SELECT sight_from(''%s''::text) AS sight_from)', views) || format('( SELECT sight_until(''%s''::text) AS sight_until)', views);
    to_new := to_new || format(case when views = 'G' then part else '(select ' || part || ')' end, number) || format(case when views = 'G' then part else '(select ' || part || ')' end, number + 1);
    number := number + 2;
  end loop;
  from_old := from_old || array['( SELECT sight_sees(''C''::text) AS sight_sees)', '( SELECT sight_bank() AS sight_bank)', '( SELECT sight_base() AS sight_base)', '( SELECT sight_person() AS sight_person)'];
  to_new := to_new || format('(' || part || ' = ''C'')', 13) || format('nullif(' || part || ', '''')::bigint', 14) || format('nullif(' || part || ', '''')::bigint', 15)
    || format('nullif(' || part || ', '''')::bigint', 16);
  for rule in select polname, polrelid, polrelid::regclass as relation, pg_get_expr(polqual, polrelid) as shown, pg_get_expr(polwithcheck, polrelid) as checked from pg_policy loop
    shown := rule.shown;
    checked := rule.checked;
    for i in 1 .. array_length(from_old, 1) loop
      shown := replace(shown, from_old[i], to_new[i]);
      checked := replace(checked, from_old[i], to_new[i]);
    end loop;
    if coalesce(shown, '') || coalesce(checked, '') ~ 'sight_(from|until|sees|bank|base|person)\(' then
      raise exception 'policy % of % is not of the known form', rule.polname, rule.relation;
    end if;
    execute format('alter policy %I on %s', rule.polname, rule.relation) || coalesce(' using (' || shown || ')', '') || coalesce(' with check (' || checked || ')', '');
  end loop;
end $$;
drop function sight_from(text), sight_until(text), sight_sees(text);
