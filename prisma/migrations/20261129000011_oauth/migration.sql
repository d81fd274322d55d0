-- The hub as OAuth 2 and OpenID provider (docs/decisions/0033). What dies together hangs together by foreign keys: client, consent, artifact, access token.

create table "oauth_clients" (
  "id" text not null,
  "kind" text not null,
  "owner_id" bigint,
  "repository_id" bigint,
  "name" text not null,
  "homepage" text not null default '',
  "redirect_uris" text[] not null default '{}',
  "scopes" text[] not null default '{}',
  "secret_hash" bytea,
  "secret_hint" text,
  "created_at" timestamptz(3) not null default current_timestamp,
  constraint "oauth_clients_pkey" primary key ("id"),
  constraint "oauth_clients_kind" check ("kind" in ('built-in', 'registered', 'app')),
  constraint "oauth_clients_home" check (("kind" = 'registered') = ("owner_id" is not null) and ("kind" = 'app') = ("repository_id" is not null)),
  constraint "oauth_clients_owner_id_fkey" foreign key ("owner_id") references "users"("id") on delete cascade on update cascade,
  constraint "oauth_clients_repository_id_fkey" foreign key ("repository_id") references "repositories"("id") on delete cascade on update cascade
);
create unique index "oauth_clients_repository_id_key" on "oauth_clients"("repository_id");
create index "oauth_clients_owner_id_idx" on "oauth_clients"("owner_id");

create table "oauth_consents" (
  "id" bigserial not null,
  "user_id" bigint not null,
  "client_id" text not null,
  "scopes" text[] not null default '{}',
  "organization_ids" bigint[] not null default '{}',
  "created_at" timestamptz(3) not null default current_timestamp,
  "last_used_at" timestamptz(3),
  constraint "oauth_consents_pkey" primary key ("id"),
  constraint "oauth_consents_user_id_fkey" foreign key ("user_id") references "users"("id") on delete cascade on update cascade,
  constraint "oauth_consents_client_id_fkey" foreign key ("client_id") references "oauth_clients"("id") on delete cascade on update cascade
);
create unique index "oauth_consents_user_id_client_id_key" on "oauth_consents"("user_id", "client_id");
create index "oauth_consents_client_id_idx" on "oauth_consents"("client_id");

-- Whatever the protocol keeps for a while: grants, codes, tokens, interactions. Found by digests; the contents are sealed.
create table "oauth_artifacts" (
  "id" bigserial not null,
  "kind" text not null,
  "key_hash" bytea not null,
  "grant_hash" bytea,
  "user_code_hash" bytea,
  "consent_id" bigint,
  "payload" bytea not null,
  "created_at" timestamptz(3) not null default current_timestamp,
  "expires_at" timestamptz(3) not null,
  "consumed_at" timestamptz(3),
  "polled_at" timestamptz(3),
  constraint "oauth_artifacts_pkey" primary key ("id"),
  constraint "oauth_artifacts_consent_id_fkey" foreign key ("consent_id") references "oauth_consents"("id") on delete cascade on update cascade
);
create unique index "oauth_artifacts_kind_key_hash_key" on "oauth_artifacts"("kind", "key_hash");
create unique index "oauth_artifacts_user_code_hash_key" on "oauth_artifacts"("user_code_hash");
create index "oauth_artifacts_grant_hash_idx" on "oauth_artifacts"("grant_hash");
create index "oauth_artifacts_consent_id_idx" on "oauth_artifacts"("consent_id");
create index "oauth_artifacts_expires_at_idx" on "oauth_artifacts"("expires_at");

create table "oauth_keys" (
  "id" bigserial not null,
  "kid" text not null,
  "sealed_key" bytea not null,
  "created_at" timestamptz(3) not null default current_timestamp,
  constraint "oauth_keys_pkey" primary key ("id")
);
create unique index "oauth_keys_kid_key" on "oauth_keys"("kid");

-- An access token of a program is a row among the others, so that every dialect knows it; what it may do follows its scopes.
alter table "access_tokens" add column "oauth_artifact_id" bigint, add column "oauth_scopes" text[] not null default '{}',
  add constraint "access_tokens_oauth_artifact_id_fkey" foreign key ("oauth_artifact_id") references "oauth_artifacts"("id") on delete cascade on update cascade;
create unique index "access_tokens_oauth_artifact_id_key" on "access_tokens"("oauth_artifact_id");

-- What a program made it may go on using (scope contribute-repos).
alter table "repositories" add column "created_by_client_id" text,
  add constraint "repositories_created_by_client_id_fkey" foreign key ("created_by_client_id") references "oauth_clients"("id") on delete set null on update cascade;
create index "repositories_created_by_client_id_idx" on "repositories"("created_by_client_id") where "created_by_client_id" is not null;
