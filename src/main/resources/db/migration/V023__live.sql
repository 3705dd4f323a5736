-- What changes of loans is told to whom it concerns. A notification at commit makes committing writers wait for each other (PostgreSQL orders
-- notifications by a lock), so writers notify only of places that somebody watches: without subscribers they pay for one look into an empty table.
-- A process of the service keeps a row for each place that is watched there, as long as it renews it; a division prefix, empty for everything.
create unlogged table live_listener (
  process  uuid not null,
  division text collate "C" not null check (division ~ '^([0-9]{2}|[0-9]{4}|[0-9]{6}|[0-9]{9}|[0-9]{12})?$'),
  until    timestamptz not null,
  primary key (process, division)
);

-- Notifies of so many written loans in places from lowest to highest: of more than 20 at once only that many have changed below the prefix that they
-- have in common ("5301 *"), else of each ("530102000000 4711"). PostgreSQL sends what is told twice in a transaction once.
create function tell_many_loans(lowest text, highest text) returns void language sql as $$
  select pg_notify('chuangdai_loan', p.prefix || ' *')
  from (select left(lowest, coalesce(max(n), 0)) as prefix from generate_series(1, 12) n where left(lowest, n) = left(highest, n)) p
  where exists (select from live_listener w where w.until > now() and (starts_with(p.prefix, w.division) or starts_with(w.division, p.prefix)))
$$;

create function loan_told() returns trigger language plpgsql as $$
declare w record;
begin
  if not exists (select from live_listener where until > now()) then
    return null;
  end if;
  if tg_op = 'UPDATE' then
    -- Where a loan was before it moved to another division has changed as well.
    select count(*) / 2 as loans, min(division) as lowest, max(division) as highest into w
    from (select division from written union all select division from written_before) places;
    if w.loans between 1 and 20 then
      perform pg_notify('chuangdai_loan', l.division || ' ' || l.id)
      from (select division, id from written union all select division, id from written_before) l
      where exists (select from live_listener x where x.until > now() and starts_with(l.division, x.division));
    end if;
  else
    select count(*) as loans, min(division) as lowest, max(division) as highest into w from written;
    if w.loans between 1 and 20 then
      perform pg_notify('chuangdai_loan', l.division || ' ' || l.id) from written l
      where exists (select from live_listener x where x.until > now() and starts_with(l.division, x.division));
    end if;
  end if;
  if w.loans > 20 then
    perform tell_many_loans(w.lowest, w.highest);
  end if;
  return null;
end $$;
create trigger loan_told_insert after insert on loan referencing new table as written for each statement execute function loan_told();
create trigger loan_told_update after update on loan referencing old table as written_before new table as written
  for each statement execute function loan_told();
create trigger loan_told_delete after delete on loan referencing old table as written for each statement execute function loan_told();

-- A posting of interest alone, or one that is reversed and posted again on another day, leaves the loan's row as it was. Schedules are always
-- written together with the row of their loan.
create function repayment_told() returns trigger language plpgsql as $$
declare
  ids bigint[];
  w record;
begin
  if not exists (select from live_listener where until > now()) then
    return null;
  end if;
  ids := array(select distinct loan_id from posted);
  if cardinality(ids) > 20 then
    select min(division) as lowest, max(division) as highest into w from loan where id = any (ids);
    perform tell_many_loans(w.lowest, w.highest);
  else
    perform pg_notify('chuangdai_loan', l.division || ' ' || l.id) from loan l
    where l.id = any (ids) and exists (select from live_listener x where x.until > now() and starts_with(l.division, x.division));
  end if;
  return null;
end $$;
create trigger repayment_told after insert on repayment referencing new table as posted for each statement execute function repayment_told();
