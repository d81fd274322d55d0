-- Three more orders of lists: likes of the last 30 days, bytes of the default branch, rows of a dataset.
ALTER TABLE "repositories" ADD COLUMN "likes_30d" INTEGER NOT NULL DEFAULT 0, ADD COLUMN "main_bytes" BIGINT, ADD COLUMN "row_count" BIGINT;
CREATE INDEX "likes_created_at_idx" ON "likes" ("created_at");
-- -1: not known
ALTER TABLE "search"."entry" ADD COLUMN "likes_30d" integer NOT NULL DEFAULT 0, ADD COLUMN "main_bytes" bigint NOT NULL DEFAULT -1,
  ADD COLUMN "row_count" bigint NOT NULL DEFAULT -1;
CREATE INDEX "entry_likes_30d" ON "search"."entry" ("type", "visibility", "likes_30d" DESC, "id");
CREATE INDEX "entry_main_bytes" ON "search"."entry" ("type", "visibility", "main_bytes" DESC, "id");
CREATE INDEX "entry_row_count" ON "search"."entry" ("type", "visibility", "row_count" DESC, "id");

-- Makes the entries of these repositories anew; null: of all.
CREATE OR REPLACE FUNCTION "search"."enter"("ids" bigint[]) RETURNS void LANGUAGE plpgsql AS $$
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
    "parameters", "likes", "downloads", "type", "visibility", "facets", "full_key",
    "likes_30d", "main_bytes", "row_count")
  SELECT (r).id, (r).namespace_id, (r).created_at, (r).last_modified_at, (r).trending_score,
    "search"."popularity"((r).downloads_30d, (r).likes_count, (r).trending_score), (r).downloads_all_time, coalesce((r).parameters, -1),
    (r).likes_count, (r).downloads_30d, CASE (r).type WHEN 'model' THEN 1 WHEN 'dataset' THEN 2 ELSE 3 END, "search"."visibility"(r),
    (SELECT array_agg("search"."hash64"(facet)) FROM unnest(facets) AS facet), n.name_key || '/' || (r).name_key,
    (r).likes_30d, coalesce((r).main_bytes, -1), coalesce((r).row_count, -1)
  FROM (SELECT repository AS r, facets FROM computed) AS c JOIN "public"."namespaces" n ON n.id = (r).namespace_id
  ON CONFLICT ("id") DO UPDATE SET "namespace_id" = excluded.namespace_id, "created_at" = excluded.created_at,
    "updated_at" = excluded.updated_at, "trending" = excluded.trending, "popularity" = excluded.popularity,
    "downloads_all" = excluded.downloads_all, "parameters" = excluded.parameters, "likes" = excluded.likes,
    "downloads" = excluded.downloads, "visibility" = excluded.visibility, "facets" = excluded.facets, "full_key" = excluded.full_key,
    "likes_30d" = excluded.likes_30d, "main_bytes" = excluded.main_bytes, "row_count" = excluded.row_count;
END $$;

CREATE OR REPLACE FUNCTION "search"."repository_counted"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE "search"."entry" SET "updated_at" = NEW.last_modified_at, "created_at" = NEW.created_at, "trending" = NEW.trending_score,
    "popularity" = "search"."popularity"(NEW.downloads_30d, NEW.likes_count, NEW.trending_score),
    "downloads_all" = NEW.downloads_all_time, "parameters" = coalesce(NEW.parameters, -1), "likes" = NEW.likes_count,
    "downloads" = NEW.downloads_30d, "visibility" = "search"."visibility"(NEW), "likes_30d" = NEW.likes_30d,
    "main_bytes" = coalesce(NEW.main_bytes, -1), "row_count" = coalesce(NEW.row_count, -1)
  WHERE "id" = NEW.id;
  RETURN NULL;
END $$;
DROP TRIGGER "repositories_search_counted" ON "public"."repositories";
CREATE TRIGGER "repositories_search_counted" AFTER UPDATE ON "public"."repositories" FOR EACH ROW
WHEN ((OLD.last_modified_at, OLD.created_at, OLD.trending_score, OLD.downloads_30d, OLD.downloads_all_time, OLD.parameters, OLD.likes_count,
       OLD.is_private, OLD.disabled_at, OLD.likes_30d, OLD.main_bytes, OLD.row_count)
  IS DISTINCT FROM (NEW.last_modified_at, NEW.created_at, NEW.trending_score, NEW.downloads_30d, NEW.downloads_all_time, NEW.parameters,
       NEW.likes_count, NEW.is_private, NEW.disabled_at, NEW.likes_30d, NEW.main_bytes, NEW.row_count))
EXECUTE FUNCTION "search"."repository_counted"();

-- Whether a like of then is among those of the last 30 days that repositories count: instance_facts says up to which day they have left.
CREATE FUNCTION "like_is_recent"("at" timestamptz) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT (at AT TIME ZONE 'utc')::date > coalesce((SELECT value::date FROM "instance_facts" WHERE key = 'likes:left'), '-infinity'::date)
$$;

-- Likes there are already. Days leave the window as those of downloads do.
INSERT INTO "instance_facts" ("key", "value") VALUES ('likes:left', ((now() AT TIME ZONE 'utc')::date - 30)::text);
UPDATE "repositories" r SET likes_30d = l.n FROM (
  SELECT repository_id, count(*)::int AS n FROM "likes" WHERE "like_is_recent"(created_at) GROUP BY 1
) l WHERE r.id = l.repository_id;
