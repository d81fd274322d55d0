-- Schema `search`: what lists and searches read (docs/decisions/0013). Everything here is derived and can be made anew: `entry` by the
-- triggers below, in the transaction that changed the repository; words by a job (modules/search).
CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE SCHEMA "search";

-- A facet or a word as a number that SQL and the hub compute alike: the first bytes of its SHA-256.
CREATE FUNCTION "search"."hash64"("value" text) RETURNS bigint LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT ('x' || left(encode(sha256(convert_to(value, 'UTF8')), 'hex'), 16))::bit(64)::bigint
$$;
CREATE FUNCTION "search"."hash32"("value" text) RETURNS integer LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT ('x' || left(encode(sha256(convert_to(value, 'UTF8')), 'hex'), 8))::bit(32)::integer
$$;

-- Repositories as narrow rows: what lists sort and filter by, and nothing else. 0 public, 1 private, 2 disabled.
CREATE TABLE "search"."entry" (
  "id" bigint PRIMARY KEY,
  "namespace_id" bigint NOT NULL,
  "created_at" timestamptz(3) NOT NULL,
  "updated_at" timestamptz(3) NOT NULL,
  "trending" double precision NOT NULL,
  "popularity" double precision NOT NULL,
  "downloads_all" bigint NOT NULL,
  -- -1: not known
  "parameters" bigint NOT NULL,
  "likes" integer NOT NULL,
  "downloads" integer NOT NULL,
  "type" smallint NOT NULL,
  "visibility" smallint NOT NULL,
  -- hash64 of `kind:value`, in lower case
  "facets" bigint[] NOT NULL,
  -- `namespace/name` in lower case
  "full_key" text COLLATE "C" NOT NULL
);
CREATE INDEX "entry_trending" ON "search"."entry" ("type", "visibility", "trending" DESC, "id");
CREATE INDEX "entry_popularity" ON "search"."entry" ("type", "visibility", "popularity" DESC, "id");
CREATE INDEX "entry_updated" ON "search"."entry" ("type", "visibility", "updated_at" DESC, "id");
CREATE INDEX "entry_created" ON "search"."entry" ("type", "visibility", "created_at" DESC, "id");
CREATE INDEX "entry_likes" ON "search"."entry" ("type", "visibility", "likes" DESC, "id");
CREATE INDEX "entry_downloads" ON "search"."entry" ("type", "visibility", "downloads" DESC, "id");
CREATE INDEX "entry_downloads_all" ON "search"."entry" ("type", "visibility", "downloads_all" DESC, "id");
CREATE INDEX "entry_parameters" ON "search"."entry" ("type", "visibility", "parameters" DESC, "id");
CREATE INDEX "entry_full_key" ON "search"."entry" ("type", "visibility", "full_key" DESC, "id");
CREATE INDEX "entry_name" ON "search"."entry" ("type", split_part("full_key", '/', 2));
CREATE INDEX "entry_not_public" ON "search"."entry" ("namespace_id") WHERE "visibility" <> 0;
CREATE INDEX "entry_facets" ON "search"."entry" USING gin ("facets") WITH (gin_pending_list_limit = 512);
CREATE INDEX "entry_letters" ON "search"."entry" USING gin ("full_key" gin_trgm_ops) WITH (gin_pending_list_limit = 512);

-- What a facet's number stands for.
CREATE TABLE "search"."facet" (
  "hash" bigint PRIMARY KEY,
  "kind" text COLLATE "C" NOT NULL,
  "value" text COLLATE "C" NOT NULL
);
CREATE INDEX "facet_kind" ON "search"."facet" ("kind", "value");

-- hash32 of the words of a repository: of its names (with their beginnings, marked `^`), and of everything, card included.
CREATE TABLE "search"."document" (
  "id" bigint PRIMARY KEY,
  "names" integer[] NOT NULL,
  "words" integer[] NOT NULL
);
CREATE INDEX "document_names" ON "search"."document" USING gin ("names") WITH (gin_pending_list_limit = 512);
CREATE INDEX "document_words" ON "search"."document" USING gin ("words") WITH (gin_pending_list_limit = 512);

-- The beginning of the card, to show where the words were found.
CREATE TABLE "search"."excerpt" (
  "id" bigint PRIMARY KEY,
  "title" text NOT NULL,
  "body" text NOT NULL
);

-- Every word there is: for typing errors, and for pinyin (the reading of a pair of Chinese characters, without tones).
CREATE TABLE "search"."word" (
  "word" text COLLATE "C" PRIMARY KEY,
  "pinyin" text COLLATE "C"
);
CREATE INDEX "word_letters" ON "search"."word" USING gin ("word" gin_trgm_ops) WITH (gin_pending_list_limit = 512);
CREATE INDEX "word_pinyin" ON "search"."word" ("pinyin") WHERE "pinyin" IS NOT NULL;

-- People and organizations.
CREATE TABLE "search"."person" (
  "id" bigint PRIMARY KEY,
  "names" integer[] NOT NULL
);
CREATE INDEX "person_names" ON "search"."person" USING gin ("names");

CREATE FUNCTION "search"."texts"("value" jsonb) RETURNS SETOF text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT value #>> '{}' WHERE jsonb_typeof(value) = 'string'
  UNION ALL
  SELECT item #>> '{}' FROM jsonb_array_elements(CASE WHEN jsonb_typeof(value) = 'array' THEN value ELSE '[]' END) AS item
  WHERE jsonb_typeof(item) = 'string'
$$;

-- A repository's facets as `kind:value`. Every tag is one; some tags are another one as well.
CREATE FUNCTION "search"."facets_of"("r" "public"."repositories") RETURNS text[] LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT array_agg(DISTINCT lower(left(facet, 240))) FROM (
    SELECT unnest(ARRAY['owner:' || r.namespace_id, 'gated:' || CASE WHEN r.gated IS NULL THEN 'no' ELSE 'yes' END, 'gated:' || r.gated,
      'sdk:' || r.sdk, CASE WHEN r.type = 'app' THEN 'sdk:' || (r.card_data ->> 'sdk') END, 'task:' || r.pipeline_tag,
      'library:' || r.library_name]) AS facet
    UNION ALL
    SELECT 'language:' || language FROM "search"."texts"(coalesce(r.card_data -> 'language', r.card_data -> 'languages')) AS language
    UNION ALL
    SELECT unnest(ARRAY['uses:' || used, 'uses:any']) FROM "search"."texts"(r.card_data -> 'models') AS used WHERE r.type = 'app'
    UNION ALL
    SELECT unnest(ARRAY['uses:' || used, 'uses:any']) FROM "search"."texts"(r.card_data -> 'datasets') AS used WHERE r.type = 'app'
    UNION ALL
    SELECT unnest(ARRAY['tag:' || tag, CASE
      WHEN split_part(tag, ':', 1) IN ('license', 'library', 'format', 'modality', 'language') AND strpos(tag, ':') > 0 THEN tag
      WHEN starts_with(tag, 'task_categories:') THEN 'task:' || substr(tag, 17)
      WHEN starts_with(tag, 'size_categories:') THEN 'size:' || substr(tag, 17)
      WHEN starts_with(tag, 'base_model:') AND strpos(substr(tag, 12), ':') = 0 THEN 'base:' || substr(tag, 12)
      WHEN r.type = 'model' AND lower(tag) IN ('safetensors', 'gguf', 'onnx', 'pytorch', 'tf', 'jax', 'coreml', 'openvino', 'mlx', 'tflite')
        THEN 'format:' || tag END])
    FROM unnest(r.tags) AS tag
  ) AS found WHERE facet IS NOT NULL
$$;

CREATE FUNCTION "search"."popularity"("downloads" integer, "likes" integer, "trending" double precision) RETURNS double precision
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT ln(1 + greatest(downloads, 0)) + 2 * ln(1 + greatest(likes, 0)) + ln(1 + greatest(trending, 0))
$$;

CREATE FUNCTION "search"."visibility"("r" "public"."repositories") RETURNS smallint LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT (CASE WHEN r.disabled_at IS NOT NULL THEN 2 WHEN r.is_private THEN 1 ELSE 0 END)::smallint
$$;

-- Makes the entries of these repositories anew; null: of all.
CREATE FUNCTION "search"."enter"("ids" bigint[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  WITH computed AS MATERIALIZED (
    SELECT r AS repository, "search"."facets_of"(r) AS facets FROM "public"."repositories" r WHERE ids IS NULL OR r.id = ANY (ids)
  ), named AS (
    INSERT INTO "search"."facet" ("hash", "kind", "value")
    SELECT "search"."hash64"(facet), split_part(facet, ':', 1), substr(facet, strpos(facet, ':') + 1)
    FROM (SELECT DISTINCT unnest(facets) AS facet FROM computed) AS found
    WHERE facet NOT LIKE 'owner:%' AND NOT EXISTS (SELECT FROM "search"."facet" f WHERE f.hash = "search"."hash64"(facet))
    ON CONFLICT DO NOTHING
  )
  INSERT INTO "search"."entry" AS e ("id", "namespace_id", "created_at", "updated_at", "trending", "popularity", "downloads_all",
    "parameters", "likes", "downloads", "type", "visibility", "facets", "full_key")
  SELECT (r).id, (r).namespace_id, (r).created_at, (r).last_modified_at, (r).trending_score,
    "search"."popularity"((r).downloads_30d, (r).likes_count, (r).trending_score), (r).downloads_all_time, coalesce((r).parameters, -1),
    (r).likes_count, (r).downloads_30d, CASE (r).type WHEN 'model' THEN 1 WHEN 'dataset' THEN 2 ELSE 3 END, "search"."visibility"(r),
    (SELECT array_agg("search"."hash64"(facet)) FROM unnest(facets) AS facet), n.name_key || '/' || (r).name_key
  FROM (SELECT repository AS r, facets FROM computed) AS c JOIN "public"."namespaces" n ON n.id = (r).namespace_id
  ON CONFLICT ("id") DO UPDATE SET "namespace_id" = excluded.namespace_id, "created_at" = excluded.created_at,
    "updated_at" = excluded.updated_at, "trending" = excluded.trending, "popularity" = excluded.popularity,
    "downloads_all" = excluded.downloads_all, "parameters" = excluded.parameters, "likes" = excluded.likes,
    "downloads" = excluded.downloads, "visibility" = excluded.visibility, "facets" = excluded.facets, "full_key" = excluded.full_key;
END $$;

CREATE FUNCTION "search"."repository_entered"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM "search"."enter"(ARRAY[NEW.id]);
  INSERT INTO "public"."outbox_events" ("kind", "payload")
  VALUES ('search.repository', jsonb_build_object('repositoryId', NEW.id::text));
  RETURN NULL;
END $$;
CREATE TRIGGER "repositories_search_entered" AFTER INSERT OR UPDATE OF "namespace_id", "name", "name_key", "tags", "pipeline_tag",
  "library_name", "card_data", "card_commit_oid", "sdk", "gated" ON "public"."repositories"
FOR EACH ROW EXECUTE FUNCTION "search"."repository_entered"();

-- Numbers change often and alone: one narrow row follows.
CREATE FUNCTION "search"."repository_counted"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE "search"."entry" SET "updated_at" = NEW.last_modified_at, "created_at" = NEW.created_at, "trending" = NEW.trending_score,
    "popularity" = "search"."popularity"(NEW.downloads_30d, NEW.likes_count, NEW.trending_score),
    "downloads_all" = NEW.downloads_all_time, "parameters" = coalesce(NEW.parameters, -1), "likes" = NEW.likes_count,
    "downloads" = NEW.downloads_30d, "visibility" = "search"."visibility"(NEW)
  WHERE "id" = NEW.id;
  RETURN NULL;
END $$;
CREATE TRIGGER "repositories_search_counted" AFTER UPDATE ON "public"."repositories" FOR EACH ROW
WHEN ((OLD.last_modified_at, OLD.created_at, OLD.trending_score, OLD.downloads_30d, OLD.downloads_all_time, OLD.parameters, OLD.likes_count,
       OLD.is_private, OLD.disabled_at)
  IS DISTINCT FROM (NEW.last_modified_at, NEW.created_at, NEW.trending_score, NEW.downloads_30d, NEW.downloads_all_time, NEW.parameters,
       NEW.likes_count, NEW.is_private, NEW.disabled_at))
EXECUTE FUNCTION "search"."repository_counted"();

CREATE FUNCTION "search"."repository_gone"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM "search"."entry" WHERE "id" = OLD.id;
  DELETE FROM "search"."document" WHERE "id" = OLD.id;
  DELETE FROM "search"."excerpt" WHERE "id" = OLD.id;
  RETURN NULL;
END $$;
CREATE TRIGGER "repositories_search_gone" AFTER DELETE ON "public"."repositories"
FOR EACH ROW EXECUTE FUNCTION "search"."repository_gone"();

-- People and organizations: their words are made by a job; a new name stands in the keys of what they own.
CREATE FUNCTION "search"."namespace_named"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "public"."outbox_events" ("kind", "payload") VALUES ('search.namespace', jsonb_build_object('namespaceId', NEW.id::text));
  IF TG_OP = 'UPDATE' AND NEW.name_key IS DISTINCT FROM OLD.name_key THEN
    UPDATE "search"."entry" SET "full_key" = NEW.name_key || '/' || split_part("full_key", '/', 2) WHERE "id" IN (
      SELECT r.id FROM "public"."repositories" r WHERE r.namespace_id = NEW.id);
  END IF;
  IF TG_OP = 'UPDATE' THEN
    INSERT INTO "public"."outbox_events" ("kind", "payload")
    SELECT 'search.repository', jsonb_build_object('repositoryId', r.id::text) FROM "public"."repositories" r WHERE r.namespace_id = NEW.id;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER "namespaces_search_named" AFTER INSERT OR UPDATE OF "name", "name_key", "full_name" ON "public"."namespaces"
FOR EACH ROW EXECUTE FUNCTION "search"."namespace_named"();
CREATE FUNCTION "search"."namespace_gone"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM "search"."person" WHERE "id" = OLD.id;
  RETURN NULL;
END $$;
CREATE TRIGGER "namespaces_search_gone" AFTER DELETE ON "public"."namespaces"
FOR EACH ROW EXECUTE FUNCTION "search"."namespace_gone"();

-- What was there before this migration.
SELECT "search"."enter"(NULL);
INSERT INTO "public"."outbox_events" ("kind", "payload")
SELECT 'search.repository', jsonb_build_object('repositoryId', id::text) FROM "public"."repositories";
INSERT INTO "public"."outbox_events" ("kind", "payload")
SELECT 'search.namespace', jsonb_build_object('namespaceId', id::text) FROM "public"."namespaces";
