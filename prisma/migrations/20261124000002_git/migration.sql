-- Schema `git`: the version store (docs/decisions/0003-git-objects-in-postgres.md). Real git objects as rows, whole or as deltas.
CREATE SCHEMA "git";

-- One row per repository; locking it (FOR NO KEY UPDATE) is the repository's write lock.
CREATE TABLE "git"."repository" (
  "repo_id" bigint PRIMARY KEY,
  "head" text COLLATE "C" NOT NULL DEFAULT 'refs/heads/main',
  "next_idx" integer NOT NULL DEFAULT 0,
  "refs_version" bigint NOT NULL DEFAULT 0
);

-- data is a zlib stream: of the whole object when base is null, else of a git delta against base (an object of the same repository).
-- Closed under reachability: a row's referents are rows of the same repository. Depth 0 is whole.
CREATE TABLE "git"."object" (
  "repo_id" bigint NOT NULL,
  "size" integer NOT NULL,
  "type" smallint NOT NULL CHECK ("type" BETWEEN 1 AND 4),
  "depth" smallint NOT NULL,
  "delta_size" integer,
  "oid" bytea NOT NULL,
  "base" bytea,
  "data" bytea NOT NULL,
  PRIMARY KEY ("repo_id", "oid"),
  CHECK ("base" <> "oid"),
  CHECK (("base" IS NULL) = ("depth" = 0)),
  CHECK (("base" IS NULL) = ("delta_size" IS NULL))
) PARTITION BY HASH ("repo_id");
DO $$ BEGIN FOR i IN 0..15 LOOP
  EXECUTE format('CREATE TABLE git.object_%s PARTITION OF git.object FOR VALUES WITH (MODULUS 16, REMAINDER %s)', i, i);
  EXECUTE format('ALTER TABLE git.object_%s ALTER COLUMN data SET STORAGE EXTERNAL', i);
END LOOP; END $$;

CREATE TABLE "git"."ref" (
  "repo_id" bigint NOT NULL,
  "name" text COLLATE "C" NOT NULL,
  "oid" bytea NOT NULL,
  -- what an annotated tag points at in the end; null for everything else
  "peeled" bytea,
  PRIMARY KEY ("repo_id", "name")
);

-- idx is topological within a repository: a parent's is smaller than its child's. parents holds big-endian int4 idx of each parent.
-- new_oids: the trees and blobs of this commit that none of its parents has (20 bytes each), so that a clone or fetch is a union of rows.
CREATE TABLE "git"."commit" (
  "repo_id" bigint NOT NULL,
  "idx" integer NOT NULL,
  "time" bigint NOT NULL,
  "oid" bytea NOT NULL,
  "tree" bytea NOT NULL,
  "parents" bytea NOT NULL,
  "new_oids" bytea NOT NULL,
  PRIMARY KEY ("repo_id", "idx")
);
ALTER TABLE "git"."commit" ALTER COLUMN "new_oids" SET STORAGE EXTERNAL;

-- One row per directory and commit that changed an entry of it: names are NUL-separated, a removed one begins with '/'.
-- dir_key is the first 8 bytes of sha256(directory path).
CREATE TABLE "git"."change" (
  "repo_id" bigint NOT NULL,
  "dir_key" bigint NOT NULL,
  "idx" integer NOT NULL,
  "names" bytea NOT NULL,
  PRIMARY KEY ("repo_id", "dir_key", "idx")
);

-- Every movement of a ref: audit, webhooks, undo.
CREATE TABLE "git"."ref_event" (
  "repo_id" bigint NOT NULL,
  "seq" bigint GENERATED ALWAYS AS IDENTITY,
  "at" timestamptz(3) NOT NULL DEFAULT now(),
  "actor_id" bigint,
  "name" text COLLATE "C" NOT NULL,
  "old_oid" bytea,
  "new_oid" bytea,
  PRIMARY KEY ("repo_id", "seq")
);

-- Answers given to commits lately, so that a client whose acknowledgement was lost can ask again.
CREATE TABLE "git"."commit_receipt" (
  "repo_id" bigint NOT NULL,
  "key" bytea NOT NULL,
  "commit_oid" bytea NOT NULL,
  "at" timestamptz(3) NOT NULL DEFAULT now(),
  PRIMARY KEY ("repo_id", "key")
);
CREATE INDEX "commit_receipt_at" ON "git"."commit_receipt" ("at");
