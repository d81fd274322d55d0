-- Discussions and collections in the search (docs/decisions/0050): words as numbers, made by jobs, like those of repositories.
CREATE TABLE "search"."talk" (
  "id" bigint PRIMARY KEY,
  "repository_id" bigint NOT NULL,
  -- hash32 of the words of the title, and of everything that was said
  "names" integer[] NOT NULL,
  "words" integer[] NOT NULL
);
CREATE INDEX "talk_words" ON "search"."talk" USING gin ("words") WITH (gin_pending_list_limit = 512);

CREATE TABLE "search"."gathered" (
  "id" bigint PRIMARY KEY,
  "names" integer[] NOT NULL,
  "words" integer[] NOT NULL
);
CREATE INDEX "gathered_words" ON "search"."gathered" USING gin ("words") WITH (gin_pending_list_limit = 512);

CREATE FUNCTION "search"."talk_changed"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "public"."outbox_events" ("kind", "payload") VALUES ('search.discussion', jsonb_build_object('discussionId',
    (CASE TG_TABLE_NAME WHEN 'discussions' THEN to_jsonb(NEW) ->> 'id' ELSE to_jsonb(NEW) ->> 'discussion_id' END)));
  RETURN NULL;
END $$;
CREATE TRIGGER "discussions_search_named" AFTER UPDATE OF "title" ON "public"."discussions"
FOR EACH ROW WHEN (OLD.title IS DISTINCT FROM NEW.title) EXECUTE FUNCTION "search"."talk_changed"();
CREATE TRIGGER "discussions_search_new" AFTER INSERT ON "public"."discussions"
FOR EACH ROW EXECUTE FUNCTION "search"."talk_changed"();
CREATE TRIGGER "discussion_events_search_said" AFTER INSERT ON "public"."discussion_events"
FOR EACH ROW WHEN (NEW.content IS NOT NULL) EXECUTE FUNCTION "search"."talk_changed"();
CREATE TRIGGER "discussion_events_search_changed" AFTER UPDATE OF "content", "hidden_at" ON "public"."discussion_events"
FOR EACH ROW WHEN ((OLD.content, OLD.hidden_at) IS DISTINCT FROM (NEW.content, NEW.hidden_at)) EXECUTE FUNCTION "search"."talk_changed"();

CREATE FUNCTION "search"."talk_gone"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM "search"."talk" WHERE "id" = OLD.id;
  RETURN NULL;
END $$;
CREATE TRIGGER "discussions_search_gone" AFTER DELETE ON "public"."discussions"
FOR EACH ROW EXECUTE FUNCTION "search"."talk_gone"();

CREATE FUNCTION "search"."gathered_changed"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "public"."outbox_events" ("kind", "payload")
  VALUES ('search.collection', jsonb_build_object('collectionId', NEW.id::text));
  RETURN NULL;
END $$;
CREATE TRIGGER "collections_search_entered" AFTER INSERT OR UPDATE OF "title", "description" ON "public"."collections"
FOR EACH ROW EXECUTE FUNCTION "search"."gathered_changed"();
CREATE FUNCTION "search"."gathered_gone"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM "search"."gathered" WHERE "id" = OLD.id;
  RETURN NULL;
END $$;
CREATE TRIGGER "collections_search_gone" AFTER DELETE ON "public"."collections"
FOR EACH ROW EXECUTE FUNCTION "search"."gathered_gone"();

-- What was there before this migration.
INSERT INTO "public"."outbox_events" ("kind", "payload")
SELECT 'search.discussion', jsonb_build_object('discussionId', id::text) FROM "public"."discussions";
INSERT INTO "public"."outbox_events" ("kind", "payload")
SELECT 'search.collection', jsonb_build_object('collectionId', id::text) FROM "public"."collections";
