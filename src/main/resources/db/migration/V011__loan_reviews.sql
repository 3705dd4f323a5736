-- Numbers of applications that come without one.
create sequence loan_application_no;

-- What an application says beside the loan's terms: partners and new hires count in the limit, and where the facts come from
-- (共享数据来源) is kept with them.
alter table loan
  add column partners     integer,
  add column new_hires    integer,
  add column facts_source text,
  add constraint loan_partners_check check (partners >= 0 and new_hires >= 0) not valid,
  add constraint loan_channel_of_application check (stages is null or channel is not null and applied_on is not null and applied_amount is not null) not valid,
  add constraint loan_terms_agreed check (status not in ('APPROVED', 'SIGNED') or contract_amount is not null and approved_on is not null) not valid,
  add constraint loan_signed_check check (signed_on >= approved_on and disbursed_on >= signed_on and (status <> 'SIGNED' or signed_on is not null)) not valid;
alter table loan validate constraint loan_partners_check;
alter table loan validate constraint loan_channel_of_application;
alter table loan validate constraint loan_terms_agreed;
alter table loan validate constraint loan_signed_check;
create index loan_channel on loan (channel, green_channel, applied_on) where channel is not null;
create index loan_in_parts on loan (disbursed_on, id) where in_parts;

-- A loan is renewed by one application at a time.
create unique index loan_renewed_once on loan (renewal_of) where renewal_of is not null and status not in ('REJECTED', 'WITHDRAWN');

-- Parts of a loan behind the first (分次放款): what was lent without a new loan.
create view later_part as
select d.id, d.loan_id, d.disbursed_on, d.amount
from disbursement d join loan l on l.id = d.loan_id
where l.in_parts and exists (select from disbursement f where f.loan_id = d.loan_id and f.id < d.id);

-- How many days behind one day and up to another are worked.
create function working_days_between(start date, until date) returns integer language sql stable as $$
  select count(*)::integer from generate_series(start + 1, until, interval '1 day') g
  left join calendar_day c on c.day = g::date
  where coalesce(c.working, extract(isodow from g) < 6)
$$;
