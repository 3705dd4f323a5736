-- Everything is sealed: the plain columns go, and what the sealed ones must be is said.
drop trigger entrepreneur_no_plain_insert on entrepreneur;
drop trigger entrepreneur_no_plain_update on entrepreneur;
drop trigger base_contact_no_plain_insert on base_contact;
drop trigger base_contact_no_plain_update on base_contact;
drop function refuse_plain_value();

alter table entrepreneur drop column identity_number, drop column phone,
  alter column identity_cipher set not null,
  alter column identity_hash set not null,
  add constraint entrepreneur_identity_hash_key unique (identity_hash),
  add constraint entrepreneur_hashes check (octet_length(identity_hash) = 32 and octet_length(phone_hash) = 32),
  add constraint entrepreneur_phone_sealed check ((phone_cipher is null) = (phone_hash is null));
alter table base_contact drop column phone,
  add constraint base_contact_phone_sealed check ((phone_cipher is null) = (phone_hash is null) and octet_length(phone_hash) = 32);

-- A dropped column's values stay in the table's file, and so do the rows as they were before they were sealed: the tables are written anew
-- without them. Log and backups from before hold what they held.
cluster entrepreneur using entrepreneur_pkey;
alter table entrepreneur set without cluster;
cluster base_contact using base_contact_pkey;
alter table base_contact set without cluster;
cluster command_receipt using command_receipt_pkey;
alter table command_receipt set without cluster;
analyze entrepreneur, base_contact, command_receipt;
