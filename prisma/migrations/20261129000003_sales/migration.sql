-- Selling (docs/decisions/0034): what a repository costs, who bought it, who got which part of it, and what was given back.

-- Terms of a repository. A change is a new row: those who bought keep theirs.
create table "offers" (
  "id" bigserial not null,
  "repository_id" bigint not null,
  "price_minor" bigint not null,
  "currency" text not null,
  "licence_name" text not null,
  "licence_text" text not null,
  "licence_sha256" bytea not null,
  "created_by_id" bigint,
  "created_at" timestamptz(3) not null default current_timestamp,
  "ended_at" timestamptz(3),
  constraint "offers_pkey" primary key ("id"),
  constraint "offers_repository_id_fkey" foreign key ("repository_id") references "repositories"("id") on delete cascade on update cascade,
  constraint "offers_price" check ("price_minor" > 0)
);
create unique index "offers_repository_id_current_key" on "offers"("repository_id") where "ended_at" is null;
create index "offers_repository_id_idx" on "offers"("repository_id");

-- What access asks with every request, beside the row that it reads anyway.
alter table "repositories" add column "is_sold" boolean not null default false;
alter table "repositories" add column "was_sold" boolean not null default false;

-- What a repository gives of its income to what it is built on, once the owner of that agrees.
create table "revenue_shares" (
  "id" bigserial not null,
  "repository_id" bigint not null,
  "source_id" bigint not null,
  "basis_points" integer not null,
  -- proposed, accepted or declined; a change of the share is a new proposal
  "state" text not null default 'proposed',
  "proposed_by_id" bigint,
  "decided_by_id" bigint,
  "proposed_at" timestamptz(3) not null default current_timestamp,
  "decided_at" timestamptz(3),
  constraint "revenue_shares_pkey" primary key ("id"),
  constraint "revenue_shares_repository_id_fkey" foreign key ("repository_id") references "repositories"("id") on delete cascade on update cascade,
  constraint "revenue_shares_source_id_fkey" foreign key ("source_id") references "repositories"("id") on delete cascade on update cascade,
  constraint "revenue_shares_points" check ("basis_points" between 1 and 10000),
  constraint "revenue_shares_state" check ("state" in ('proposed', 'accepted', 'declined')),
  constraint "revenue_shares_other" check ("repository_id" <> "source_id")
);
create unique index "revenue_shares_repository_id_source_id_key" on "revenue_shares"("repository_id", "source_id");
create index "revenue_shares_source_id_idx" on "revenue_shares"("source_id");

-- A sale, with the terms that were in force. It outlives the repository and the names of those who took part.
create table "sales" (
  "id" bigserial not null,
  "key" text not null,
  "repository_id" bigint,
  "repository_name" text not null,
  "repository_type" text not null,
  "offer_id" bigint,
  "seller_id" bigint not null,
  "buyer_id" bigint not null,
  "bought_by_id" bigint,
  "amount_minor" bigint not null,
  "currency" text not null,
  "refunded_minor" bigint not null default 0,
  "fee_basis_points" integer not null,
  "licence_name" text not null,
  "licence_sha256" bytea not null,
  "release_at" timestamptz(3) not null,
  "released_at" timestamptz(3),
  "at" timestamptz(3) not null,
  constraint "sales_pkey" primary key ("id"),
  constraint "sales_repository_id_fkey" foreign key ("repository_id") references "repositories"("id") on delete set null on update cascade,
  constraint "sales_offer_id_fkey" foreign key ("offer_id") references "offers"("id") on delete set null on update cascade,
  constraint "sales_refunded" check ("refunded_minor" between 0 and "amount_minor")
);
create unique index "sales_key_key" on "sales"("key");
create index "sales_seller_id_id_idx" on "sales"("seller_id", "id");
create index "sales_buyer_id_id_idx" on "sales"("buyer_id", "id");
create index "sales_repository_id_idx" on "sales"("repository_id");
create index "sales_due_idx" on "sales"("release_at") where "released_at" is null;

-- Who got what of a sale, and how each cent came about.
create table "sale_lines" (
  "id" bigserial not null,
  "sale_id" bigint not null,
  -- fee or share
  "kind" text not null,
  -- Null: the hub itself.
  "payee_id" bigint,
  "repository_name" text,
  "amount_minor" bigint not null,
  "reversed_minor" bigint not null default 0,
  -- The exact share as a fraction, and the cent that rounding gave.
  "exact" text not null,
  "remainder_minor" bigint not null,
  constraint "sale_lines_pkey" primary key ("id"),
  constraint "sale_lines_sale_id_fkey" foreign key ("sale_id") references "sales"("id") on delete cascade on update cascade,
  constraint "sale_lines_reversed" check ("reversed_minor" between 0 and "amount_minor")
);
create index "sale_lines_sale_id_idx" on "sale_lines"("sale_id");
create index "sale_lines_payee_id_id_idx" on "sale_lines"("payee_id", "id");

create table "sale_refunds" (
  "id" bigserial not null,
  "key" text not null,
  "sale_id" bigint not null,
  "amount_minor" bigint not null,
  "reason" text not null,
  "by_id" bigint,
  "at" timestamptz(3) not null,
  constraint "sale_refunds_pkey" primary key ("id"),
  constraint "sale_refunds_sale_id_fkey" foreign key ("sale_id") references "sales"("id") on delete cascade on update cascade,
  constraint "sale_refunds_amount" check ("amount_minor" > 0)
);
create unique index "sale_refunds_key_key" on "sale_refunds"("key");
create index "sale_refunds_sale_id_idx" on "sale_refunds"("sale_id");

-- What was bought: the right to read a repository, for a user or for the members of an organization.
create table "sale_grants" (
  "id" bigserial not null,
  "sale_id" bigint not null,
  "repository_id" bigint not null,
  "holder_id" bigint not null,
  "licence_sha256" bytea not null,
  "since" timestamptz(3) not null,
  "until" timestamptz(3),
  "ended_at" timestamptz(3),
  constraint "sale_grants_pkey" primary key ("id"),
  constraint "sale_grants_sale_id_fkey" foreign key ("sale_id") references "sales"("id") on delete cascade on update cascade,
  constraint "sale_grants_repository_id_fkey" foreign key ("repository_id") references "repositories"("id") on delete cascade on update cascade,
  constraint "sale_grants_holder_id_fkey" foreign key ("holder_id") references "namespaces"("id") on delete cascade on update cascade
);
create unique index "sale_grants_live_key" on "sale_grants"("repository_id", "holder_id") where "ended_at" is null;
create index "sale_grants_sale_id_idx" on "sale_grants"("sale_id");
create index "sale_grants_holder_id_idx" on "sale_grants"("holder_id");

-- What an author asked to be paid out.
create table "payouts" (
  "id" bigserial not null,
  "key" text not null,
  "namespace_id" bigint not null,
  "amount_minor" bigint not null,
  "currency" text not null,
  "provider" text not null,
  "destination_sealed" bytea not null,
  "destination_end" text not null,
  -- requested, approved, paid, failed or declined
  "state" text not null default 'requested',
  "payment_id" bigint,
  "failure" text,
  "requested_by_id" bigint,
  "decided_by_id" bigint,
  "requested_at" timestamptz(3) not null default current_timestamp,
  "decided_at" timestamptz(3),
  "settled_at" timestamptz(3),
  constraint "payouts_pkey" primary key ("id"),
  constraint "payouts_amount" check ("amount_minor" > 0),
  constraint "payouts_state" check ("state" in ('requested', 'approved', 'paid', 'failed', 'declined'))
);
create unique index "payouts_key_key" on "payouts"("key");
create index "payouts_namespace_id_id_idx" on "payouts"("namespace_id", "id");
create index "payouts_state_id_idx" on "payouts"("state", "id");

-- What administrators decided about money: one row.
create table "money_settings" (
  "id" smallint not null default 1,
  "sale_fee_basis_points" integer not null default 1500,
  "hold_back_days" integer not null default 30,
  "payout_minimum_minor" bigint not null default 1000,
  "changed_at" timestamptz(3) not null default current_timestamp,
  constraint "money_settings_pkey" primary key ("id"),
  constraint "money_settings_one" check ("id" = 1),
  constraint "money_settings_fee" check ("sale_fee_basis_points" between 0 and 10000),
  constraint "money_settings_days" check ("hold_back_days" between 0 and 365),
  constraint "money_settings_minimum" check ("payout_minimum_minor" >= 1)
);
insert into "money_settings" ("id") values (1);
