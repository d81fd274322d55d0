-- What becomes of a text that has a listed word: refused, or held until somebody has looked.
alter table "moderation_words" add column "verdict" text not null default 'refuse';
alter table "moderation_words" add constraint "moderation_words_verdict" check ("verdict" in ('refuse', 'hold'));

-- What was written and waits: it stands nowhere else, so that no list, count, search, feed, mail or webhook can know of it.
create table "held_texts" (
  "id" bigserial not null,
  "kind" text not null,
  "repository_id" bigint not null,
  -- Null: what would begin one.
  "discussion_id" bigint,
  -- Of the discussion; of what would begin one the number that is kept for it.
  "num" integer not null,
  -- The comment that would say something else.
  "event_id" bigint,
  "author_id" bigint not null,
  "title" text,
  "content" text,
  "data" jsonb not null default '{}',
  "found_by" text not null,
  "why" text not null,
  "created_at" timestamptz(3) not null default current_timestamp,
  "decided_at" timestamptz(3),
  "decided_by_id" bigint,
  "decision" text,
  "decision_reason" text,
  constraint "held_texts_pkey" primary key ("id"),
  constraint "held_texts_repository_id_fkey" foreign key ("repository_id") references "repositories"("id") on delete cascade on update cascade,
  constraint "held_texts_discussion_id_fkey" foreign key ("discussion_id") references "discussions"("id") on delete cascade on update cascade,
  constraint "held_texts_event_id_fkey" foreign key ("event_id") references "discussion_events"("id") on delete cascade on update cascade,
  constraint "held_texts_author_id_fkey" foreign key ("author_id") references "users"("id") on delete cascade on update cascade,
  constraint "held_texts_decided_by_id_fkey" foreign key ("decided_by_id") references "users"("id") on delete set null on update cascade,
  constraint "held_texts_kind" check ("kind" in ('discussion', 'comment', 'review', 'edit', 'title')),
  constraint "held_texts_place" check (("kind" = 'discussion') = ("discussion_id" is null) and ("kind" = 'edit') = ("event_id" is not null)),
  constraint "held_texts_text" check (("kind" in ('discussion', 'title')) = ("title" is not null) and ("kind" = 'title') = ("content" is null)),
  constraint "held_texts_decided" check (("decided_at" is null) = ("decision" is null))
);
create index "held_texts_repository_id_num_idx" on "held_texts"("repository_id", "num");
create index "held_texts_discussion_id_idx" on "held_texts"("discussion_id");
create index "held_texts_author_id_idx" on "held_texts"("author_id");
create index "held_texts_decided_by_id_idx" on "held_texts"("decided_by_id");
create index "held_texts_event_id_idx" on "held_texts"("event_id");
-- The last word of an author is the one that waits.
create unique index "held_texts_edit_key" on "held_texts"("event_id") where "decided_at" is null;
create unique index "held_texts_title_key" on "held_texts"("discussion_id") where "decided_at" is null and "kind" = 'title';
create index "held_texts_waiting_idx" on "held_texts"("id") where "decided_at" is null;

-- What the hub itself found is a report of nobody: one in each case.
alter table "moderation_reports" alter column "reporter_id" drop not null;
create unique index "moderation_reports_own_key" on "moderation_reports"("case_id") where "reporter_id" is null;

-- Which card of a public repository was judged last, so that the same one is not judged, and not reported, again.
create table "judged_cards" (
  "repository_id" bigint not null,
  "card_oid" bytea not null,
  "verdict" text not null,
  "judged_at" timestamptz(3) not null default current_timestamp,
  constraint "judged_cards_pkey" primary key ("repository_id"),
  constraint "judged_cards_repository_id_fkey" foreign key ("repository_id") references "repositories"("id") on delete cascade on update cascade,
  constraint "judged_cards_verdict" check ("verdict" in ('allow', 'hold', 'refuse'))
);

-- A repository that is opened shows a card that nobody has judged.
create function "card_opened"() returns trigger language plpgsql as $$
begin
  insert into "public"."outbox_events" ("kind", "payload")
  values ('repository.changed', jsonb_build_object('repositoryId', NEW.id::text, 'refs', '[]'::jsonb));
  return null;
end $$;
create trigger "card_opened" after update of "is_private" on "repositories"
  for each row when (old.is_private and not new.is_private) execute function "card_opened"();
