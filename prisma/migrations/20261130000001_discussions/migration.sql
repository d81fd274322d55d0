-- Discussions and pull requests: one list of numbers for each repository, and what was said and done in each.
create table "discussions" (
  "id" bigserial not null,
  "repository_id" bigint not null,
  "num" integer not null,
  "is_pull_request" boolean not null,
  "title" text not null,
  "status" text not null,
  "author_id" bigint,
  "created_at" timestamptz(3) not null default current_timestamp,
  "updated_at" timestamptz(3) not null default current_timestamp,
  "pinned_at" timestamptz(3),
  "locked_at" timestamptz(3),
  "comments_count" integer not null default 0,
  "target_ref" text,
  "head_oid" bytea,
  "target_oid" bytea,
  "merge_oid" bytea,
  constraint "discussions_pkey" primary key ("id"),
  constraint "discussions_repository_id_fkey" foreign key ("repository_id") references "repositories"("id") on delete cascade on update cascade,
  constraint "discussions_author_id_fkey" foreign key ("author_id") references "users"("id") on delete set null on update cascade,
  constraint "discussions_status" check ("status" in ('draft', 'open', 'closed', 'merged')),
  constraint "discussions_target" check ("is_pull_request" = ("target_ref" is not null))
);
create unique index "discussions_repository_id_num_key" on "discussions"("repository_id", "num");
create index "discussions_author_id_id_idx" on "discussions"("author_id", "id" desc);

create table "discussion_events" (
  "id" bigserial not null,
  "discussion_id" bigint not null,
  "kind" text not null,
  "author_id" bigint,
  "created_at" timestamptz(3) not null default current_timestamp,
  "data" jsonb not null default '{}',
  "content" text,
  "edited_at" timestamptz(3),
  "edits" integer not null default 0,
  "hidden_at" timestamptz(3),
  "hidden_by_id" bigint,
  constraint "discussion_events_pkey" primary key ("id"),
  constraint "discussion_events_discussion_id_fkey" foreign key ("discussion_id") references "discussions"("id") on delete cascade on update cascade,
  constraint "discussion_events_author_id_fkey" foreign key ("author_id") references "users"("id") on delete set null on update cascade,
  constraint "discussion_events_hidden_by_id_fkey" foreign key ("hidden_by_id") references "users"("id") on delete set null on update cascade,
  constraint "discussion_events_content" check (("kind" in ('comment', 'review')) = ("content" is not null))
);
create index "discussion_events_discussion_id_id_idx" on "discussion_events"("discussion_id", "id");
create index "discussion_events_author_id_idx" on "discussion_events"("author_id");

-- What a comment said before it was edited.
create table "comment_versions" (
  "id" bigserial not null,
  "event_id" bigint not null,
  "content" text not null,
  "written_at" timestamptz(3) not null,
  constraint "comment_versions_pkey" primary key ("id"),
  constraint "comment_versions_event_id_fkey" foreign key ("event_id") references "discussion_events"("id") on delete cascade on update cascade
);
create index "comment_versions_event_id_id_idx" on "comment_versions"("event_id", "id");

create table "comment_reactions" (
  "event_id" bigint not null,
  "user_id" bigint not null,
  "emoji" text not null,
  "created_at" timestamptz(3) not null default current_timestamp,
  constraint "comment_reactions_pkey" primary key ("event_id", "emoji", "user_id"),
  constraint "comment_reactions_event_id_fkey" foreign key ("event_id") references "discussion_events"("id") on delete cascade on update cascade,
  constraint "comment_reactions_user_id_fkey" foreign key ("user_id") references "users"("id") on delete cascade on update cascade
);
create index "comment_reactions_user_id_idx" on "comment_reactions"("user_id");

-- Numbers are given out in turn, and what is open is counted by the same statement that changes it.
create table "discussion_counters" (
  "repository_id" bigint not null,
  "last_num" integer not null default 0,
  "open_discussions" integer not null default 0,
  "open_pull_requests" integer not null default 0,
  constraint "discussion_counters_pkey" primary key ("repository_id"),
  constraint "discussion_counters_repository_id_fkey" foreign key ("repository_id") references "repositories"("id") on delete cascade on update cascade
);
