-- Servers that speak the OpenAI API and that the operator registered, and the models that they offer here.
create table "gateway_upstreams" (
  "id" bigserial not null,
  "name" text not null,
  "name_key" text not null,
  "base_url" text not null,
  "key_sealed" bytea,
  "is_enabled" boolean not null default true,
  "created_at" timestamptz(3) not null default current_timestamp,
  constraint "gateway_upstreams_pkey" primary key ("id")
);
create unique index "gateway_upstreams_name_key_key" on "gateway_upstreams"("name_key");

create table "gateway_models" (
  "id" bigserial not null,
  "upstream_id" bigint not null,
  "name" text not null,
  "upstream_model" text not null,
  "kind" text not null,
  "is_enabled" boolean not null default true,
  -- In millionths of the currency's unit, for a million tokens.
  "prompt_price_micro" bigint not null default 0,
  "completion_price_micro" bigint not null default 0,
  "created_at" timestamptz(3) not null default current_timestamp,
  constraint "gateway_models_pkey" primary key ("id"),
  constraint "gateway_models_upstream_id_fkey" foreign key ("upstream_id") references "gateway_upstreams"("id") on delete cascade on update cascade,
  constraint "gateway_models_kind" check ("kind" in ('chat', 'embedding'))
);
create unique index "gateway_models_name_key" on "gateway_models"("name");
create index "gateway_models_upstream_id_idx" on "gateway_models"("upstream_id");
