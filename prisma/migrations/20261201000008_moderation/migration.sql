-- What people reported, gathered by the thing: one open case for each, one report of each person in it.
create table "moderation_cases" (
  "id" bigserial not null,
  "thing_kind" text not null,
  "thing_id" bigint not null,
  -- 'kind:id' while it is open: a thing has one open case.
  "open_key" text,
  "owner_id" bigint,
  "label" text not null,
  "address" text not null,
  "excerpt" text not null default '',
  "reports" integer not null default 0,
  "opened_at" timestamptz(3) not null default current_timestamp,
  "decided_at" timestamptz(3),
  "decided_by_id" bigint,
  "decision" text,
  "decision_reason" text,
  constraint "moderation_cases_pkey" primary key ("id"),
  constraint "moderation_cases_owner_id_fkey" foreign key ("owner_id") references "namespaces"("id") on delete set null on update cascade,
  constraint "moderation_cases_decided_by_id_fkey" foreign key ("decided_by_id") references "users"("id") on delete set null on update cascade,
  constraint "moderation_cases_kind" check ("thing_kind" in ('repository', 'comment', 'person', 'organization', 'collection')),
  constraint "moderation_cases_decided" check (("decided_at" is null) = ("open_key" is not null) and ("decided_at" is null) = ("decision" is null))
);
create unique index "moderation_cases_open_key_key" on "moderation_cases"("open_key");
create index "moderation_cases_owner_id_idx" on "moderation_cases"("owner_id");
create index "moderation_cases_decided_by_id_idx" on "moderation_cases"("decided_by_id");

create table "moderation_reports" (
  "id" bigserial not null,
  "case_id" bigint not null,
  "reporter_id" bigint not null,
  "reason" text not null,
  "words" text not null,
  "created_at" timestamptz(3) not null default current_timestamp,
  constraint "moderation_reports_pkey" primary key ("id"),
  constraint "moderation_reports_case_id_fkey" foreign key ("case_id") references "moderation_cases"("id") on delete cascade on update cascade,
  constraint "moderation_reports_reporter_id_fkey" foreign key ("reporter_id") references "users"("id") on delete cascade on update cascade
);
create unique index "moderation_reports_case_id_reporter_id_key" on "moderation_reports"("case_id", "reporter_id");
create index "moderation_reports_reporter_id_created_at_idx" on "moderation_reports"("reporter_id", "created_at");
