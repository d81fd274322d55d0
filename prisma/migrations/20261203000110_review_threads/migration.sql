-- A comment on a line of a change begins a thread, which needs no more talk once somebody says so.
alter table "discussion_events" add column "resolved_at" timestamptz(3), add column "resolved_by_id" bigint;
alter table "discussion_events" add constraint "discussion_events_resolved_by_id_fkey" foreign key ("resolved_by_id") references "users"("id") on delete set null on update cascade;
