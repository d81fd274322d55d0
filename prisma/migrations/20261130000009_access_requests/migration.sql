-- Who asked to read a gated repository, and what became of it. The access room reads the accepted ones beside the repository's row.
create table "access_requests" (
  "repository_id" bigint not null,
  "user_id" bigint not null,
  "id" bigserial not null,
  "status" text not null,
  "fields" jsonb not null default '{}',
  "was_granted" boolean not null default false,
  "asked_at" timestamptz(3) not null default current_timestamp,
  "decided_at" timestamptz(3),
  "decided_by_id" bigint,
  "rejection_reason" text,
  constraint "access_requests_pkey" primary key ("repository_id", "user_id"),
  constraint "access_requests_repository_id_fkey" foreign key ("repository_id") references "repositories"("id") on delete cascade on update cascade,
  constraint "access_requests_user_id_fkey" foreign key ("user_id") references "users"("id") on delete cascade on update cascade,
  constraint "access_requests_decided_by_id_fkey" foreign key ("decided_by_id") references "users"("id") on delete set null on update cascade,
  constraint "access_requests_status" check ("status" in ('pending', 'accepted', 'rejected'))
);
create unique index "access_requests_id_key" on "access_requests"("id");
create index "access_requests_repository_id_status_id_idx" on "access_requests"("repository_id", "status", "id" desc);
create index "access_requests_user_id_idx" on "access_requests"("user_id");
create index "access_requests_decided_by_id_idx" on "access_requests"("decided_by_id");
