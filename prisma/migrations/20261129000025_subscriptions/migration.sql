-- Monthly prices and subscriptions to authors (docs/decisions/0039), and the tax in what is sold.

-- An offer is of a repository, or of an author: then it is all that they mark for subscribers, by the month.
alter table "offers" alter column "repository_id" drop not null;
alter table "offers" add column "namespace_id" bigint;
alter table "offers" add column "kind" text not null default 'once';
-- What a subscriber is given, in the author's words.
alter table "offers" add column "description" text not null default '';
alter table "offers" add constraint "offers_kind" check ("kind" in ('once', 'monthly'));
alter table "offers" add constraint "offers_of_one" check (num_nonnulls("repository_id", "namespace_id") = 1);
alter table "offers" add constraint "offers_namespace_id_fkey" foreign key ("namespace_id") references "namespaces"("id") on delete cascade on update cascade;
create unique index "offers_namespace_id_current_key" on "offers"("namespace_id") where "ended_at" is null;
create index "offers_namespace_id_idx" on "offers"("namespace_id");

-- Those who subscribe to its author read it.
alter table "repositories" add column "for_subscribers" boolean not null default false;

-- What is paid by the month, on the terms that were agreed to. Each period is a sale.
create table "sale_subscriptions" (
  "id" bigserial not null,
  "key" text not null,
  -- repository, or creator: all that the seller marks for subscribers
  "subject" text not null,
  "repository_id" bigint,
  "subject_name" text not null,
  "seller_id" bigint not null,
  "holder_id" bigint not null,
  "begun_by_id" bigint,
  -- What was agreed to, and what was agreed to for the next period.
  "offer_id" bigint,
  "next_offer_id" bigint,
  "price_minor" bigint not null,
  "currency" text not null,
  "licence_name" text not null,
  "licence_sha256" bytea not null,
  "anchor_at" timestamptz(3) not null,
  "time_zone" text not null,
  "period_index" integer not null,
  -- Only goes up: the key of the period's sale.
  "period_number" integer not null,
  "period_start" timestamptz(3) not null,
  "period_end" timestamptz(3) not null,
  -- active, past_due (the next period could not be paid), ending (it is not to go on), ended
  "state" text not null,
  "due_at" timestamptz(3),
  "last_sale_id" bigint,
  "started_at" timestamptz(3) not null,
  "ended_at" timestamptz(3),
  "end_reason" text,
  constraint "sale_subscriptions_pkey" primary key ("id"),
  constraint "sale_subscriptions_repository_id_fkey" foreign key ("repository_id") references "repositories"("id") on delete set null on update cascade,
  constraint "sale_subscriptions_seller_id_fkey" foreign key ("seller_id") references "namespaces"("id") on delete cascade on update cascade,
  constraint "sale_subscriptions_holder_id_fkey" foreign key ("holder_id") references "namespaces"("id") on delete cascade on update cascade,
  constraint "sale_subscriptions_offer_id_fkey" foreign key ("offer_id") references "offers"("id") on delete set null on update cascade,
  constraint "sale_subscriptions_next_offer_id_fkey" foreign key ("next_offer_id") references "offers"("id") on delete set null on update cascade,
  constraint "sale_subscriptions_subject" check ("subject" in ('repository', 'creator')),
  constraint "sale_subscriptions_state" check ("state" in ('active', 'past_due', 'ending', 'ended')),
  constraint "sale_subscriptions_end" check (("state" = 'ended') = ("ended_at" is not null) and ("state" = 'ended') = ("due_at" is null))
);
create unique index "sale_subscriptions_key_key" on "sale_subscriptions"("key");
create unique index "sale_subscriptions_repository_live_key" on "sale_subscriptions"("repository_id", "holder_id")
  where "subject" = 'repository' and "ended_at" is null;
create unique index "sale_subscriptions_creator_live_key" on "sale_subscriptions"("seller_id", "holder_id") where "subject" = 'creator' and "ended_at" is null;
create index "sale_subscriptions_due_at_idx" on "sale_subscriptions"("due_at");
create index "sale_subscriptions_holder_id_id_idx" on "sale_subscriptions"("holder_id", "id");
create index "sale_subscriptions_seller_id_id_idx" on "sale_subscriptions"("seller_id", "id");

-- A sale of a period, and the tax that its amount contains. Null: of no single repository, but of what its seller gives to subscribers.
alter table "sales" add column "subscription_id" bigint;
alter table "sales" add column "from_at" timestamptz(3);
alter table "sales" add column "until_at" timestamptz(3);
alter table "sales" add column "tax_basis_points" integer not null default 0;
alter table "sales" add column "tax_minor" bigint not null default 0;
alter table "sales" drop constraint "sales_kind";
alter table "sales" add constraint "sales_kind" check (
  case "kind" when 'repository' then "job_key" is null and num_nulls("seller_id", "repository_type", "licence_name", "licence_sha256") = 0
    when 'creator' then num_nonnulls("job_key", "repository_id", "repository_type") = 0 and num_nulls("seller_id", "licence_name", "licence_sha256") = 0
    when 'compute' then "job_key" is not null and num_nonnulls("repository_type", "licence_name", "licence_sha256") = 0 else false end);
alter table "sales" add constraint "sales_tax" check ("tax_minor" between 0 and "amount_minor");
alter table "sales" add constraint "sales_subscription_id_fkey" foreign key ("subscription_id") references "sale_subscriptions"("id") on delete set null on update cascade;
create index "sales_subscription_id_idx" on "sales"("subscription_id");

-- The right to read a repository, or all that an author marks for subscribers.
alter table "sale_grants" alter column "repository_id" drop not null;
alter table "sale_grants" add column "namespace_id" bigint;
alter table "sale_grants" add constraint "sale_grants_namespace_id_fkey" foreign key ("namespace_id") references "namespaces"("id") on delete cascade on update cascade;
alter table "sale_grants" add constraint "sale_grants_of_one" check (num_nonnulls("repository_id", "namespace_id") = 1);
create unique index "sale_grants_creator_live_key" on "sale_grants"("namespace_id", "holder_id") where "ended_at" is null;
