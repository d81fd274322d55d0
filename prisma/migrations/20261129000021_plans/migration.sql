-- Plans (docs/decisions/0035): what the hub sells itself, who has subscribed to it, and the invoices for it.

-- What stands on an invoice for who is billed, as the namespace says.
create table "billing_details" (
  "namespace_id" bigint not null,
  "name" text not null default '',
  "address" text not null default '',
  "tax_id" text not null default '',
  "email" text not null default '',
  "changed_at" timestamptz(3) not null default current_timestamp,
  constraint "billing_details_pkey" primary key ("namespace_id"),
  constraint "billing_details_namespace_id_fkey" foreign key ("namespace_id") references "namespaces"("id") on delete cascade on update cascade
);

-- What administrators decided about invoices and plans: one row.
create table "billing_settings" (
  "id" smallint not null default 1,
  "tax_basis_points" integer not null default 0,
  "grace_days" integer not null default 14,
  "time_zone" text not null default 'UTC',
  "seller_name" text not null default '',
  "seller_address" text not null default '',
  "seller_tax_id" text not null default '',
  "changed_at" timestamptz(3) not null default current_timestamp,
  constraint "billing_settings_pkey" primary key ("id"),
  constraint "billing_settings_one" check ("id" = 1),
  constraint "billing_settings_tax" check ("tax_basis_points" between 0 and 10000),
  constraint "billing_settings_grace" check ("grace_days" between 0 and 60)
);
insert into "billing_settings" ("id") values (1);

-- The last number of each year. Who issues holds its row until the commit: a number that is rolled back is given again.
create table "invoice_counters" (
  "year" integer not null,
  "last" integer not null,
  constraint "invoice_counters_pkey" primary key ("year")
);

-- Invoices and credit notes. A row is whole: who, what, how much and how it was paid, as it was on that day. No foreign keys: it outlives the namespace,
-- and to look a row up for one takes the right to change it, which nobody has.
create table "invoices" (
  "id" bigserial not null,
  "key" text not null,
  "kind" text not null,
  "year" integer not null,
  "serial" integer not null,
  "number" text not null,
  "namespace_id" bigint not null,
  "corrects_id" bigint,
  "reference" text not null,
  "currency" text not null,
  -- With tax. Of a credit note below zero, as are all its amounts.
  "total_minor" bigint not null,
  -- How it was paid: with promotional credit, and from the wallet.
  "promo_minor" bigint not null,
  "wallet_minor" bigint not null,
  -- In the part that was paid with money.
  "tax_basis_points" integer not null,
  "tax_minor" bigint not null,
  "lines" jsonb not null,
  "buyer" jsonb not null,
  "seller" jsonb not null,
  "reason" text not null default '',
  "from_at" timestamptz(3),
  "until_at" timestamptz(3),
  "issued_at" timestamptz(3) not null,
  constraint "invoices_pkey" primary key ("id"),
  constraint "invoices_kind" check ("kind" in ('invoice', 'credit-note')),
  constraint "invoices_corrects" check (("kind" = 'credit-note') = ("corrects_id" is not null)),
  constraint "invoices_paid" check ("promo_minor" + "wallet_minor" = "total_minor")
);
create unique index "invoices_key_key" on "invoices"("key");
create unique index "invoices_year_serial_key" on "invoices"("year", "serial");
create unique index "invoices_number_key" on "invoices"("number");
create index "invoices_namespace_id_id_idx" on "invoices"("namespace_id", "id");
create index "invoices_corrects_id_idx" on "invoices"("corrects_id");

create function "refuse_change_of_invoice"() returns trigger language plpgsql as $$
begin
  raise exception 'an invoice is never changed: % is refused', lower(tg_op)
    using errcode = 'insufficient_privilege', hint = 'Issue a credit note.';
end $$;
create trigger "invoices_stay" before update or delete or truncate on "invoices" for each statement execute function "refuse_change_of_invoice"();
revoke update, delete on "invoices" from current_user, public;

-- When one is written: its lines are its total, and its number is the one that follows.
create function "assert_invoice"() returns trigger language plpgsql as $$
begin
  if (select coalesce(sum((line ->> 'amountMinor')::bigint), 0) from jsonb_array_elements(new.lines) line) <> new.total_minor then
    raise exception 'the lines of invoice % are not its total', new.number using errcode = 'check_violation', constraint = 'invoices_lines';
  end if;
  if new.serial <> 1 and not exists (select from "invoices" where "year" = new.year and "serial" = new.serial - 1) then
    raise exception 'invoice % leaves a gap', new.number using errcode = 'check_violation', constraint = 'invoices_gapless';
  end if;
  return new;
end $$;
create trigger "invoices_whole" before insert on "invoices" for each row execute function "assert_invoice"();

create table "plans" (
  "id" bigserial not null,
  "code" text not null,
  -- everybody, users or organizations
  "audience" text not null,
  "is_per_seat" boolean not null,
  "position" integer not null,
  "is_visible" boolean not null default true,
  constraint "plans_pkey" primary key ("id"),
  constraint "plans_audience" check ("audience" in ('everybody', 'users', 'organizations'))
);
create unique index "plans_code_key" on "plans"("code");

-- What a plan costs and gives. A change is a new row: a subscription keeps the one that it was made with.
create table "plan_versions" (
  "id" bigserial not null,
  "plan_id" bigint not null,
  "version" integer not null,
  "currency" text not null,
  "month_minor" bigint not null,
  "year_minor" bigint not null,
  "trial_days" integer not null,
  "texts" jsonb not null,
  "entitlements" jsonb not null,
  "created_by_id" bigint,
  "created_at" timestamptz(3) not null,
  constraint "plan_versions_pkey" primary key ("id"),
  constraint "plan_versions_plan_id_fkey" foreign key ("plan_id") references "plans"("id") on delete restrict on update cascade,
  constraint "plan_versions_prices" check ("month_minor" >= 0 and "year_minor" >= 0),
  constraint "plan_versions_trial" check ("trial_days" between 0 and 366)
);
create unique index "plan_versions_plan_id_version_key" on "plan_versions"("plan_id", "version");
create function "refuse_change_of_plan_version"() returns trigger language plpgsql as $$
begin
  raise exception 'a version of a plan is never changed: % is refused', lower(tg_op)
    using errcode = 'insufficient_privilege', hint = 'Write a new version.';
end $$;
create trigger "plan_versions_stay" before update or delete or truncate on "plan_versions"
  for each statement execute function "refuse_change_of_plan_version"();

create table "subscriptions" (
  "id" bigserial not null,
  "namespace_id" bigint not null,
  "version_id" bigint not null,
  "interval" text not null,
  "seats" integer not null,
  -- trialing, active, past_due (the next period could not be paid), unpaid (and grace is over), ended
  "state" text not null,
  -- Given by the hub until the end of its period.
  "is_gift" boolean not null default false,
  "anchor_at" timestamptz(3) not null,
  "time_zone" text not null,
  -- Of the period that is paid: its number from the anchor, and among all that this subscription ever had.
  "period_index" integer not null,
  "period_number" integer not null,
  "period_start" timestamptz(3) not null,
  "period_end" timestamptz(3) not null,
  -- The last moment that was counted with: time does not go back behind it.
  "changed_at" timestamptz(3) not null,
  "changes" integer not null default 0,
  "trial_end" timestamptz(3),
  "cancels_at_end" boolean not null default false,
  -- What holds from the next period on, where that is something else.
  "next_version_id" bigint,
  "next_interval" text,
  "next_seats" integer,
  -- When it is looked at next. Null: nothing is due any more.
  "due_at" timestamptz(3),
  "attempts" integer not null default 0,
  "started_at" timestamptz(3) not null,
  "ended_at" timestamptz(3),
  constraint "subscriptions_pkey" primary key ("id"),
  constraint "subscriptions_namespace_id_fkey" foreign key ("namespace_id") references "namespaces"("id") on delete cascade on update cascade,
  constraint "subscriptions_version_id_fkey" foreign key ("version_id") references "plan_versions"("id") on delete restrict on update cascade,
  constraint "subscriptions_next_version_id_fkey" foreign key ("next_version_id") references "plan_versions"("id") on delete restrict on update cascade,
  constraint "subscriptions_state" check ("state" in ('trialing', 'active', 'past_due', 'unpaid', 'ended')),
  constraint "subscriptions_interval" check ("interval" in ('month', 'year')),
  constraint "subscriptions_seats" check ("seats" >= 1),
  constraint "subscriptions_period" check ("period_end" > "period_start")
);
create unique index "subscriptions_live_key" on "subscriptions"("namespace_id") where "ended_at" is null;
create index "subscriptions_namespace_id_idx" on "subscriptions"("namespace_id");
create index "subscriptions_due_at_idx" on "subscriptions"("due_at") where "due_at" is not null;

-- What was done to a subscription, once for its key.
create table "subscription_events" (
  "id" bigserial not null,
  "subscription_id" bigint not null,
  "key" text not null,
  "kind" text not null,
  "details" jsonb not null default '{}',
  "at" timestamptz(3) not null,
  constraint "subscription_events_pkey" primary key ("id"),
  constraint "subscription_events_subscription_id_fkey" foreign key ("subscription_id") references "subscriptions"("id") on delete cascade on update cascade
);
create unique index "subscription_events_key_key" on "subscription_events"("key");
create index "subscription_events_subscription_id_id_idx" on "subscription_events"("subscription_id", "id");
