-- Use that is paid for, and use without receiving it (docs/decisions/0040).

alter table "offers" drop constraint "offers_kind";
alter table "offers" add constraint "offers_kind" check ("kind" in ('once', 'monthly', 'use'));
-- read: its contents; use: jobs and models of this hub work with it for whoever has it, and it is not handed out.
alter table "offers" add column "scope" text not null default 'read';
alter table "offers" add constraint "offers_scope" check ("scope" in ('read', 'use') and ("kind" <> 'use' or "scope" = 'use'));
alter table "offers" drop constraint "offers_price";
alter table "offers" add constraint "offers_price" check ("price_minor" > 0 or ("kind" = 'use' and "price_minor" = 0));

-- What is counted of an offer of the kind `use`, and what that costs.
create table "use_terms" (
  "offer_id" bigint not null,
  -- tokens, calls, jobs, or as the author of an app calls it
  "unit" text not null,
  -- Millionths of the currency's unit for a million units (packages/money).
  "price_micro" bigint not null,
  -- How many units the price is told for: it is only how it is said.
  "per_units" bigint not null,
  -- In each month of UTC, for each who accepted.
  "free_units" bigint not null,
  constraint "use_terms_pkey" primary key ("offer_id"),
  constraint "use_terms_offer_id_fkey" foreign key ("offer_id") references "offers"("id") on delete cascade on update cascade,
  constraint "use_terms_amounts" check ("price_micro" > 0 and "per_units" in (1, 1000, 1000000) and "free_units" >= 0)
);

-- A right that was not bought was accepted: the terms of an offer, whose use is paid afterwards.
alter table "sale_grants" alter column "sale_id" drop not null;
alter table "sale_grants" add column "scope" text not null default 'read';
alter table "sale_grants" add column "offer_id" bigint;
alter table "sale_grants" add constraint "sale_grants_scope" check ("scope" in ('read', 'use'));
alter table "sale_grants" add constraint "sale_grants_from" check ("sale_id" is not null or "offer_id" is not null);
alter table "sale_grants" add constraint "sale_grants_offer_id_fkey" foreign key ("offer_id") references "offers"("id") on delete cascade on update cascade;
create index "sale_grants_offer_id_idx" on "sale_grants"("offer_id");

-- What somebody used of an offer in one month, added up: with the events below it is in one transaction, and can be computed from them.
create table "use_tallies" (
  "offer_id" bigint not null,
  "holder_id" bigint not null,
  -- The first moment of the month.
  "period_at" timestamptz(3) not null,
  "units" bigint not null default 0,
  "atoms" bigint not null default 0,
  -- Once the month was taken; null as well where nothing was to be paid.
  "sale_id" bigint,
  constraint "use_tallies_pkey" primary key ("offer_id", "holder_id", "period_at"),
  constraint "use_tallies_offer_id_fkey" foreign key ("offer_id") references "offers"("id") on delete cascade on update cascade,
  constraint "use_tallies_sale_id_fkey" foreign key ("sale_id") references "sales"("id") on delete set null on update cascade,
  constraint "use_tallies_amounts" check ("units" >= 0 and "atoms" >= 0)
);
create index "use_tallies_holder_id_period_at_idx" on "use_tallies"("holder_id", "period_at");
create index "use_tallies_sale_id_idx" on "use_tallies"("sale_id");

-- Each use, once.
create table "use_events" (
  "id" bigserial not null,
  "repository_id" bigint not null,
  "offer_id" bigint not null,
  "holder_id" bigint not null,
  -- call, job or app: who says so
  "source" text not null,
  -- Of a repository an event has one name, whichever terms it falls under.
  "key" text not null,
  "units" bigint not null,
  "note" text not null default '',
  -- When it happened, and when it was told.
  "at" timestamptz(3) not null,
  "told_at" timestamptz(3) not null,
  -- counted, objected (counted as well), kept (after an objection) or reversed (not counted any more)
  "state" text not null default 'counted',
  "objection" text,
  "answer" text,
  "decided_by_id" bigint,
  "decided_at" timestamptz(3),
  constraint "use_events_pkey" primary key ("id"),
  constraint "use_events_offer_id_fkey" foreign key ("offer_id") references "offers"("id") on delete cascade on update cascade,
  constraint "use_events_units" check ("units" > 0),
  constraint "use_events_source" check ("source" in ('call', 'job', 'app')),
  constraint "use_events_state" check ("state" in ('counted', 'objected', 'kept', 'reversed'))
);
create unique index "use_events_repository_id_key_key" on "use_events"("repository_id", "key");
create index "use_events_holder_id_id_idx" on "use_events"("holder_id", "id");
create index "use_events_repository_id_state_id_idx" on "use_events"("repository_id", "state", "id");
create index "use_events_offer_id_idx" on "use_events"("offer_id");

-- With what the author of an app signs what they tell of its use: two at most, so that one can take the place of the other.
create table "use_keys" (
  "id" bigserial not null,
  "repository_id" bigint not null,
  "name" text not null,
  "secret_sealed" bytea not null,
  "created_by_id" bigint,
  "created_at" timestamptz(3) not null,
  "used_at" timestamptz(3),
  constraint "use_keys_pkey" primary key ("id"),
  constraint "use_keys_repository_id_fkey" foreign key ("repository_id") references "repositories"("id") on delete cascade on update cascade
);
create index "use_keys_repository_id_idx" on "use_keys"("repository_id");

-- One that reads what may only be used here runs on runners of the hub, not on those of a namespace.
alter table "jobs" add column "is_here_only" boolean not null default false;
-- What is set aside for it, as whoever bills it says.
alter table "serving_calls" add column "bill" jsonb;

-- What machines read of an offer, and what of it everybody sees.
create table "offer_details" (
  "offer_id" bigint not null,
  -- Of SPDX's list, where the licence is one of those.
  "spdx" text,
  "may" text[] not null,
  "must" text[] not null,
  -- Null: the first file of data; rows of its beginning that everybody sees who sees the page.
  "sample_path" text,
  "sample_rows" integer not null,
  constraint "offer_details_pkey" primary key ("offer_id"),
  constraint "offer_details_offer_id_fkey" foreign key ("offer_id") references "offers"("id") on delete cascade on update cascade,
  constraint "offer_details_rows" check ("sample_rows" between 1 and 100)
);

-- What the check found in a dataset's file: of what is sold it is shown to everybody who sees the page.
create table "dataset_checks" (
  "repository_id" bigint not null,
  "path" text not null,
  "commit_oid" bytea not null,
  -- waiting, done or failed
  "state" text not null default 'waiting',
  "report" jsonb,
  "failure" text,
  "asked_at" timestamptz(3) not null,
  "ended_at" timestamptz(3),
  constraint "dataset_checks_pkey" primary key ("repository_id"),
  constraint "dataset_checks_repository_id_fkey" foreign key ("repository_id") references "repositories"("id") on delete cascade on update cascade,
  constraint "dataset_checks_state" check ("state" in ('waiting', 'done', 'failed'))
);
