-- What is paid by use: money is set aside while it is used, and taken once a month (docs/decisions/0037).

-- A meter counts what one namespace uses of one thing in one month. Counted in atoms: millionths of the currency's unit for a million (packages/money).
create table "use_meters" (
  "id" bigserial not null,
  -- No foreign key: what was owed is not forgotten with an account that was deleted.
  "namespace_id" bigint not null,
  -- Whose affair it is, such as `gateway`, and which of its things.
  "purpose" text not null,
  "subject" text not null default '',
  -- The first moment of the month.
  "period_at" timestamptz(3) not null,
  "currency" text not null,
  "used_atoms" bigint not null default 0,
  "reserved_atoms" bigint not null default 0,
  -- In the ledger's accounts `metered` and `promo-metered`, for this meter.
  "held_minor" bigint not null default 0,
  "promo_held_minor" bigint not null default 0,
  -- Taken already, and what of the use nobody could pay any more.
  "settled_minor" bigint not null default 0,
  "waived_minor" bigint not null default 0,
  -- Movements of money so far: they are the keys of the postings.
  "moves" integer not null default 0,
  "touched_at" timestamptz(3) not null,
  "closed_at" timestamptz(3),
  constraint "use_meters_pkey" primary key ("id"),
  constraint "use_meters_atoms" check ("used_atoms" >= 0 and "reserved_atoms" >= 0),
  constraint "use_meters_held" check ("held_minor" >= 0 and "promo_held_minor" >= 0),
  constraint "use_meters_closed" check ("closed_at" is null or ("held_minor" = 0 and "promo_held_minor" = 0 and "reserved_atoms" = 0))
);
create unique index "use_meters_namespace_id_purpose_subject_period_at_key" on "use_meters"("namespace_id", "purpose", "subject", "period_at");
create index "use_meters_open_idx" on "use_meters"("touched_at") where "closed_at" is null;

-- What is in use right now, at the most.
create table "use_reservations" (
  "id" bigserial not null,
  "meter_id" bigint not null,
  "atoms" bigint not null,
  -- Whoever made it is gone by then.
  "until" timestamptz(3) not null,
  constraint "use_reservations_pkey" primary key ("id"),
  constraint "use_reservations_meter_id_fkey" foreign key ("meter_id") references "use_meters"("id") on delete cascade on update cascade,
  constraint "use_reservations_atoms" check ("atoms" >= 0)
);
create index "use_reservations_meter_id_idx" on "use_reservations"("meter_id");
create index "use_reservations_until_idx" on "use_reservations"("until");

-- What a namespace may spend by use in a month, as its admins say.
create table "spend_caps" (
  "namespace_id" bigint not null,
  "cap_minor" bigint not null,
  "currency" text not null,
  "changed_by_id" bigint,
  "changed_at" timestamptz(3) not null,
  constraint "spend_caps_pkey" primary key ("namespace_id"),
  constraint "spend_caps_namespace_id_fkey" foreign key ("namespace_id") references "namespaces"("id") on delete cascade on update cascade,
  constraint "spend_caps_cap" check ("cap_minor" >= 0)
);

-- What models of upstreams cost and have cost. A change is a new row.
create table "gateway_prices" (
  "id" bigserial not null,
  "model" text not null,
  "prompt_price_micro" bigint not null,
  "completion_price_micro" bigint not null,
  "since" timestamptz(3) not null default current_timestamp,
  constraint "gateway_prices_pkey" primary key ("id")
);
create index "gateway_prices_model_id_idx" on "gateway_prices"("model", "id");
insert into "gateway_prices" ("model", "prompt_price_micro", "completion_price_micro", "since")
  select "name", "prompt_price_micro", "completion_price_micro", "created_at" from "gateway_models" order by "id";
