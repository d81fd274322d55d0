-- Models of the hub that a runner serves: a job each, loaded when somebody first asks and let go when nobody has asked for a while.
create table "servings" (
  "id" bigserial not null,
  "job_id" bigint not null,
  "repository_id" bigint not null,
  "commit_oid" bytea not null,
  -- What is loaded beside it and answers too: the model that an adapter belongs to, or that a whole model was made of.
  "base_repository_id" bigint,
  "base_commit_oid" bytea,
  "asked_at" timestamptz(3) not null default current_timestamp,
  constraint "servings_pkey" primary key ("id"),
  constraint "servings_job_id_fkey" foreign key ("job_id") references "jobs"("id") on delete cascade on update cascade,
  constraint "servings_repository_id_fkey" foreign key ("repository_id") references "repositories"("id") on delete cascade on update cascade,
  constraint "servings_base_repository_id_fkey" foreign key ("base_repository_id") references "repositories"("id") on delete set null on update cascade
);
create unique index "servings_job_id_key" on "servings"("job_id");
create index "servings_repository_id_commit_oid_idx" on "servings"("repository_id", "commit_oid");
create index "servings_base_repository_id_base_commit_oid_idx" on "servings"("base_repository_id", "base_commit_oid");

-- Calls while they are waited for, and what of their answers has come. Neither outlives its client, so neither needs to outlive a crash.
create unlogged table "serving_calls" (
  "id" bigserial not null,
  "job_id" bigint not null,
  "namespace_id" bigint not null,
  "model" text not null,
  "is_base" boolean not null,
  "request" jsonb not null,
  -- The attempt that took it; null: it waits.
  "attempt" integer,
  "is_left" boolean not null default false,
  "is_ended" boolean not null default false,
  "created_at" timestamptz(3) not null default current_timestamp,
  constraint "serving_calls_pkey" primary key ("id")
);
create index "serving_calls_job_id_id_idx" on "serving_calls"("job_id", "id");

create unlogged table "serving_pieces" (
  "call_id" bigint not null,
  "seq" integer not null,
  "piece" jsonb not null,
  constraint "serving_pieces_pkey" primary key ("call_id", "seq")
);
