-- Downloads by day, and who is downloading at this moment (docs/protocols/downloads.md).
CREATE TABLE "repository_downloads" (
    "repository_id" BIGINT NOT NULL,
    "day" DATE NOT NULL,
    "count" INTEGER NOT NULL,
    CONSTRAINT "repository_downloads_pkey" PRIMARY KEY ("repository_id", "day"),
    CONSTRAINT "repository_downloads_repository_id_fkey" FOREIGN KEY ("repository_id") REFERENCES "repositories" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE INDEX "repository_downloads_day_idx" ON "repository_downloads" ("day");

CREATE TABLE "download_visits" (
    "repository_id" BIGINT NOT NULL,
    "reader" BYTEA NOT NULL,
    "began_at" TIMESTAMPTZ(6) NOT NULL,
    "seen_at" TIMESTAMPTZ(6) NOT NULL,
    CONSTRAINT "download_visits_pkey" PRIMARY KEY ("repository_id", "reader"),
    CONSTRAINT "download_visits_repository_id_fkey" FOREIGN KEY ("repository_id") REFERENCES "repositories" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE INDEX "download_visits_seen_at_idx" ON "download_visits" ("seen_at");

-- trending_score is log2(Σ weight · 2^(at / 7 days)), `at` counted from 2020. What happened a week ago weighs half, and nothing has to be written for
-- that: all scores fall behind the clock at the same pace. Adds one event, or takes it back with a negative weight. 0 stands for "nothing happened".
CREATE FUNCTION "trending_add"("score" DOUBLE PRECISION, "weight" DOUBLE PRECISION, "at" TIMESTAMPTZ) RETURNS DOUBLE PRECISION
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT CASE
    WHEN weight = 0 THEN score
    WHEN weight > 0 AND score <= 0 THEN e.x
    WHEN weight > 0 THEN greatest(score, e.x) + ln(1 + exp(-least(abs(score - e.x), 500) * ln(2::float8))) / ln(2::float8)
    WHEN score - e.x < 1e-9 THEN 0
    ELSE greatest(0, score + ln(1 - exp(-least(score - e.x, 500) * ln(2::float8))) / ln(2::float8))
  END
  FROM (SELECT ln(nullif(abs(weight), 0)) / ln(2::float8) + extract(epoch FROM at - '2020-01-01T00:00:00Z'::timestamptz)::float8 / 604800 AS x) e
$$;

-- Likes there are already: the same sum at once, 8 for each.
WITH events AS (
  SELECT repository_id, 3 + extract(epoch FROM created_at - '2020-01-01T00:00:00Z'::timestamptz)::float8 / 604800 AS x FROM "likes"
), latest AS (
  SELECT repository_id, max(x) AS most FROM events GROUP BY repository_id
), scores AS (
  SELECT e.repository_id, l.most + ln(sum(exp(-least(l.most - e.x, 500) * ln(2::float8)))) / ln(2::float8) AS score
  FROM events e JOIN latest l USING (repository_id) GROUP BY e.repository_id, l.most
)
UPDATE "repositories" r SET trending_score = greatest(0, s.score) FROM scores s WHERE r.id = s.repository_id;
