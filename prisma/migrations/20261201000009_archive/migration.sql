-- A repository that its owner made read-only.
alter table "repositories" add column "archived_at" timestamptz(3);
