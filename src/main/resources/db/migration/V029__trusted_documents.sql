-- Documents that a front end was built with, by the SHA-256 of their text: what clients may ask for by hash alone, and all that is served where the
-- setting says so. A document never changes; another text has another hash, which the table itself checks.
create table trusted_document (
  hash            text collate "C" primary key check (hash = encode(sha256(convert_to(text, 'UTF8')), 'hex')),
  operation_names text[] not null,
  text            text not null check (octet_length(text) between 1 and 1048576),
  registered_at   timestamptz not null default now(),
  registered_by   text not null,
  note            text
);

create function trusted_document_stays() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  raise exception 'trusted documents do not change';
end $$;

create trigger trusted_document_stays before update on trusted_document for each row execute function trusted_document_stays();
