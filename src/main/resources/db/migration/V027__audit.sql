-- What was done, by whom, when and from where, with what result: commands, imports, exports, unmaskings, refused accesses, sign-ons (GB/T 22239-2019;
-- Cybersecurity Law art. 21: kept for at least six months). No personal value stands in it: operators by subject and name, objects by type and key.
--
-- Events are chained by SHA-256 in 16 lanes, so that writers do not wait for each other: whoever writes takes a lane that is free and keeps it
-- until the transaction ends, therefore the committed events of a lane are a chain without gaps at any time. Only audit_write() writes; whoever
-- has the right to call it can neither choose a lane or a time nor write a hash. There is no table of heads: it would be updated by every writer.
create table audit_event (
  id           bigint not null,
  recorded_at  timestamptz not null,
  lane         smallint not null check (lane between 0 and 15),
  sequence     bigint not null check (sequence > 0),
  subject      text collate "C",
  name         text,
  roles        text collate "C" not null,
  organisation text collate "C",
  division     text collate "C" check (division ~ '^[0-9]{12}$'),
  address      text collate "C",
  trace        text collate "C",
  kind         text collate "C" not null,
  operation    text collate "C" not null,
  object_type  text collate "C",
  object_key   text collate "C",
  result       text collate "C" not null,
  codes        text collate "C" not null,
  reason       text,
  detail       text collate "C",
  times        integer not null check (times > 0),
  previous     bytea not null,
  hash         bytea not null check (length(hash) = 32)
) partition by range (recorded_at);

-- The chain, and one index for each way of asking.
create unique index audit_event_lane on audit_event (lane, sequence, recorded_at);
create index audit_event_recorded on audit_event (recorded_at, id);
create index audit_event_subject on audit_event (subject, recorded_at, id);
create index audit_event_kind on audit_event (kind, recorded_at, id);
create index audit_event_operation on audit_event (operation, recorded_at, id);
create index audit_event_object on audit_event (object_key, recorded_at, id) where object_key is not null;
create index audit_event_result on audit_event (result, recorded_at, id) where result <> 'DONE';
create index audit_event_division on audit_event (division, recorded_at, id);
create sequence audit_event_id owned by audit_event.id cache 20;

-- The last events of dropped months: the chain of a lane goes on from here.
create table audit_checkpoint (
  lane        smallint not null check (lane between 0 and 15),
  sequence    bigint not null,
  hash        bytea not null,
  recorded_at timestamptz not null,
  dropped_at  timestamptz not null default now(),
  primary key (lane, sequence)
);

create function audit_is_kept() returns trigger language plpgsql as $$
begin
  raise exception 'audit records are neither changed nor removed' using errcode = 'insufficient_privilege';
end $$;
create trigger audit_event_kept before update or delete on audit_event for each row execute function audit_is_kept();
create trigger audit_event_not_emptied before truncate on audit_event for each statement execute function audit_is_kept();
create trigger audit_checkpoint_kept before update or delete or truncate on audit_checkpoint for each statement execute function audit_is_kept();

-- One part of what is hashed: its length and the value itself, so that no two events read the same.
create function audit_part(value text) returns text language sql immutable parallel safe as $$
  select case when value is null then '-' else length(value) || ':' || value end
$$;

-- Creates the months from this one to so many ahead that are not there yet; answers how many it made. Called by the service every day: a month is
-- made beside the table and attached, so that writers and readers do not wait.
create function audit_prepare_months(ahead integer) returns integer language plpgsql security definer set search_path = public, pg_temp as $$
declare
  month timestamp;
  part text;
  made integer := 0;
begin
  if ahead not between 0 and 60 then
    raise exception 'at most 60 months ahead';
  end if;
  perform pg_advisory_xact_lock(7241, 100);
  for i in 0..ahead loop
    month := date_trunc('month', now() at time zone 'Asia/Shanghai') + make_interval(months => i);
    part := 'audit_event_' || to_char(month, 'YYYY_MM');
    if to_regclass('public.' || part) is null then
      execute format('create table %I (like audit_event including defaults including constraints including indexes)', part);
      execute format('create trigger audit_event_not_emptied before truncate on %I for each statement execute function audit_is_kept()', part);
      execute format('alter table audit_event attach partition %I for values from (%L) to (%L)', part, month at time zone 'Asia/Shanghai',
        (month + interval '1 month') at time zone 'Asia/Shanghai');
      made := made + 1;
    end if;
  end loop;
  return made;
end $$;
select audit_prepare_months(12);

-- Drops the months that end by this day, the oldest first; answers how many. What is younger than six months is refused. For the owner of the
-- tables alone, by hand: the service never drops anything.
create function audit_drop_before(day date) returns integer language plpgsql set search_path = public, pg_temp as $$
declare
  part record;
  dropped integer := 0;
begin
  if day > (now() at time zone 'Asia/Shanghai')::date - interval '6 months' then
    raise exception 'audit records are kept for at least six months; % is too young', day using errcode = 'invalid_parameter_value';
  end if;
  perform set_config('lock_timeout', '5s', true);
  for part in
    select c.oid::regclass as name from pg_inherits i join pg_class c on c.oid = i.inhrelid
    where i.inhparent = 'audit_event'::regclass and to_date(right(c.relname::text, 7), 'YYYY_MM') + interval '1 month' <= day order by c.relname
  loop
    -- Writers wait from here to the end, so that no event comes into the month after its last one is noted.
    execute format('lock table %s in share mode', part.name);
    execute format('insert into audit_checkpoint (lane, sequence, hash, recorded_at)
      select distinct on (lane) lane, sequence, hash, recorded_at from %s order by lane, sequence desc', part.name);
    execute format('drop table %s', part.name);
    dropped := dropped + 1;
  end loop;
  return dropped;
end $$;

-- Writes one event for each object key; answers the number of the last one. The event is there when the transaction commits, and only then.
create function audit_write(subject text, name text, roles text, organisation text, division text, address text, trace text, kind text, operation text,
  object_type text, object_keys text[], result text, codes text, reason text, detail text, times integer)
returns bigint language plpgsql security definer set search_path = public, pg_temp as $$
declare
  own integer := pg_backend_pid() % 16;
  e audit_event;
  head record;
  object text;
begin
  if current_setting('transaction_isolation') <> 'read committed' then
    raise exception 'audit events are written under read committed: the last event of a lane must be seen';
  end if;
  -- A session that has a lane already finds a free one or its own, and so never waits for another while it holds one.
  for i in 0..15 loop
    if pg_try_advisory_xact_lock(7241, (own + i) % 16) then
      e.lane := (own + i) % 16;
      exit;
    end if;
  end loop;
  if e.lane is null then
    perform pg_advisory_xact_lock(7241, own);
    e.lane := own;
  end if;
  select a.sequence, a.hash, a.recorded_at into head from audit_event a
  where a.lane = e.lane and a.recorded_at >= date_trunc('month', now(), 'Asia/Shanghai') order by a.sequence desc limit 1;
  if not found then
    select a.sequence, a.hash, a.recorded_at into head from audit_event a where a.lane = e.lane order by a.sequence desc limit 1;
  end if;
  if not found then
    select c.sequence, c.hash, c.recorded_at into head from audit_checkpoint c where c.lane = e.lane order by c.sequence desc limit 1;
  end if;
  e.sequence := coalesce(head.sequence, 0);
  e.hash := coalesce(head.hash, '');
  e.subject := subject;
  e.name := name;
  e.roles := roles;
  e.organisation := organisation;
  e.division := division;
  e.address := address;
  e.trace := trace;
  e.kind := kind;
  e.operation := operation;
  e.object_type := object_type;
  e.result := result;
  e.codes := codes;
  e.reason := reason;
  e.detail := detail;
  e.times := times;
  foreach object in array object_keys loop
    e.id := nextval('audit_event_id');
    -- A clock that is set back does not bring an event before the one it follows.
    e.recorded_at := greatest(clock_timestamp(), head.recorded_at);
    e.sequence := e.sequence + 1;
    e.object_key := object;
    e.previous := e.hash;
    e.hash := sha256(convert_to(audit_part(e.id::text) || audit_part(((extract(epoch from e.recorded_at) * 1000000)::bigint)::text) || audit_part(e.lane::text)
      || audit_part(e.sequence::text) || audit_part(e.subject) || audit_part(e.name) || audit_part(e.roles) || audit_part(e.organisation) || audit_part(e.division)
      || audit_part(e.address) || audit_part(e.trace) || audit_part(e.kind) || audit_part(e.operation) || audit_part(e.object_type) || audit_part(e.object_key)
      || audit_part(e.result) || audit_part(e.codes) || audit_part(e.reason) || audit_part(e.detail) || audit_part(e.times::text)
      || audit_part(encode(e.previous, 'hex')), 'UTF8'));
    insert into audit_event select e.*;
  end loop;
  return e.sequence;
end $$;
revoke all on function audit_write(text, text, text, text, text, text, text, text, text, text, text[], text, text, text, text, integer) from public;
revoke all on function audit_prepare_months(integer), audit_drop_before(date) from public;
