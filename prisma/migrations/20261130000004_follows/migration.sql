-- Who follows whom: people follow people and organizations.
create table "follows" (
  "follower_id" bigint not null,
  "followed_id" bigint not null,
  "created_at" timestamptz(3) not null default current_timestamp,
  constraint "follows_pkey" primary key ("follower_id", "followed_id"),
  constraint "follows_follower_id_fkey" foreign key ("follower_id") references "users"("id") on delete cascade on update cascade,
  constraint "follows_followed_id_fkey" foreign key ("followed_id") references "namespaces"("id") on delete cascade on update cascade,
  constraint "follows_other" check ("follower_id" <> "followed_id")
);
create index "follows_followed_id_follower_id_idx" on "follows"("followed_id", "follower_id");

alter table "namespaces" add column "followers_count" integer not null default 0;

-- The count is kept with the row, also where an account ends and takes its rows along.
create function "follow_counted"() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    update "namespaces" set "followers_count" = "followers_count" + 1 where "id" = new.followed_id;
  else
    update "namespaces" set "followers_count" = "followers_count" - 1 where "id" = old.followed_id;
  end if;
  return null;
end $$;
create trigger "follows_counted" after insert or delete on "follows" for each row execute function "follow_counted"();
