-- What namespaces used in a month and what it comes to, for companies (docs/decisions/0041).

-- Days that are counted below: each once, in the transaction that counts it.
create table "showback_days" (
  "day" date not null,
  "at" timestamptz(3) not null,
  constraint "showback_days_pkey" primary key ("day")
);

-- Closed days of UTC, added up by the month. No foreign keys: a month that is past outlives namespaces and repositories, by the last name that they had.
create table "showback_months" (
  -- Its first day.
  "month" date not null,
  "namespace_id" bigint not null,
  -- 0: of no repository.
  "repository_id" bigint not null,
  "kind" text not null,
  "namespace" text not null,
  "namespace_kind" text not null,
  "repository" text,
  "repository_type" text,
  -- Bytes kept for a day, seconds to the millisecond, or tokens.
  "quantity" numeric(30, 3) not null,
  constraint "showback_months_pkey" primary key ("month", "namespace_id", "repository_id", "kind"),
  constraint "showback_months_kind" check ("kind" in ('byte-days', 'job-seconds', 'trained-tokens', 'prompt-tokens', 'completion-tokens')),
  constraint "showback_months_quantity" check ("quantity" >= 0),
  constraint "showback_months_first" check (extract(day from "month") = 1),
  constraint "showback_months_repository" check (("repository_id" = 0) = ("repository" is null) and ("repository" is null) = ("repository_type" is null))
);

-- What it comes to inside the company, in millionths of the currency's unit. A change is a new row.
create table "showback_rates" (
  "id" bigserial not null,
  -- For a GiB (2^30 bytes) kept a month, an hour of a job, and a million tokens.
  "storage_micro" bigint not null,
  "job_hour_micro" bigint not null,
  "prompt_micro" bigint not null,
  "completion_micro" bigint not null,
  "trained_micro" bigint not null,
  "currency" text not null,
  "by_id" bigint,
  "at" timestamptz(3) not null,
  constraint "showback_rates_pkey" primary key ("id"),
  constraint "showback_rates_amounts" check (least("storage_micro", "job_hour_micro", "prompt_micro", "completion_micro", "trained_micro") >= 0
    and greatest("storage_micro", "job_hour_micro", "prompt_micro", "completion_micro", "trained_micro") <= 1000000000000)
);

-- Events come in the order of their moments, so a small index finds those of a day.
create index "usage_events_at_idx" on "usage_events" using brin ("at");
