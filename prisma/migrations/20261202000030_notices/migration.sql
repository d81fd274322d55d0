-- People are told of more than discussions: who asks to be let in and what was decided, who follows them, where they became a member. Such a notice is about
-- a repository, an organization, or a person alone. And each reason can be turned off.
alter table "notifications" add column "namespace_id" bigint, add column "details" text;
alter table "notifications" add constraint "notifications_namespace_id_fkey" foreign key ("namespace_id") references "namespaces"("id") on delete cascade on update cascade;
create index "notifications_namespace_id_idx" on "notifications"("namespace_id");
alter table "notification_settings" add column "muted_reasons" text[] not null default '{}';
