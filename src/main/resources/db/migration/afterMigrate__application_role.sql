-- What the role may do under which the service connects: read and write rows, within the policies, and nothing else. It owns nothing and makes nothing.
-- Run after every migration, so that what a migration makes is never forgotten here.
do $$
declare part record;
begin
  perform pg_advisory_xact_lock(7241, 200);
  execute format('grant usage on schema public to %I', '${applicationRole}');
  execute format('grant select, insert, update, delete on all tables in schema public to %I', '${applicationRole}');
  execute format('grant usage on all sequences in schema public to %I', '${applicationRole}');
  execute format('revoke all on flyway_schema_history, base_contribution, subsidy_contribution from %I', '${applicationRole}');
  execute format('revoke insert, update, delete on loan_rollup, loan_delta, base_rollup, base_delta, subsidy_rollup, subsidy_delta, rollup_state from %I', '${applicationRole}');
  execute format('revoke update, delete on repayment, disbursement, loan_event, base_event, subsidy_grant, interest_subsidy_batch, interest_subsidy_event from %I', '${applicationRole}');
  execute format('revoke insert, update, delete on loan_past, instalment_past, incubation_base_past, accreditation_past, residency_past, subsidy_past, startup_past, indicator_value_past,'
    ' target_past from %I', '${applicationRole}');
  -- Events come in through audit_write() alone.
  for part in select c.oid::regclass as name from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and c.relname ~ '^audit_' loop
    execute format('revoke insert, update, delete on %s from %I', part.name, '${applicationRole}');
  end loop;
  execute format('grant execute on function audit_write(text, text, text, text, text, text, text, text, text, text, text[], text, text, text, text, integer), audit_prepare_months(integer) to %I',
    '${applicationRole}');
end $$;
