-- A version of policy is never edited: it is succeeded.
create trigger policy_version_append_only before update or delete on policy_version for each statement execute function refuse_change();
create trigger policy_limit_append_only before update or delete on policy_limit for each statement execute function refuse_change();
create trigger policy_subsidy_append_only before update or delete on policy_subsidy for each statement execute function refuse_change();
create trigger policy_waiver_append_only before update or delete on policy_waiver for each statement execute function refuse_change();
create trigger policy_subsidy_share_append_only before update or delete on policy_subsidy_share for each statement execute function refuse_change();
create trigger policy_fund_share_append_only before update or delete on policy_fund_share for each statement execute function refuse_change();

-- Whether a version would reach back to loans signed already; for those applied for there is loan_applied_on.
create index loan_signed_on on loan (signed_on) where signed_on is not null;
