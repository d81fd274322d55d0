-- Two-factor authentication: the shared secret is sealed with the hub's key; last_step is the last time step whose code was used (RFC 6238 §5.2).
create table "two_factors" (
  "user_id" bigint not null,
  "sealed_secret" bytea not null,
  "created_at" timestamptz(3) not null default current_timestamp,
  "confirmed_at" timestamptz(3),
  "last_step" bigint not null default 0,
  constraint "two_factors_pkey" primary key ("user_id"),
  constraint "two_factors_user_id_fkey" foreign key ("user_id") references "users" ("id") on delete cascade on update cascade
);
create table "recovery_codes" (
  "user_id" bigint not null,
  "code_hash" bytea not null,
  "used_at" timestamptz(3),
  constraint "recovery_codes_pkey" primary key ("user_id", "code_hash"),
  constraint "recovery_codes_user_id_fkey" foreign key ("user_id") references "users" ("id") on delete cascade on update cascade
);

-- A sign-in that is half done: the password or the provider said who it is, something is still to come.
create table "sign_in_steps" (
  "id" bigserial not null,
  "kind" text not null,
  "secret_hash" bytea not null,
  "user_id" bigint,
  "payload" jsonb not null default '{}',
  "attempts" integer not null default 0,
  "created_at" timestamptz(3) not null default current_timestamp,
  "expires_at" timestamptz(3) not null,
  constraint "sign_in_steps_pkey" primary key ("id"),
  constraint "sign_in_steps_user_id_fkey" foreign key ("user_id") references "users" ("id") on delete cascade on update cascade
);
create unique index "sign_in_steps_secret_hash_key" on "sign_in_steps" ("secret_hash");
create index "sign_in_steps_expires_at_idx" on "sign_in_steps" ("expires_at");

-- Who an account is at an OpenID provider.
create table "identities" (
  "id" bigserial not null,
  "user_id" bigint not null,
  "issuer" text not null,
  "subject" text not null,
  "email" text,
  "created_at" timestamptz(3) not null default current_timestamp,
  "last_sign_in_at" timestamptz(3),
  constraint "identities_pkey" primary key ("id"),
  constraint "identities_user_id_fkey" foreign key ("user_id") references "users" ("id") on delete cascade on update cascade
);
create unique index "identities_issuer_subject_key" on "identities" ("issuer", "subject");
create unique index "identities_user_id_issuer_key" on "identities" ("user_id", "issuer");

-- What groups of the provider gave, groups take away; what a person gave stays.
alter table "users" add column "admin_by_group" boolean not null default false;
alter table "memberships" add column "by_group" boolean not null default false;

-- Mails on their way. The content is sealed and removed once it is sent or given up.
create table "mails" (
  "id" bigserial not null,
  "recipient" text not null,
  "subject" text not null,
  "sealed_content" bytea,
  "created_at" timestamptz(3) not null default current_timestamp,
  "expires_at" timestamptz(3) not null,
  "sent_at" timestamptz(3),
  "given_up_at" timestamptz(3),
  "attempts" integer not null default 0,
  "last_error" text,
  constraint "mails_pkey" primary key ("id")
);
create index "mails_created_at_idx" on "mails" ("created_at");
