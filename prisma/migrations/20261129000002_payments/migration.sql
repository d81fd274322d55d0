-- The gate to payment providers (docs/decisions/0031): what we ask of them, and what they tell us.

-- A call that was wished for inside the transaction of a fact, and is made after it. Its key is the provider's idempotency key.
create table "payment_calls" (
  "id" bigserial not null,
  "key" text not null,
  "provider" text not null,
  "kind" text not null,
  -- Which room wishes it, and of what: `wallet.top-up`, `12`.
  "purpose" text not null,
  "subject" text not null,
  "amount_minor" bigint not null,
  "currency" text not null,
  "request" jsonb not null,
  -- wished: not known to have happened, and not known not to; waiting: the provider has it.
  "state" text not null default 'wished',
  "provider_ref" text,
  -- What the payer has to do: where to go, or what to transfer.
  "action" jsonb,
  "fee_minor" bigint not null default 0,
  "failure" jsonb,
  "attempts" integer not null default 0,
  "last_error" text,
  "created_at" timestamptz(3) not null default current_timestamp,
  "settled_at" timestamptz(3),
  constraint "payment_calls_pkey" primary key ("id"),
  constraint "payment_calls_kind" check ("kind" in ('charge', 'refund', 'payout')),
  constraint "payment_calls_state" check ("state" in ('wished', 'waiting', 'succeeded', 'failed')),
  constraint "payment_calls_amount" check ("amount_minor" > 0)
);
create unique index "payment_calls_key_key" on "payment_calls"("key");
create unique index "payment_calls_provider_provider_ref_key" on "payment_calls"("provider", "provider_ref");
create index "payment_calls_purpose_subject_idx" on "payment_calls"("purpose", "subject");
create index "payment_calls_provider_created_at_idx" on "payment_calls"("provider", "created_at");

-- What a provider told us, as it came: once for its id, however often it is told.
create table "payment_events" (
  "provider" text not null,
  "event_id" text not null,
  "type" text not null,
  "kind" text,
  "call_key" text,
  "payload" bytea not null,
  "received_at" timestamptz(3) not null default current_timestamp,
  constraint "payment_events_pkey" primary key ("provider", "event_id")
);
create index "payment_events_received_at_idx" on "payment_events"("received_at");

-- The book of the provider `fake`, which keeps it as another company would: not in our transactions.
create table "fake_payments" (
  "ref" text not null,
  "kind" text not null,
  "key" text not null,
  "amount_minor" bigint not null,
  "currency" text not null,
  "state" text not null,
  "fee_minor" bigint not null default 0,
  "details" jsonb not null default '{}',
  "created_at" timestamptz(3) not null default current_timestamp,
  constraint "fake_payments_pkey" primary key ("ref")
);
create unique index "fake_payments_kind_key_key" on "fake_payments"("kind", "key");

-- What organizations of a company may spend in a month, in the hub's own units.
create table "credit_budgets" (
  "namespace_id" bigint not null,
  "monthly_minor" bigint not null,
  "currency" text not null,
  "changed_at" timestamptz(3) not null default current_timestamp,
  constraint "credit_budgets_pkey" primary key ("namespace_id"),
  constraint "credit_budgets_namespace_id_fkey" foreign key ("namespace_id") references "namespaces"("id") on delete cascade on update cascade,
  constraint "credit_budgets_monthly" check ("monthly_minor" >= 0)
);

-- What was taken from budgets: the book of the provider `credits`.
create table "credit_charges" (
  "id" bigserial not null,
  "key" text not null,
  "namespace_id" bigint not null,
  "amount_minor" bigint not null,
  "currency" text not null,
  "at" timestamptz(3) not null,
  constraint "credit_charges_pkey" primary key ("id")
);
create unique index "credit_charges_key_key" on "credit_charges"("key");
create index "credit_charges_namespace_id_at_idx" on "credit_charges"("namespace_id", "at");
create index "credit_charges_at_idx" on "credit_charges"("at");
