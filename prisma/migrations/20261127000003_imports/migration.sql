-- Repositories brought in from another hub: one row for each import, and where it came from on the repository itself.
alter table "repositories" add column "imported_from" jsonb;

create table "imports" (
  "id" bigserial not null,
  "created_by_id" bigint,
  "repository_id" bigint,
  "type" "repo_type" not null,
  "namespace" text not null,
  "name" text not null,
  "is_private" boolean not null,
  "upstream" text not null,
  "source_id" text not null,
  "source_url" text not null,
  "revision" text not null,
  "commit_oid" text not null,
  "initial_oid" text not null,
  "with_history" boolean not null,
  "history_problem" text,
  "state" text not null default 'waiting',
  "step" text not null default 'listing',
  "files_total" integer,
  "files_done" integer not null default 0,
  "bytes_total" bigint,
  "bytes_done" bigint not null default 0,
  "bytes_per_second" double precision,
  "under_way" jsonb not null default '[]',
  "problem" jsonb,
  "attempts" integer not null default 0,
  "token_sealed" bytea,
  "cancel_wanted" boolean not null default false,
  "next_try_at" timestamptz(3) not null default current_timestamp,
  "lease_holder" text,
  "lease_until" timestamptz(3),
  "created_at" timestamptz(3) not null default current_timestamp,
  "ended_at" timestamptz(3),
  constraint "imports_pkey" primary key ("id"),
  constraint "imports_created_by_id_fkey" foreign key ("created_by_id") references "users"("id") on delete cascade on update cascade,
  constraint "imports_repository_id_fkey" foreign key ("repository_id") references "repositories"("id") on delete set null on update cascade,
  constraint "imports_state" check ("state" in ('waiting', 'running', 'done', 'failed', 'cancelled')),
  -- A person's token upstream is kept no longer than it is needed.
  constraint "imports_token" check ("token_sealed" is null or "state" in ('waiting', 'running'))
);
create index "imports_created_by_id_id_idx" on "imports"("created_by_id", "id" desc);
create index "imports_repository_id_idx" on "imports"("repository_id");
create index "imports_state_next_try_at_idx" on "imports"("state", "next_try_at");
