-- Files that were sent by `/v1/files`: names for files of a dataset repository, at the commit that brought them.
create table "training_files" (
  "id" bigserial not null,
  "key" text not null,
  "namespace_id" bigint not null,
  "created_by_id" bigint,
  "repository_id" bigint not null,
  "commit_oid" bytea not null,
  "path" text not null,
  "file_name" text not null,
  "purpose" text not null,
  "size_bytes" bigint not null,
  "created_at" timestamptz(3) not null default current_timestamp,
  constraint "training_files_pkey" primary key ("id"),
  constraint "training_files_namespace_id_fkey" foreign key ("namespace_id") references "namespaces"("id") on delete cascade on update cascade,
  constraint "training_files_created_by_id_fkey" foreign key ("created_by_id") references "users"("id") on delete set null on update cascade,
  constraint "training_files_repository_id_fkey" foreign key ("repository_id") references "repositories"("id") on delete cascade on update cascade
);
create unique index "training_files_key_key" on "training_files"("key");
create index "training_files_namespace_id_id_idx" on "training_files"("namespace_id", "id" desc);
create index "training_files_repository_id_idx" on "training_files"("repository_id");
