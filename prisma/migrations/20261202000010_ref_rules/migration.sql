-- Rules over branches and tags, as whoever administers the repository keeps them (docs/decisions/0055). They stand in the row whose lock every movement of a
-- ref takes: the statement that takes it reads them as they are then.
alter table "git"."repository" add column "rules" jsonb not null default '[]'
  constraint "repository_rules_check" check (jsonb_typeof("rules") = 'array' and jsonb_array_length("rules") <= 50);
