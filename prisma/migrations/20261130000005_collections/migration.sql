-- Collections: what people gather under a title, in an order of theirs.
create table "collections" (
  "id" bigserial not null,
  -- 24 hexadecimal digits: the end of its address, which outlives its title.
  "key" text not null,
  "namespace_id" bigint not null,
  "title" text not null,
  -- The title in lower case: a namespace has each once.
  "title_key" text not null,
  "description" text not null default '',
  "is_private" boolean not null default false,
  "theme" text not null,
  "position" integer not null,
  "upvotes" integer not null default 0,
  -- Logarithmic, so that it needs no decay: see trending_add.
  "trending_score" double precision not null default 0,
  "created_at" timestamptz(3) not null default current_timestamp,
  "updated_at" timestamptz(3) not null default current_timestamp,
  constraint "collections_pkey" primary key ("id"),
  constraint "collections_namespace_id_fkey" foreign key ("namespace_id") references "namespaces"("id") on delete cascade on update cascade
);
create unique index "collections_key_key" on "collections"("key");
create unique index "collections_namespace_id_title_key_key" on "collections"("namespace_id", "title_key");
create index "collections_updated_at_id_idx" on "collections"("updated_at", "id");
create index "collections_trending_score_id_idx" on "collections"("trending_score", "id");
create index "collections_upvotes_id_idx" on "collections"("upvotes", "id");

-- A repository, or another collection. It goes with what it names.
create table "collection_items" (
  "id" bigserial not null,
  "collection_id" bigint not null,
  "repository_id" bigint,
  "nested_id" bigint,
  "note" text not null default '',
  "position" integer not null,
  "added_at" timestamptz(3) not null default current_timestamp,
  constraint "collection_items_pkey" primary key ("id"),
  constraint "collection_items_collection_id_fkey" foreign key ("collection_id") references "collections"("id") on delete cascade on update cascade,
  constraint "collection_items_repository_id_fkey" foreign key ("repository_id") references "repositories"("id") on delete cascade on update cascade,
  constraint "collection_items_nested_id_fkey" foreign key ("nested_id") references "collections"("id") on delete cascade on update cascade,
  constraint "collection_items_one" check (("repository_id" is null) <> ("nested_id" is null)),
  constraint "collection_items_other" check ("nested_id" <> "collection_id")
);
create unique index "collection_items_collection_id_repository_id_key" on "collection_items"("collection_id", "repository_id");
create unique index "collection_items_collection_id_nested_id_key" on "collection_items"("collection_id", "nested_id");
create index "collection_items_repository_id_idx" on "collection_items"("repository_id");
create index "collection_items_nested_id_idx" on "collection_items"("nested_id");

create table "collection_upvotes" (
  "collection_id" bigint not null,
  "user_id" bigint not null,
  "created_at" timestamptz(3) not null default current_timestamp,
  constraint "collection_upvotes_pkey" primary key ("collection_id", "user_id"),
  constraint "collection_upvotes_collection_id_fkey" foreign key ("collection_id") references "collections"("id") on delete cascade on update cascade,
  constraint "collection_upvotes_user_id_fkey" foreign key ("user_id") references "users"("id") on delete cascade on update cascade
);
create index "collection_upvotes_user_id_idx" on "collection_upvotes"("user_id");

-- Count and heat are kept with the row, also where an account ends and takes its upvotes along.
create function "collection_upvote_counted"() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    update "collections" set "upvotes" = "upvotes" + 1, "trending_score" = "trending_add"("trending_score", 1, new.created_at)
    where "id" = new.collection_id;
  else
    update "collections" set "upvotes" = "upvotes" - 1, "trending_score" = "trending_add"("trending_score", -1, old.created_at)
    where "id" = old.collection_id;
  end if;
  return null;
end $$;
create trigger "collection_upvotes_counted" after insert or delete on "collection_upvotes"
for each row execute function "collection_upvote_counted"();
