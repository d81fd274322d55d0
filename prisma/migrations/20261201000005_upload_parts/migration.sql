-- How an upload in parts was cut is kept with it: pages cut finer than other clients, and either goes on with what the other began.
ALTER TABLE "blob_uploads" ADD COLUMN "part_bytes" BIGINT;
-- As all were cut until now.
UPDATE "blob_uploads" SET "part_bytes" = greatest(67108864, ceil("size_bytes" / 1000.0 / 1048576) * 1048576);
ALTER TABLE "blob_uploads" ALTER COLUMN "part_bytes" SET NOT NULL;
