-- What commands were carried out under which key of the client: the same key with the same input is answered, not repeated.
-- Written in the transaction of the command itself.
create table command_receipt (
  caller          text not null,
  operation       text not null,
  idempotency_key text not null check (length(idempotency_key) between 1 and 200),
  input_hash      text not null,
  result_key      bigint not null,
  carried_out_at  timestamptz not null default now(),
  primary key (caller, operation, idempotency_key)
);

-- Why a posting was made by hand, above all why one was reversed.
alter table repayment add column reason text check (length(reason) between 1 and 500);
