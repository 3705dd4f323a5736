-- Identity numbers and phones are sealed by the service and found by keyed hashes; what is recorded is sealed by the next migration.
-- The columns are null at first, which touches no row.
alter table entrepreneur add column identity_cipher bytea, add column identity_hash bytea, add column phone_cipher bytea, add column phone_hash bytea;
alter table base_contact add column phone_cipher bytea, add column phone_hash bytea;

-- A service of the release before that still runs may write nothing in plain from here on: it would be missed.
create function refuse_plain_value() returns trigger language plpgsql as $$
begin
  raise exception 'personal values are being sealed; this release of the service must be ended' using errcode = 'object_not_in_prerequisite_state';
end $$;
create trigger entrepreneur_no_plain_insert before insert on entrepreneur for each row execute function refuse_plain_value();
create trigger entrepreneur_no_plain_update before update on entrepreneur for each row
  when (new.identity_number is distinct from old.identity_number or new.phone is distinct from old.phone) execute function refuse_plain_value();
create trigger base_contact_no_plain_insert before insert on base_contact for each row when (new.phone is not null) execute function refuse_plain_value();
create trigger base_contact_no_plain_update before update on base_contact for each row
  when (new.phone is distinct from old.phone and new.phone is not null) execute function refuse_plain_value();
