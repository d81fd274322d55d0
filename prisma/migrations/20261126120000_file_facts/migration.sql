-- What the headers of a repository's files say; derived by a job, so old rows begin empty.
alter table "repositories" add column "parameters" bigint, add column "file_facts" jsonb;
