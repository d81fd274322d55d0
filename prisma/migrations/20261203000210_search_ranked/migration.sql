-- Discussions are found by what their titles say and by their age together (docs/decisions/0060): when something was said last stands beside the words, and titles
-- have an index of their own, which suggestions look in as well.
alter table "search"."talk" add column "said_at" timestamptz(3);
update "search"."talk" t set "said_at" = coalesce((
  select max(e.created_at) from "public"."discussion_events" e
  where e.discussion_id = t.id and e.content is not null and e.hidden_at is null), d.created_at)
from "public"."discussions" d where d.id = t.id;
delete from "search"."talk" where "said_at" is null;
alter table "search"."talk" alter column "said_at" set not null;
create index "talk_said" on "search"."talk" ("said_at" desc, "id" desc);
create index "talk_names" on "search"."talk" using gin ("names") with (gin_pending_list_limit = 512);
create index "gathered_names" on "search"."gathered" using gin ("names") with (gin_pending_list_limit = 512);
