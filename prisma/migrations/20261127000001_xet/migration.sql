-- Files kept as chunks (the Xet store): docs/decisions/0021-xet-store.md.
CREATE TABLE "xet_xorbs" (
  "hash" BYTEA NOT NULL,
  "storage_key" TEXT NOT NULL,
  "stored_bytes" INTEGER NOT NULL,
  "raw_bytes" INTEGER NOT NULL,
  "chunk_count" INTEGER NOT NULL,
  "chunk_hashes" BYTEA NOT NULL,
  "raw_ends" BYTEA NOT NULL,
  "body_ends" BYTEA NOT NULL,
  "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "unused_since" TIMESTAMPTZ(3) DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT "xet_xorbs_pkey" PRIMARY KEY ("hash")
);
CREATE TABLE "xet_files" (
  "hash" BYTEA NOT NULL,
  "size_bytes" BIGINT NOT NULL,
  "sha256" BYTEA,
  "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT "xet_files_pkey" PRIMARY KEY ("hash")
);
CREATE TABLE "xet_terms" (
  "file_hash" BYTEA NOT NULL,
  "raw_start" BIGINT NOT NULL,
  "xorb_hash" BYTEA NOT NULL,
  "chunk_start" INTEGER NOT NULL,
  "chunk_end" INTEGER NOT NULL,
  "raw_bytes" INTEGER NOT NULL,
  "body_start" INTEGER NOT NULL,
  "body_end" INTEGER NOT NULL,
  CONSTRAINT "xet_terms_pkey" PRIMARY KEY ("file_hash", "raw_start")
);
CREATE TABLE "xet_links" (
  "repository_id" BIGINT NOT NULL,
  "sha256" BYTEA NOT NULL,
  "file_hash" BYTEA NOT NULL,
  "is_refuted" BOOLEAN NOT NULL DEFAULT false,
  "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT "xet_links_pkey" PRIMARY KEY ("repository_id", "sha256")
);
CREATE TABLE "xet_holdings" (
  "user_id" BIGINT NOT NULL,
  "xorb_hash" BYTEA NOT NULL,
  "held_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT "xet_holdings_pkey" PRIMARY KEY ("user_id", "xorb_hash")
);
CREATE TABLE "xet_dedup_chunks" (
  "chunk_hash" BYTEA NOT NULL,
  "xorb_hash" BYTEA NOT NULL,
  "position" INTEGER NOT NULL,
  CONSTRAINT "xet_dedup_chunks_pkey" PRIMARY KEY ("chunk_hash", "xorb_hash")
);
CREATE UNIQUE INDEX "xet_xorbs_storage_key_key" ON "xet_xorbs"("storage_key");
CREATE INDEX "xet_xorbs_unused_since_idx" ON "xet_xorbs"("unused_since");
CREATE INDEX "xet_terms_xorb_hash_idx" ON "xet_terms"("xorb_hash");
CREATE INDEX "xet_links_file_hash_repository_id_idx" ON "xet_links"("file_hash", "repository_id");
CREATE INDEX "xet_holdings_xorb_hash_idx" ON "xet_holdings"("xorb_hash");
CREATE INDEX "xet_holdings_held_at_idx" ON "xet_holdings"("held_at");
CREATE INDEX "xet_dedup_chunks_xorb_hash_idx" ON "xet_dedup_chunks"("xorb_hash");
ALTER TABLE "xet_terms" ADD CONSTRAINT "xet_terms_file_hash_fkey"
  FOREIGN KEY ("file_hash") REFERENCES "xet_files"("hash") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "xet_terms" ADD CONSTRAINT "xet_terms_xorb_hash_fkey"
  FOREIGN KEY ("xorb_hash") REFERENCES "xet_xorbs"("hash") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "xet_links" ADD CONSTRAINT "xet_links_repository_id_fkey"
  FOREIGN KEY ("repository_id") REFERENCES "repositories"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "xet_links" ADD CONSTRAINT "xet_links_file_hash_fkey"
  FOREIGN KEY ("file_hash") REFERENCES "xet_files"("hash") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "xet_holdings" ADD CONSTRAINT "xet_holdings_user_id_fkey"
  FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "xet_holdings" ADD CONSTRAINT "xet_holdings_xorb_hash_fkey"
  FOREIGN KEY ("xorb_hash") REFERENCES "xet_xorbs"("hash") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "xet_dedup_chunks" ADD CONSTRAINT "xet_dedup_chunks_xorb_hash_fkey"
  FOREIGN KEY ("xorb_hash") REFERENCES "xet_xorbs"("hash") ON DELETE CASCADE ON UPDATE CASCADE;
-- Hashes do not compress, and a range of a file asks for a few bytes out of the middle of a table.
ALTER TABLE "xet_xorbs" ALTER COLUMN "chunk_hashes" SET STORAGE EXTERNAL;
ALTER TABLE "xet_xorbs" ALTER COLUMN "raw_ends" SET STORAGE EXTERNAL;
ALTER TABLE "xet_xorbs" ALTER COLUMN "body_ends" SET STORAGE EXTERNAL;
