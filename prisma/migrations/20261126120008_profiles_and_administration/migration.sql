-- What a person or an organization says of itself, why an administrator closed a repository, and which processes of the hub run.
alter table "namespaces" add column "links" text[] not null default array[]::text[];
alter table "repositories" add column "disabled_reason" text;
create table "hub_processes" (
  "id" text not null,
  "kind" text not null,
  "version" text not null,
  "host" text not null,
  "pid" integer not null,
  "started_at" timestamptz(3) not null,
  "seen_at" timestamptz(3) not null,
  constraint "hub_processes_pkey" primary key ("id")
);
