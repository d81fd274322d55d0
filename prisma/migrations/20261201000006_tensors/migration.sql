-- The contents of tensors by hash: what models have in common, whatever they call it (docs/decisions/0052).

-- A file of weights, once for all repositories that have it.
create table "tensor_files" (
  "id" bigserial not null,
  -- sha256 of a large file, else the git oid of its blob.
  "contents" bytea not null,
  "format" text not null,
  "size_bytes" bigint not null,
  "state" text not null default 'waiting',
  "problem" text,
  -- Of every tensor, 16 bytes each, in the order of the header.
  "hashes" bytea,
  "attempts" integer not null default 0,
  -- Nobody else takes it up before then.
  "resting_until" timestamptz(3) not null default current_timestamp,
  constraint "tensor_files_pkey" primary key ("id"),
  constraint "tensor_files_format" check ("format" in ('safetensors', 'gguf')),
  constraint "tensor_files_state" check ("state" in ('waiting', 'hashed', 'refused')),
  constraint "tensor_files_hashed" check (("state" = 'hashed') = ("hashes" is not null))
);
create unique index "tensor_files_contents_key" on "tensor_files"("contents");
create index "tensor_files_waiting" on "tensor_files"("resting_until") where "state" = 'waiting';

-- Which file has a tensor: only of those that tell models from each other.
create table "tensor_holdings" (
  "hash" bytea not null,
  "file_id" bigint not null,
  "bytes" bigint not null,
  constraint "tensor_holdings_pkey" primary key ("hash", "file_id"),
  constraint "tensor_holdings_file_id_fkey" foreign key ("file_id") references "tensor_files"("id") on delete cascade on update cascade
);
create index "tensor_holdings_file_id_idx" on "tensor_holdings"("file_id");

-- The weights on the default branch of a model.
create table "model_weights" (
  "repository_id" bigint not null,
  "file_id" bigint not null,
  -- When they came there.
  "since" timestamptz(3) not null default current_timestamp,
  constraint "model_weights_pkey" primary key ("repository_id", "file_id"),
  constraint "model_weights_repository_id_fkey" foreign key ("repository_id") references "repositories"("id") on delete cascade on update cascade,
  constraint "model_weights_file_id_fkey" foreign key ("file_id") references "tensor_files"("id") on delete cascade on update cascade
);
create index "model_weights_file_id_since_idx" on "model_weights"("file_id", "since");

-- Two models that have tensors in common; "origin" had them here first.
create table "tensor_kinships" (
  "child_id" bigint not null,
  "origin_id" bigint not null,
  "shared_bytes" bigint not null,
  "shared_tensors" integer not null,
  "child_bytes" bigint not null,
  "child_tensors" integer not null,
  "origin_bytes" bigint not null,
  "origin_tensors" integer not null,
  constraint "tensor_kinships_pkey" primary key ("child_id", "origin_id"),
  constraint "tensor_kinships_child_id_fkey" foreign key ("child_id") references "repositories"("id") on delete cascade on update cascade,
  constraint "tensor_kinships_origin_id_fkey" foreign key ("origin_id") references "repositories"("id") on delete cascade on update cascade
);
create index "tensor_kinships_origin_id_idx" on "tensor_kinships"("origin_id");
