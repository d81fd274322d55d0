-- What may not be written here, as operators list it.
create table "moderation_words" (
  "id" bigserial not null,
  "text" text not null,
  -- As texts are compared: without what nobody sees, in one width, small.
  "key" text not null,
  "is_whole" boolean not null,
  "note" text not null default '',
  "created_at" timestamptz(3) not null default current_timestamp,
  "created_by_id" bigint,
  constraint "moderation_words_pkey" primary key ("id"),
  constraint "moderation_words_created_by_id_fkey" foreign key ("created_by_id") references "users"("id") on delete set null on update cascade
);
create unique index "moderation_words_key_key" on "moderation_words"("key");
create index "moderation_words_created_by_id_idx" on "moderation_words"("created_by_id");
