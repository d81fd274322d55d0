-- Tips to authors (docs/decisions/0036): from a wallet to whoever made something, with the hub's part taken off and the rest held back like what is sold.

-- The hub's part of tips, how long they wait, and the most that one may give in a day.
alter table "money_settings" add column "tip_fee_basis_points" integer not null default 500;
alter table "money_settings" add column "tip_hold_back_days" integer not null default 14;
alter table "money_settings" add column "tip_daily_most_minor" bigint not null default 20000;
alter table "money_settings" add constraint "money_settings_tip_fee" check ("tip_fee_basis_points" between 0 and 10000);
alter table "money_settings" add constraint "money_settings_tip_days" check ("tip_hold_back_days" between 0 and 365);
alter table "money_settings" add constraint "money_settings_tip_most" check ("tip_daily_most_minor" >= 0);

-- It outlives the repository and the names of those who took part.
create table "author_tips" (
  "id" bigserial not null,
  "key" text not null,
  "payer_id" bigint not null,
  "by_id" bigint,
  "payee_id" bigint not null,
  -- Null: it is for the author, not for one thing.
  "repository_id" bigint,
  "repository_name" text,
  "repository_type" text,
  "amount_minor" bigint not null,
  "currency" text not null,
  "fee_basis_points" integer not null,
  "message" text not null default '',
  "is_anonymous" boolean not null default false,
  "refunded_minor" bigint not null default 0,
  "release_at" timestamptz(3) not null,
  "released_at" timestamptz(3),
  "at" timestamptz(3) not null,
  constraint "author_tips_pkey" primary key ("id"),
  constraint "author_tips_repository_id_fkey" foreign key ("repository_id") references "repositories"("id") on delete set null on update cascade,
  constraint "author_tips_amount" check ("amount_minor" > 0),
  constraint "author_tips_refunded" check ("refunded_minor" between 0 and "amount_minor"),
  constraint "author_tips_other" check ("payer_id" <> "payee_id")
);
create unique index "author_tips_key_key" on "author_tips"("key");
create index "author_tips_payer_id_id_idx" on "author_tips"("payer_id", "id");
create index "author_tips_payee_id_id_idx" on "author_tips"("payee_id", "id");
create index "author_tips_by_id_at_idx" on "author_tips"("by_id", "at");
create index "author_tips_repository_id_idx" on "author_tips"("repository_id");
create index "author_tips_due_idx" on "author_tips"("release_at") where "released_at" is null;

-- Who got what of it, like the lines of a sale.
create table "author_tip_lines" (
  "id" bigserial not null,
  "tip_id" bigint not null,
  -- fee or share
  "kind" text not null,
  -- Null: the hub itself.
  "payee_id" bigint,
  "repository_name" text,
  "amount_minor" bigint not null,
  "reversed_minor" bigint not null default 0,
  "exact" text not null,
  "remainder_minor" bigint not null,
  constraint "author_tip_lines_pkey" primary key ("id"),
  constraint "author_tip_lines_tip_id_fkey" foreign key ("tip_id") references "author_tips"("id") on delete cascade on update cascade,
  constraint "author_tip_lines_reversed" check ("reversed_minor" between 0 and "amount_minor")
);
create index "author_tip_lines_tip_id_idx" on "author_tip_lines"("tip_id");
create index "author_tip_lines_payee_id_id_idx" on "author_tip_lines"("payee_id", "id");

create table "author_tip_refunds" (
  "id" bigserial not null,
  "key" text not null,
  "tip_id" bigint not null,
  "amount_minor" bigint not null,
  "reason" text not null,
  "by_id" bigint,
  "at" timestamptz(3) not null,
  constraint "author_tip_refunds_pkey" primary key ("id"),
  constraint "author_tip_refunds_tip_id_fkey" foreign key ("tip_id") references "author_tips"("id") on delete cascade on update cascade,
  constraint "author_tip_refunds_amount" check ("amount_minor" > 0)
);
create unique index "author_tip_refunds_key_key" on "author_tip_refunds"("key");
create index "author_tip_refunds_tip_id_idx" on "author_tip_refunds"("tip_id");

-- All that anybody earns: what pages of earnings add up. Whatever else comes to earn something joins here.
create view "earning_lines" as
  select 'sale' as "source", s."id" as "earning_id", l."payee_id", l."repository_name", l."amount_minor", l."reversed_minor", s."currency", s."at", s."release_at", s."released_at"
  from "sale_lines" l join "sales" s on s."id" = l."sale_id"
  union all
  select 'tip', t."id", l."payee_id", l."repository_name", l."amount_minor", l."reversed_minor", t."currency", t."at", t."release_at", t."released_at"
  from "author_tip_lines" l join "author_tips" t on t."id" = l."tip_id";

-- Who was told that most or all of what a namespace may spend in a month is spent: each once (docs/decisions/0037).
create table "spend_alerts" (
  "namespace_id" bigint not null,
  -- cap or budget
  "kind" text not null,
  "period_at" timestamptz(3) not null,
  "percent" smallint not null,
  "at" timestamptz(3) not null,
  constraint "spend_alerts_pkey" primary key ("namespace_id", "kind", "period_at", "percent"),
  constraint "spend_alerts_namespace_id_fkey" foreign key ("namespace_id") references "namespaces"("id") on delete cascade on update cascade
);
