-- What concerns somebody, one row for each thing that goes on: a discussion with news is unread again.
create table "notifications" (
  "id" bigserial not null,
  "user_id" bigint not null,
  "thread" text not null,
  "kind" text not null,
  "reason" text not null,
  "repository_id" bigint,
  "discussion_id" bigint,
  "actor_id" bigint,
  "event_id" bigint not null default 0,
  "created_at" timestamptz(3) not null default current_timestamp,
  "updated_at" timestamptz(3) not null default current_timestamp,
  "read_at" timestamptz(3),
  constraint "notifications_pkey" primary key ("id"),
  constraint "notifications_user_id_fkey" foreign key ("user_id") references "users"("id") on delete cascade on update cascade,
  constraint "notifications_repository_id_fkey" foreign key ("repository_id") references "repositories"("id") on delete cascade on update cascade,
  constraint "notifications_discussion_id_fkey" foreign key ("discussion_id") references "discussions"("id") on delete cascade on update cascade,
  constraint "notifications_actor_id_fkey" foreign key ("actor_id") references "users"("id") on delete set null on update cascade
);
create unique index "notifications_user_id_thread_key" on "notifications"("user_id", "thread");
create index "notifications_user_id_updated_at_id_idx" on "notifications"("user_id", "updated_at" desc, "id" desc);
create index "notifications_repository_id_idx" on "notifications"("repository_id");
create index "notifications_discussion_id_idx" on "notifications"("discussion_id");
create index "notifications_actor_id_idx" on "notifications"("actor_id");

-- What somebody wants to hear of beside what concerns them anyhow, and what they do not.
create table "repository_watches" (
  "user_id" bigint not null,
  "repository_id" bigint not null,
  "level" text not null,
  constraint "repository_watches_pkey" primary key ("user_id", "repository_id"),
  constraint "repository_watches_user_id_fkey" foreign key ("user_id") references "users"("id") on delete cascade on update cascade,
  constraint "repository_watches_repository_id_fkey" foreign key ("repository_id") references "repositories"("id") on delete cascade on update cascade,
  constraint "repository_watches_level" check ("level" in ('watch', 'mute'))
);
create index "repository_watches_repository_id_idx" on "repository_watches"("repository_id");

create table "discussion_watches" (
  "user_id" bigint not null,
  "discussion_id" bigint not null,
  "level" text not null,
  constraint "discussion_watches_pkey" primary key ("user_id", "discussion_id"),
  constraint "discussion_watches_user_id_fkey" foreign key ("user_id") references "users"("id") on delete cascade on update cascade,
  constraint "discussion_watches_discussion_id_fkey" foreign key ("discussion_id") references "discussions"("id") on delete cascade on update cascade,
  constraint "discussion_watches_level" check ("level" in ('watch', 'mute'))
);
create index "discussion_watches_discussion_id_idx" on "discussion_watches"("discussion_id");

-- For which reasons somebody is written to by mail as well; without a row for those of the default.
create table "notification_settings" (
  "user_id" bigint not null,
  "mail_reasons" text[] not null,
  constraint "notification_settings_pkey" primary key ("user_id"),
  constraint "notification_settings_user_id_fkey" foreign key ("user_id") references "users"("id") on delete cascade on update cascade
);
