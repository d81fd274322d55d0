-- Tips (docs/decisions/0036): lanes of the queue of jobs, tips that give a waiting job weight, tips to authors.

-- What a place is without any tip, and by how many turns tips move it: place = free_place - tip_bonus.
alter table "jobs" add column "free_place" double precision not null default 0;
alter table "jobs" add column "tip_bonus" double precision not null default 0;
update "jobs" set "free_place" = "place";
create index "jobs_waiting_free_place_idx" on "jobs"("free_place", "id") where "state" = 'queued';
create index "jobs_waiting_since_idx" on "jobs"("queued_at", "id") where "state" = 'queued';

-- Jobs that it has taken: which lane is next.
alter table "runners" add column "claims" bigint not null default 0;

-- Of `of` jobs that a runner takes, `free` go by the order in which tips are nothing. One row. Until the first tip there is one order, the fair one.
create table "job_lanes" (
  "id" smallint not null default 1,
  "free" integer not null default 1,
  "of" integer not null default 2,
  "overdue_after_seconds" integer not null default 1800,
  "is_used" boolean not null default false,
  constraint "job_lanes_pkey" primary key ("id"),
  constraint "job_lanes_one" check ("id" = 1),
  -- without a free lane there is no bound
  constraint "job_lanes_share" check ("free" between 1 and "of" and "of" <= 20),
  constraint "job_lanes_overdue" check ("overdue_after_seconds" between 0 and 604800)
);
insert into "job_lanes" ("id") values (1);

-- How many others an attempt that had tips was taken before.
create table "job_jumps" (
  "job_id" bigint not null,
  "attempt" integer not null,
  "jumped" integer not null,
  constraint "job_jumps_pkey" primary key ("job_id", "attempt"),
  constraint "job_jumps_job_id_fkey" foreign key ("job_id") references "jobs"("id") on delete cascade on update cascade
);

-- What somebody put on a waiting job: held in the ledger until the job is taken up, or waits no more. It outlives the job.
create table "job_tips" (
  "id" bigserial not null,
  "key" text not null,
  "job_id" bigint not null,
  -- the attempt that came last then: the next one decides
  "attempt" integer not null,
  "payer_id" bigint not null,
  "by_id" bigint,
  "amount_minor" bigint not null,
  "currency" text not null,
  -- held; used: the job was taken before others; returned
  "state" text not null default 'held',
  "jumped" integer,
  "at" timestamptz(3) not null,
  "ended_at" timestamptz(3),
  constraint "job_tips_pkey" primary key ("id"),
  constraint "job_tips_amount" check ("amount_minor" > 0),
  constraint "job_tips_end" check ("state" in ('held', 'used', 'returned') and ("state" = 'held') = ("ended_at" is null)),
  -- credits burn only where they did something
  constraint "job_tips_used" check ("state" <> 'used' or "jumped" > 0)
);
create unique index "job_tips_key_key" on "job_tips"("key");
create index "job_tips_job_id_idx" on "job_tips"("job_id");
create index "job_tips_held_idx" on "job_tips"("id") where "state" = 'held';
