-- What the role may do under which the service connects: read and write rows, within the policies, and nothing else. It owns nothing and makes nothing.
-- Run after every migration, so that what a migration makes is never forgotten here.
do $$
declare
  service constant text := quote_ident('${applicationRole}');
  rule record;
begin
  perform pg_advisory_xact_lock(7241, 200);
  execute 'grant usage on schema public to ' || service;
  execute 'grant select, insert, update, delete on all tables in schema public to ' || service;
  execute 'grant usage on all sequences in schema public to ' || service;
  for rule in
    select c.oid::regclass as name,
           -- Parts of a table are read and written through the whole, which has the policies and triggers.
           case when c.relispartition then 'all'
                when c.relname ~ '^(flyway_schema_history|base_contribution|subsidy_contribution)$' then 'all'
                -- Kept by triggers and functions of the owner alone; events of the audit log come in through audit_write().
                when c.relname ~ '(_rollup|_delta|_past)$|^rollup_state$|^audit_|^repayment_register$' then 'insert, update, delete'
                when c.relname ~ '^(repayment|disbursement|loan_event|base_event|subsidy_grant|interest_subsidy_batch|interest_subsidy_event)$' then 'update, delete' end as rights
    from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
  loop
    if rule.rights is not null then
      execute format('revoke %s on %s from %s', rule.rights, rule.name, service);
    end if;
  end loop;
  -- A service that does not migrate looks which version it has found.
  execute 'grant select (version, success) on flyway_schema_history to ' || service;
  for rule in select p.oid::regprocedure as name from pg_proc p where p.pronamespace = 'public'::regnamespace and p.proname in ('audit_write', 'audit_prepare_months', 'repayment_prepare_years') loop
    execute format('grant execute on function %s to %s', rule.name, service);
  end loop;
end $$;
