-- Webhooks: where the hub writes to when something happens in what is watched, and what became of each letter.
create table "webhooks" (
  "id" bigserial not null,
  "namespace_id" bigint not null,
  "created_by_id" bigint,
  "url" text not null,
  "domains" text[] not null,
  "secret" bytea,
  "disabled_at" timestamptz(3),
  "disabled_reason" text,
  "failures" integer not null default 0,
  "failing_since" timestamptz(3),
  "hour_began_at" timestamptz(3) not null default current_timestamp,
  "hour_count" integer not null default 0,
  "created_at" timestamptz(3) not null default current_timestamp,
  constraint "webhooks_pkey" primary key ("id"),
  constraint "webhooks_namespace_id_fkey" foreign key ("namespace_id") references "namespaces"("id") on delete cascade on update cascade,
  constraint "webhooks_created_by_id_fkey" foreign key ("created_by_id") references "users"("id") on delete set null on update cascade,
  constraint "webhooks_disabled_reason" check (("disabled_at" is null) = ("disabled_reason" is null) and "disabled_reason" in ('owner', 'failing', 'gone'))
);
create index "webhooks_namespace_id_id_idx" on "webhooks"("namespace_id", "id");
create index "webhooks_created_by_id_idx" on "webhooks"("created_by_id");

create table "webhook_watches" (
  "webhook_id" bigint not null,
  "position" integer not null,
  "type" text not null,
  "name" text not null,
  "name_key" text not null,
  constraint "webhook_watches_pkey" primary key ("webhook_id", "position"),
  constraint "webhook_watches_webhook_id_fkey" foreign key ("webhook_id") references "webhooks"("id") on delete cascade on update cascade,
  constraint "webhook_watches_type" check ("type" in ('user', 'org', 'model', 'dataset', 'space'))
);
create index "webhook_watches_name_key_idx" on "webhook_watches"("name_key");

create table "webhook_deliveries" (
  "id" bigserial not null,
  "webhook_id" bigint not null,
  "event_id" text not null,
  "what" text not null,
  "repository_id" bigint,
  "payload" text not null,
  "state" text not null,
  "attempts" integer not null default 0,
  "created_at" timestamptz(3) not null default current_timestamp,
  "next_attempt_at" timestamptz(3) not null default current_timestamp,
  "lease_until" timestamptz(3),
  "tried_at" timestamptz(3),
  "duration_ms" integer,
  "sent_headers" jsonb,
  "answer_status" integer,
  "answer" text,
  "problem" text,
  constraint "webhook_deliveries_pkey" primary key ("id"),
  constraint "webhook_deliveries_webhook_id_fkey" foreign key ("webhook_id") references "webhooks"("id") on delete cascade on update cascade,
  constraint "webhook_deliveries_state" check ("state" in ('waiting', 'delivered', 'failed', 'dropped'))
);
create unique index "webhook_deliveries_webhook_id_event_id_key" on "webhook_deliveries"("webhook_id", "event_id");
create index "webhook_deliveries_webhook_id_id_idx" on "webhook_deliveries"("webhook_id", "id" desc);
create index "webhook_deliveries_state_next_attempt_at_idx" on "webhook_deliveries"("state", "next_attempt_at");

-- What happened becomes a row of the outbox in its own transaction, with ids only, and only where somebody listens at all. Who may hear of it is
-- worked out by the job (modules/webhooks).
create function "webhook_event"("event" jsonb) returns void language plpgsql as $$
begin
  if exists (select from "public"."webhooks" where "disabled_at" is null) then
    insert into "public"."outbox_events" ("kind", "payload")
    values ('webhook.event', event || jsonb_build_object('eventId', 'msg_' || replace(gen_random_uuid()::text, '-', '')));
  end if;
end $$;

-- One event for all refs that one step moved; the repository is locked meanwhile, so what lies between its first and its last is its own.
create function "webhook_refs"() returns trigger language plpgsql as $$
declare moved record;
begin
  for moved in select repo_id, min(seq) as first, max(seq) as last from added group by repo_id loop
    perform "public"."webhook_event"(jsonb_build_object('what', 'refs', 'repositoryId', moved.repo_id::text, 'first', moved.first::text, 'last', moved.last::text));
  end loop;
  return null;
end $$;
create trigger "webhook_refs" after insert on "git"."ref_event" referencing new table as added for each statement execute function "webhook_refs"();

-- What a deleted repository was called, and where one that moved was, is known to this row alone.
create function "webhook_repository"() returns trigger language plpgsql as $$
declare
  r "public"."repositories" := coalesce(NEW, OLD);
  at jsonb;
begin
  if TG_OP = 'INSERT' then
    perform "public"."webhook_event"(jsonb_build_object('what', 'created', 'repositoryId', r.id::text));
    return null;
  end if;
  select jsonb_build_object('type', OLD.type, 'namespaceId', OLD.namespace_id::text, 'namespace', n.name, 'name', OLD.name,
    'isPrivate', OLD.is_private or OLD.disabled_at is not null) into at from "public"."namespaces" n where n.id = OLD.namespace_id;
  if TG_OP = 'DELETE' then
    perform "public"."webhook_event"(jsonb_build_object('what', 'deleted', 'repositoryId', r.id::text, 'was', at));
    return null;
  end if;
  if (OLD.namespace_id, OLD.name) is distinct from (NEW.namespace_id, NEW.name) then
    perform "public"."webhook_event"(jsonb_build_object('what', 'moved', 'repositoryId', r.id::text, 'was', at));
  end if;
  if (OLD.is_private, OLD.gated, OLD.discussions_disabled) is distinct from (NEW.is_private, NEW.gated, NEW.discussions_disabled) then
    perform "public"."webhook_event"(jsonb_build_object('what', 'config', 'repositoryId', r.id::text, 'changed', to_jsonb(array_remove(array[
      case when OLD.is_private <> NEW.is_private then 'private' end, case when OLD.gated is distinct from NEW.gated then 'gated' end,
      case when OLD.discussions_disabled <> NEW.discussions_disabled then 'discussionsDisabled' end], null))));
  end if;
  return null;
end $$;
create trigger "webhook_repository_made" after insert or delete on "repositories" for each row execute function "webhook_repository"();
create trigger "webhook_repository_changed" after update of "namespace_id", "name", "is_private", "gated", "discussions_disabled" on "repositories"
  for each row execute function "webhook_repository"();

create function "webhook_discussion"() returns trigger language plpgsql as $$
begin
  if TG_OP = 'INSERT' or (OLD.title, OLD.status, OLD.pinned_at, OLD.locked_at) is distinct from (NEW.title, NEW.status, NEW.pinned_at, NEW.locked_at) then
    perform "public"."webhook_event"(jsonb_build_object('what', 'discussion', 'repositoryId', NEW.repository_id::text, 'discussionId', NEW.id::text,
      'action', case TG_OP when 'INSERT' then 'create' else 'update' end));
  end if;
  return null;
end $$;
create trigger "webhook_discussion" after insert or update of "title", "status", "pinned_at", "locked_at" on "discussions"
  for each row execute function "webhook_discussion"();

-- What a discussion begins with goes with its own event.
create function "webhook_comment"() returns trigger language plpgsql as $$
declare d "public"."discussions";
begin
  if NEW.content is null then return null; end if;
  select * into d from "public"."discussions" where id = NEW.discussion_id;
  if TG_OP = 'INSERT' and d.created_at = NEW.created_at then return null; end if;
  perform "public"."webhook_event"(jsonb_build_object('what', 'comment', 'repositoryId', d.repository_id::text, 'discussionId', d.id::text,
    'commentId', NEW.id::text, 'action', case TG_OP when 'INSERT' then 'create' else 'update' end));
  return null;
end $$;
create trigger "webhook_comment" after insert or update of "content", "hidden_at" on "discussion_events"
  for each row execute function "webhook_comment"();
