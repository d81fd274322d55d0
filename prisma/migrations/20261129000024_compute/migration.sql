-- Computing for money (docs/decisions/0038): what a runner costs, what whoever starts a job agrees to, what attempts took, and what a job came to.

-- Of the card in force, beside the row that the claim reads anyway. Prices are millionths of the currency's unit for an hour.
alter table "runners" add column "rate_id" bigint;
alter table "runners" add column "cpu_hour_micro" bigint not null default 0;
alter table "runners" add column "gpu_hour_micro" bigint not null default 0;
-- Takes jobs of others than its owner's namespace.
alter table "runners" add column "is_open" boolean not null default false;
alter table "runners" add constraint "runners_prices" check ("cpu_hour_micro" between 0 and 1000000000000 and "gpu_hour_micro" between 0 and 1000000000000);

-- Every card that a runner had. A change is a new row.
create table "runner_rates" (
  "id" bigserial not null,
  "runner_id" bigint not null,
  "cpu_hour_micro" bigint not null,
  "gpu_hour_micro" bigint not null,
  "is_open" boolean not null,
  "currency" text not null,
  "by_id" bigint,
  "at" timestamptz(3) not null,
  constraint "runner_rates_pkey" primary key ("id"),
  constraint "runner_rates_runner_id_fkey" foreign key ("runner_id") references "runners"("id") on delete cascade on update cascade
);
create index "runner_rates_runner_id_id_idx" on "runner_rates"("runner_id", "id");

-- What whoever starts it agrees to: the highest price of an hour, the most that it may cost, and whether runners of others may take it.
alter table "jobs" add column "price_limit_micro" bigint not null default 0;
alter table "jobs" add column "cost_limit_minor" bigint not null default 0;
-- 0: no runner of others; 1: as long as all that it reads and makes is public; 2: whatever that is
alter table "jobs" add column "sharing" smallint not null default 0;
alter table "jobs" add constraint "jobs_terms" check ("price_limit_micro" >= 0 and "cost_limit_minor" >= 0 and "sharing" between 0 and 2);
-- Whoever runs machines for others asks often, and most jobs are none for them.
create index "jobs_waiting_agreed_idx" on "jobs"("price_limit_micro") where "state" = 'queued' and ("price_limit_micro" > 0 or "sharing" > 0);

-- An attempt on a runner that costs its job something, by the price it was claimed under. It outlives the job and the runner.
create table "job_leases" (
  "job_id" bigint not null,
  "attempt" integer not null,
  "runner_id" bigint not null,
  "runner_name" text not null,
  -- Null: the hub itself.
  "owner_id" bigint,
  "rate_id" bigint,
  "price_micro" bigint not null,
  "begun_at" timestamptz(3) not null,
  -- How long it may take on what is left of the hold.
  "limit_ms" bigint not null default 0,
  "ended_at" timestamptz(3),
  -- It ended by no fault of the job: paid until the last checkpoint that it kept.
  "is_fault" boolean not null default false,
  "hub_ms" bigint,
  "runner_ms" bigint,
  constraint "job_leases_pkey" primary key ("job_id", "attempt"),
  constraint "job_leases_price" check ("price_micro" > 0),
  constraint "job_leases_times" check ("hub_ms" >= 0 and "runner_ms" >= 0 and "limit_ms" >= 0),
  constraint "job_leases_end" check (("ended_at" is null) = ("hub_ms" is null))
);

-- What is set aside for a job, and what it came to. It outlives the job.
create table "job_costs" (
  "job_id" bigint not null,
  "job_key" text not null,
  "payer_id" bigint not null,
  "currency" text not null,
  "held_minor" bigint not null,
  "taken_minor" bigint,
  "at" timestamptz(3) not null,
  "ended_at" timestamptz(3),
  constraint "job_costs_pkey" primary key ("job_id"),
  constraint "job_costs_held" check ("held_minor" > 0),
  constraint "job_costs_taken" check ("taken_minor" between 0 and "held_minor"),
  constraint "job_costs_end" check (("ended_at" is null) = ("taken_minor" is null))
);
create index "job_costs_open_idx" on "job_costs"("job_id") where "ended_at" is null;

-- One row.
create table "compute_settings" (
  "id" smallint not null default 1,
  "fee_basis_points" integer not null default 1000,
  "may_open" boolean not null default true,
  constraint "compute_settings_pkey" primary key ("id"),
  constraint "compute_settings_one" check ("id" = 1),
  constraint "compute_settings_fee" check ("fee_basis_points" between 0 and 10000)
);
insert into "compute_settings" ("id") values (1);

-- Computing is sold, too: what is sold then is a runner's time, without a repository and a licence; null as the seller is the hub itself.
alter table "sales" add column "kind" text not null default 'repository';
alter table "sales" add column "job_key" text;
alter table "sales" alter column "seller_id" drop not null;
alter table "sales" alter column "repository_type" drop not null;
alter table "sales" alter column "licence_name" drop not null;
alter table "sales" alter column "licence_sha256" drop not null;
alter table "sales" add constraint "sales_kind" check (
  case "kind" when 'repository' then "job_key" is null and num_nulls("seller_id", "repository_type", "licence_name", "licence_sha256") = 0
    when 'compute' then "job_key" is not null and num_nonnulls("repository_type", "licence_name", "licence_sha256") = 0 else false end);
