-- Events of the audit log are held to the reader's sight as records are (V030): those of callers of the division; those of callers without a division
-- only for who sees everything. They come in through audit_write() alone, which acts for the owner.
alter table audit_event enable row level security;
create policy seen on audit_event for select using (
  case when division between (select split_part(current_setting('chuangdai.seen', true), '|', 5)) and (select split_part(current_setting('chuangdai.seen', true), '|', 6)) then true
       else division is null and (select split_part(current_setting('chuangdai.seen', true), '|', 5)) = '000000000000'
         and (select split_part(current_setting('chuangdai.seen', true), '|', 6)) = '999999999999' end);
