-- Jobs that runners do, the runners, and what was used. How they are queued: docs/decisions/0024.
create table "runners" (
  "id" bigserial not null,
  "name" text not null,
  "name_key" text not null,
  "secret_hash" bytea not null,
  -- The worker's own; it registers itself.
  "is_built_in" boolean not null default false,
  -- Null: works for everybody.
  "namespace_id" bigint,
  "created_by_id" bigint,
  "is_paused" boolean not null default false,
  "version" text,
  "host" jsonb not null default '{}',
  "recipes" text[] not null default '{}',
  "cpus" integer not null default 0,
  "memory_bytes" bigint not null default 0,
  "gpus" integer not null default 0,
  "slots" integer not null default 0,
  "problem" text,
  "seen_at" timestamptz(3),
  "created_at" timestamptz(3) not null default current_timestamp,
  constraint "runners_pkey" primary key ("id"),
  constraint "runners_namespace_id_fkey" foreign key ("namespace_id") references "namespaces"("id") on delete cascade on update cascade,
  constraint "runners_created_by_id_fkey" foreign key ("created_by_id") references "users"("id") on delete set null on update cascade
);
create unique index "runners_name_key_key" on "runners"("name_key");
create unique index "runners_secret_hash_key" on "runners"("secret_hash");

create table "jobs" (
  "id" bigserial not null,
  "key" text not null,
  "kind" text not null,
  "recipe" text not null,
  "namespace_id" bigint not null,
  "created_by_id" bigint,
  "title" text not null,
  "state" text not null,
  "settings" jsonb not null,
  "cpus" integer not null,
  "memory_bytes" bigint not null,
  "gpus" integer not null,
  "seconds_limit" integer not null,
  "priority" smallint not null default 0,
  -- Its turn by fairness, and its place in the order once priority has moved it.
  "turn" double precision not null default 0,
  "place" double precision not null default 0,
  "attempt" integer not null default 0,
  "losses" integer not null default 0,
  "runner_id" bigint,
  "lease_until" timestamptz(3),
  "not_before" timestamptz(3) not null default current_timestamp,
  "cancel_wanted" boolean not null default false,
  "stage" text,
  "progress" jsonb,
  "checkpoint_step" integer,
  -- The last report of this attempt, so that one that is sent twice counts once.
  "last_report" integer not null default 0,
  "log_seq" integer not null default 0,
  "log_bytes" bigint not null default 0,
  -- The last piece of the log's beginning, which is kept whole; of what follows only the end is.
  "log_head_seq" integer not null default 0,
  "failure" jsonb,
  "outcome" jsonb,
  "result_repository_id" bigint,
  "result_commit_oid" bytea,
  "used_seconds" double precision not null default 0,
  "created_at" timestamptz(3) not null default current_timestamp,
  "queued_at" timestamptz(3),
  "attempt_at" timestamptz(3),
  "started_at" timestamptz(3),
  "ended_at" timestamptz(3),
  constraint "jobs_pkey" primary key ("id"),
  constraint "jobs_namespace_id_fkey" foreign key ("namespace_id") references "namespaces"("id") on delete cascade on update cascade,
  constraint "jobs_created_by_id_fkey" foreign key ("created_by_id") references "users"("id") on delete set null on update cascade,
  constraint "jobs_runner_id_fkey" foreign key ("runner_id") references "runners"("id") on delete set null on update cascade,
  constraint "jobs_result_repository_id_fkey" foreign key ("result_repository_id") references "repositories"("id") on delete set null on update cascade,
  constraint "jobs_state" check ("state" in ('checking', 'quoted', 'queued', 'running', 'succeeded', 'failed', 'cancelled')),
  -- Whoever runs it holds a lease, and nobody holds one of a job that does not run.
  constraint "jobs_lease" check (("state" = 'running') = ("lease_until" is not null)),
  constraint "jobs_end" check (("state" in ('succeeded', 'failed', 'cancelled')) = ("ended_at" is not null))
);
create unique index "jobs_key_key" on "jobs"("key");
create index "jobs_state_place_id_idx" on "jobs"("state", "place", "id");
create index "jobs_state_turn_idx" on "jobs"("state", "turn");
create index "jobs_namespace_id_id_idx" on "jobs"("namespace_id", "id" desc);
create index "jobs_created_by_id_id_idx" on "jobs"("created_by_id", "id" desc);
create index "jobs_runner_id_idx" on "jobs"("runner_id");
create index "jobs_result_repository_id_idx" on "jobs"("result_repository_id");

-- How far each namespace has come in the fair order.
create table "job_shares" (
  "namespace_id" bigint not null,
  "last_turn" double precision not null,
  constraint "job_shares_pkey" primary key ("namespace_id"),
  constraint "job_shares_namespace_id_fkey" foreign key ("namespace_id") references "namespaces"("id") on delete cascade on update cascade
);

-- The furthest turn that was ever given.
create table "job_front" (
  "id" integer not null default 1,
  "turn" double precision not null,
  constraint "job_front_pkey" primary key ("id"),
  constraint "job_front_one" check ("id" = 1)
);
insert into "job_front" ("turn") values (0);

create table "job_events" (
  "id" bigserial not null,
  "job_id" bigint not null,
  "at" timestamptz(3) not null default current_timestamp,
  "level" text not null,
  "name" text not null,
  "attempt" integer not null default 0,
  "actor" text not null,
  "message" text not null,
  "data" jsonb not null default '{}',
  constraint "job_events_pkey" primary key ("id"),
  constraint "job_events_job_id_fkey" foreign key ("job_id") references "jobs"("id") on delete cascade on update cascade
);
create index "job_events_job_id_id_idx" on "job_events"("job_id", "id");
-- A job ends once.
create unique index "job_events_end" on "job_events"("job_id") where "name" in ('job.succeeded', 'job.failed', 'job.cancelled');

create table "job_metrics" (
  "job_id" bigint not null,
  "step" integer not null,
  "values" jsonb not null,
  "at" timestamptz(3) not null default current_timestamp,
  constraint "job_metrics_pkey" primary key ("job_id", "step"),
  constraint "job_metrics_job_id_fkey" foreign key ("job_id") references "jobs"("id") on delete cascade on update cascade
);

create table "job_logs" (
  "job_id" bigint not null,
  "seq" integer not null,
  "attempt" integer not null,
  "at" timestamptz(3) not null default current_timestamp,
  "text" text not null,
  constraint "job_logs_pkey" primary key ("job_id", "seq"),
  constraint "job_logs_job_id_fkey" foreign key ("job_id") references "jobs"("id") on delete cascade on update cascade
);

create table "job_checkpoints" (
  "job_id" bigint not null,
  "step" integer not null,
  "attempt" integer not null,
  "storage_key" text not null,
  "size_bytes" bigint not null,
  "sha256" bytea not null,
  "at" timestamptz(3) not null default current_timestamp,
  constraint "job_checkpoints_pkey" primary key ("job_id", "step"),
  constraint "job_checkpoints_job_id_fkey" foreign key ("job_id") references "jobs"("id") on delete cascade on update cascade
);

-- What somebody used. Written once for each key, whoever reports it how often.
create table "usage_events" (
  "id" bigserial not null,
  "key" text not null,
  "namespace_id" bigint not null,
  "kind" text not null,
  "quantity" double precision not null,
  "details" jsonb not null default '{}',
  "at" timestamptz(3) not null default current_timestamp,
  constraint "usage_events_pkey" primary key ("id"),
  constraint "usage_events_namespace_id_fkey" foreign key ("namespace_id") references "namespaces"("id") on delete cascade on update cascade
);
create unique index "usage_events_key_key" on "usage_events"("key");
create index "usage_events_namespace_id_at_idx" on "usage_events"("namespace_id", "at");

-- Made for one attempt of a job, and good as long as that one holds it.
alter table "access_tokens" add column "job_id" bigint, add column "job_attempt" integer,
  add constraint "access_tokens_job_id_fkey" foreign key ("job_id") references "jobs"("id") on delete cascade on update cascade;
create index "access_tokens_job_id_idx" on "access_tokens"("job_id");
