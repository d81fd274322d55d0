-- What namespaces store, kept up in the transactions that store it; their limits. The totals of a namespace are spread over rows (shards, by
-- repository), so that writers of different repositories seldom wait for each other; they are summed where they are asked for.
CREATE TABLE "repository_usage" (
  "repository_id" BIGINT NOT NULL,
  "file_bytes" BIGINT NOT NULL DEFAULT 0,
  "git_bytes" BIGINT NOT NULL DEFAULT 0,
  CONSTRAINT "repository_usage_pkey" PRIMARY KEY ("repository_id")
);
CREATE TABLE "namespace_usage" (
  "namespace_id" BIGINT NOT NULL,
  "shard" SMALLINT NOT NULL,
  "stored_bytes" BIGINT NOT NULL DEFAULT 0,
  "repositories" INTEGER NOT NULL DEFAULT 0,
  CONSTRAINT "namespace_usage_pkey" PRIMARY KEY ("namespace_id", "shard")
);
-- Null means without limit; no row means the limits of GROVE_DEFAULT_QUOTA_….
CREATE TABLE "namespace_quotas" (
  "namespace_id" BIGINT NOT NULL,
  "max_bytes" BIGINT,
  "max_repositories" INTEGER,
  "changed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT "namespace_quotas_pkey" PRIMARY KEY ("namespace_id")
);
ALTER TABLE "repository_usage" ADD CONSTRAINT "repository_usage_repository_id_fkey"
  FOREIGN KEY ("repository_id") REFERENCES "repositories"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "namespace_usage" ADD CONSTRAINT "namespace_usage_namespace_id_fkey"
  FOREIGN KEY ("namespace_id") REFERENCES "namespaces"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "namespace_quotas" ADD CONSTRAINT "namespace_quotas_namespace_id_fkey"
  FOREIGN KEY ("namespace_id") REFERENCES "namespaces"("id") ON DELETE CASCADE ON UPDATE CASCADE;
-- Updated in place again and again: room for that on every page.
ALTER TABLE "repository_usage" SET (fillfactor = 70);
ALTER TABLE "namespace_usage" SET (fillfactor = 50);

INSERT INTO "repository_usage" ("repository_id", "file_bytes", "git_bytes")
SELECT r.id, coalesce(f.bytes, 0), coalesce(g.bytes, 0) FROM "repositories" r
LEFT JOIN (SELECT l.repository_id, sum(o.size_bytes) AS bytes FROM "blob_links" l JOIN "blob_objects" o ON o.sha256 = l.sha256 GROUP BY 1) f ON f.repository_id = r.id
LEFT JOIN (SELECT repo_id, sum(length(data)) AS bytes FROM "git"."object" GROUP BY 1) g ON g.repo_id = r.id;
INSERT INTO "namespace_usage" ("namespace_id", "shard", "stored_bytes", "repositories")
SELECT r.namespace_id, r.id % 32, sum(u.file_bytes + u.git_bytes), count(*) FROM "repositories" r JOIN "repository_usage" u ON u.repository_id = r.id GROUP BY 1, 2;
