-- What the role may do under which the service connects: read and write rows, within the policies, and nothing else. It owns nothing and makes nothing.
do $$
begin
  execute format('grant usage on schema public to %I', '${applicationRole}');
  execute format('grant select, insert, update, delete on all tables in schema public to %I', '${applicationRole}');
  execute format('grant usage on all sequences in schema public to %I', '${applicationRole}');
  execute format('alter default privileges in schema public grant select, insert, update, delete on tables to %I', '${applicationRole}');
  execute format('alter default privileges in schema public grant usage on sequences to %I', '${applicationRole}');
  execute format('revoke all on flyway_schema_history, base_contribution, subsidy_contribution from %I', '${applicationRole}');
  execute format('revoke insert, update, delete on loan_rollup, loan_delta, base_rollup, base_delta, subsidy_rollup, subsidy_delta, rollup_state from %I', '${applicationRole}');
  execute format('revoke update, delete on repayment, disbursement, loan_event, base_event, subsidy_grant, interest_subsidy_batch, interest_subsidy_event from %I',
    '${applicationRole}');
  execute format('revoke insert, update, delete on loan_past, instalment_past, incubation_base_past, accreditation_past, residency_past, subsidy_past, startup_past, indicator_value_past,'
    ' target_past from %I', '${applicationRole}');
end $$;
