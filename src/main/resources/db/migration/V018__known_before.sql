-- What was known before: each table x_past keeps the rows of x that were replaced or deleted, with the moments between which they were
-- the record. Known at the moment m are the rows of x recorded before m that have no past row with known_until >= m, and the past rows
-- with known_from < m <= known_until. A row that one transaction changes twice was never known in between. What had been replaced before
-- these tables were made is not known.
create table loan_past (
  id               bigint not null,
  contract_no      text collate "C" not null,
  product          text not null,
  borrower_kind    text not null,
  borrower_id      bigint not null,
  startup_id       bigint,
  base_id          bigint,
  division         text collate "C" not null,
  bank_id          bigint not null,
  amount           numeric(18, 2) not null,
  term_months      integer not null,
  annual_rate      numeric(7, 4) not null,
  repayment_method text not null,
  guarantee        text not null,
  sequence         integer not null,
  borrower_group   text,
  jobs_driven      integer not null,
  agricultural     boolean not null,
  poverty_related  boolean not null,
  applied_on       date,
  disbursed_on     date,
  matures_on       date,
  channel          text,
  green_channel    boolean not null,
  stages           text[],
  in_parts         boolean not null,
  extended_on      date,
  claimed_on       date,
  status           text not null,
  known_from       timestamptz not null,
  known_until      timestamptz not null,
  primary key (id, known_until),
  check (known_from < known_until)
);
create index loan_past_known_until on loan_past (known_until);

create function loan_replaced() returns trigger language plpgsql as $$
declare since timestamptz := greatest(old.recorded_at, (select max(p.known_until) from loan_past p where p.id = old.id));
begin
  if since < now() then
    insert into loan_past (id, contract_no, product, borrower_kind, borrower_id, startup_id, base_id, division, bank_id, amount, term_months, annual_rate, repayment_method,
      guarantee, sequence, borrower_group, jobs_driven, agricultural, poverty_related, applied_on, disbursed_on, matures_on, channel, green_channel, stages, in_parts,
      extended_on, claimed_on, status, known_from, known_until)
    values (old.id, old.contract_no, old.product, old.borrower_kind, old.borrower_id, old.startup_id, old.base_id, old.division, old.bank_id, old.amount, old.term_months,
      old.annual_rate, old.repayment_method, old.guarantee, old.sequence, old.borrower_group, old.jobs_driven, old.agricultural, old.poverty_related, old.applied_on,
      old.disbursed_on, old.matures_on, old.channel, old.green_channel, old.stages, old.in_parts, old.extended_on, old.claimed_on, old.status, since, now());
  end if;
  return null;
end $$;
-- Not the figures that every posting refreshes: they follow from the postings known at the time. What happens to an application before
-- its disbursement is in loan_event.
create trigger loan_replaced after update on loan for each row
  when ((old.disbursed_on is not null or new.disbursed_on is not null) and
    (old.contract_no, old.product, old.borrower_kind, old.borrower_id, old.startup_id, old.base_id, old.division, old.bank_id, old.amount, old.term_months, old.annual_rate,
     old.repayment_method, old.guarantee, old.sequence, old.borrower_group, old.jobs_driven, old.agricultural, old.poverty_related, old.applied_on, old.disbursed_on,
     old.matures_on, old.channel, old.green_channel, old.in_parts, old.extended_on, old.claimed_on)
    is distinct from
    (new.contract_no, new.product, new.borrower_kind, new.borrower_id, new.startup_id, new.base_id, new.division, new.bank_id, new.amount, new.term_months, new.annual_rate,
     new.repayment_method, new.guarantee, new.sequence, new.borrower_group, new.jobs_driven, new.agricultural, new.poverty_related, new.applied_on, new.disbursed_on,
     new.matures_on, new.channel, new.green_channel, new.in_parts, new.extended_on, new.claimed_on))
  execute function loan_replaced();
create trigger loan_removed after delete on loan for each row execute function loan_replaced();

-- A schedule is replaced as a whole, so its rows say themselves since when they are known; null is as long as their loan.
alter table instalment add column recorded_at timestamptz;
alter table instalment alter column recorded_at set default now();

create table instalment_past (
  loan_id              bigint not null,
  number               integer not null,
  due_on               date not null,
  principal            numeric(18, 2) not null,
  interest             numeric(18, 2) not null,
  cumulative_principal numeric(18, 2) not null,
  known_from           timestamptz not null,
  known_until          timestamptz not null,
  primary key (loan_id, number, known_until),
  check (known_from < known_until)
);
create index instalment_past_known_until on instalment_past (known_until);

create function instalments_removed() returns trigger language plpgsql as $$
begin
  insert into instalment_past
  select g.loan_id, g.number, g.due_on, g.principal, g.interest, g.cumulative_principal, coalesce(g.recorded_at, '-infinity'), now()
  from gone g where coalesce(g.recorded_at, '-infinity') < now();
  return null;
end $$;
create trigger instalments_removed after delete on instalment
  referencing old table as gone for each statement execute function instalments_removed();

create function instalment_replaced() returns trigger language plpgsql as $$
begin
  if coalesce(old.recorded_at, '-infinity') < now() then
    insert into instalment_past values (old.loan_id, old.number, old.due_on, old.principal, old.interest, old.cumulative_principal, coalesce(old.recorded_at, '-infinity'), now());
  end if;
  new.recorded_at := now();
  return new;
end $$;
create trigger instalment_replaced before update on instalment for each row
  when ((old.loan_id, old.number, old.due_on, old.principal, old.interest, old.cumulative_principal)
    is distinct from (new.loan_id, new.number, new.due_on, new.principal, new.interest, new.cumulative_principal))
  execute function instalment_replaced();

create table incubation_base_past (
  id                 bigint not null,
  code               text collate "C" not null,
  name               text collate "C" not null,
  division           text collate "C" not null,
  level              text,
  demonstration      boolean not null,
  type               text not null,
  status             text not null,
  operator_name      text,
  operator_uscc      text collate "C",
  area_square_metres numeric(12, 2),
  workstations       integer,
  accredited_on      date,
  valid_until        date,
  investor           text,
  operation_mode     text,
  sponsors           text[] not null,
  known_from         timestamptz not null,
  known_until        timestamptz not null,
  primary key (id, known_until),
  check (known_from < known_until)
);
create index incubation_base_past_known_until on incubation_base_past (known_until);

create function incubation_base_replaced() returns trigger language plpgsql as $$
declare since timestamptz := greatest(old.recorded_at, (select max(p.known_until) from incubation_base_past p where p.id = old.id));
begin
  if since < now() then
    insert into incubation_base_past (id, code, name, division, level, demonstration, type, status, operator_name, operator_uscc, area_square_metres, workstations,
      accredited_on, valid_until, investor, operation_mode, sponsors, known_from, known_until)
    values (old.id, old.code, old.name, old.division, old.level, old.demonstration, old.type, old.status, old.operator_name, old.operator_uscc, old.area_square_metres,
      old.workstations, old.accredited_on, old.valid_until, old.investor, old.operation_mode, old.sponsors, since, now());
  end if;
  return null;
end $$;
create trigger incubation_base_replaced after update on incubation_base for each row when (old.* is distinct from new.*) execute function incubation_base_replaced();
create trigger incubation_base_removed after delete on incubation_base for each row execute function incubation_base_replaced();

create table accreditation_past (
  id          bigint not null,
  base_id     bigint not null,
  title       text not null,
  level       text,
  year        integer not null,
  granted_on  date,
  valid_until date,
  known_from  timestamptz not null,
  known_until timestamptz not null,
  primary key (id, known_until),
  check (known_from < known_until)
);
create index accreditation_past_known_until on accreditation_past (known_until);

create function accreditation_replaced() returns trigger language plpgsql as $$
declare since timestamptz := greatest(old.recorded_at, (select max(p.known_until) from accreditation_past p where p.id = old.id));
begin
  if since < now() then
    insert into accreditation_past (id, base_id, title, level, year, granted_on, valid_until, known_from, known_until)
    values (old.id, old.base_id, old.title, old.level, old.year, old.granted_on, old.valid_until, since, now());
  end if;
  return null;
end $$;
create trigger accreditation_replaced after update on accreditation for each row when (old.* is distinct from new.*) execute function accreditation_replaced();
create trigger accreditation_removed after delete on accreditation for each row execute function accreditation_replaced();

create table residency_past (
  id           bigint not null,
  base_id      bigint not null,
  startup_id   bigint not null,
  admitted_on  date not null,
  agreed_until date,
  left_on      date,
  exit         text,
  employees    integer,
  known_from   timestamptz not null,
  known_until  timestamptz not null,
  primary key (id, known_until),
  check (known_from < known_until)
);
create index residency_past_known_until on residency_past (known_until);
-- The residencies of a start-up on a day, as they were known.
create index residency_past_startup on residency_past (startup_id);

create function residency_replaced() returns trigger language plpgsql as $$
declare since timestamptz := greatest(old.recorded_at, (select max(p.known_until) from residency_past p where p.id = old.id));
begin
  if since < now() then
    insert into residency_past (id, base_id, startup_id, admitted_on, agreed_until, left_on, exit, employees, known_from, known_until)
    values (old.id, old.base_id, old.startup_id, old.admitted_on, old.agreed_until, old.left_on, old.exit, old.employees, since, now());
  end if;
  return null;
end $$;
create trigger residency_replaced after update on residency for each row when (old.* is distinct from new.*) execute function residency_replaced();
create trigger residency_removed after delete on residency for each row execute function residency_replaced();

create table subsidy_past (
  id              bigint not null,
  reference       text collate "C" not null,
  kind            text not null,
  division        text collate "C" not null,
  base_id         bigint,
  startup_id      bigint,
  entrepreneur_id bigint,
  borrower_group  text,
  amount          numeric(18, 2) not null,
  paid_on         date not null,
  grant_id        bigint,
  programme_id    bigint,
  known_from      timestamptz not null,
  known_until     timestamptz not null,
  primary key (id, known_until),
  check (known_from < known_until)
);
create index subsidy_past_known_until on subsidy_past (known_until);

create function subsidy_replaced() returns trigger language plpgsql as $$
declare since timestamptz := greatest(old.recorded_at, (select max(p.known_until) from subsidy_past p where p.id = old.id));
begin
  if since < now() then
    insert into subsidy_past (id, reference, kind, division, base_id, startup_id, entrepreneur_id, borrower_group, amount, paid_on, grant_id, programme_id, known_from, known_until)
    values (old.id, old.reference, old.kind, old.division, old.base_id, old.startup_id, old.entrepreneur_id, old.borrower_group, old.amount, old.paid_on, old.grant_id,
      old.programme_id, since, now());
  end if;
  return null;
end $$;
create trigger subsidy_replaced after update on subsidy for each row when (old.* is distinct from new.*) execute function subsidy_replaced();
create trigger subsidy_removed after delete on subsidy for each row execute function subsidy_replaced();

create table startup_past (
  id            bigint not null,
  uscc          text collate "C" not null,
  name          text collate "C" not null,
  kind          text not null,
  founder_id    bigint not null,
  division      text collate "C" not null,
  industry      text,
  registered_on date,
  employees     integer,
  known_from    timestamptz not null,
  known_until   timestamptz not null,
  primary key (id, known_until),
  check (known_from < known_until)
);
create index startup_past_known_until on startup_past (known_until);

create function startup_replaced() returns trigger language plpgsql as $$
declare since timestamptz := greatest(old.recorded_at, (select max(p.known_until) from startup_past p where p.id = old.id));
begin
  if since < now() then
    insert into startup_past (id, uscc, name, kind, founder_id, division, industry, registered_on, employees, known_from, known_until)
    values (old.id, old.uscc, old.name, old.kind, old.founder_id, old.division, old.industry, old.registered_on, old.employees, since, now());
  end if;
  return null;
end $$;
create trigger startup_replaced after update on startup for each row when (old.* is distinct from new.*) execute function startup_replaced();
create trigger startup_removed after delete on startup for each row execute function startup_replaced();

create table indicator_value_past (
  id          bigint not null,
  division    text collate "C" not null,
  code        text collate "C" not null,
  from_on     date,
  to_on       date,
  value       numeric(24, 6) not null,
  unit        text not null,
  qualifier   text not null,
  source      text,
  known_from  timestamptz not null,
  known_until timestamptz not null,
  primary key (id, known_until),
  check (known_from < known_until)
);
create index indicator_value_past_known_until on indicator_value_past (known_until);

create function indicator_value_replaced() returns trigger language plpgsql as $$
declare since timestamptz := greatest(old.recorded_at, (select max(p.known_until) from indicator_value_past p where p.id = old.id));
begin
  if since < now() then
    insert into indicator_value_past (id, division, code, from_on, to_on, value, unit, qualifier, source, known_from, known_until)
    values (old.id, old.division, old.code, old.from_on, old.to_on, old.value, old.unit, old.qualifier, old.source, since, now());
  end if;
  return null;
end $$;
create trigger indicator_value_replaced after update on indicator_value for each row when (old.* is distinct from new.*) execute function indicator_value_replaced();
create trigger indicator_value_removed after delete on indicator_value for each row execute function indicator_value_replaced();

create table target_past (
  id          bigint not null,
  division    text collate "C" not null,
  indicator   text not null,
  year        integer not null,
  value       numeric(20, 4) not null,
  known_from  timestamptz not null,
  known_until timestamptz not null,
  primary key (id, known_until),
  check (known_from < known_until)
);
create index target_past_known_until on target_past (known_until);

create function target_replaced() returns trigger language plpgsql as $$
declare since timestamptz := greatest(old.recorded_at, (select max(p.known_until) from target_past p where p.id = old.id));
begin
  if since < now() then
    insert into target_past (id, division, indicator, year, value, known_from, known_until)
    values (old.id, old.division, old.indicator, old.year, old.value, since, now());
  end if;
  return null;
end $$;
create trigger target_replaced after update on target for each row when (old.* is distinct from new.*) execute function target_replaced();
create trigger target_removed after delete on target for each row execute function target_replaced();

-- The past does not change.
create trigger loan_past_append_only before update or delete on loan_past for each statement execute function refuse_change();
create trigger instalment_past_append_only before update or delete on instalment_past for each statement execute function refuse_change();
create trigger incubation_base_past_append_only before update or delete on incubation_base_past for each statement execute function refuse_change();
create trigger accreditation_past_append_only before update or delete on accreditation_past for each statement execute function refuse_change();
create trigger residency_past_append_only before update or delete on residency_past for each statement execute function refuse_change();
create trigger subsidy_past_append_only before update or delete on subsidy_past for each statement execute function refuse_change();
create trigger startup_past_append_only before update or delete on startup_past for each statement execute function refuse_change();
create trigger indicator_value_past_append_only before update or delete on indicator_value_past for each statement execute function refuse_change();
create trigger target_past_append_only before update or delete on target_past for each statement execute function refuse_change();
