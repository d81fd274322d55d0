-- Which versions of a repository a purchase holds. New ones come with it for so many months; 0: none; null: all there will be.
alter table "offers" add column "updates_months" smallint;
alter table "offers" add constraint "offers_updates" check ("updates_months" is null or ("updates_months" between 0 and 120 and "kind" = 'once' and "repository_id" is not null));

-- What it reads is as the repository stood then; null: as it stands.
alter table "sale_grants" add column "versions_until" timestamptz(3);
-- The right to earlier versions that it took the place of: given back with the money that it cost.
alter table "sale_grants" add column "replaces_id" bigint;
alter table "sale_grants" add constraint "sale_grants_replaces_id_fkey" foreign key ("replaces_id") references "sale_grants"("id") on delete set null on update cascade;
create index "sale_grants_replaces_id_idx" on "sale_grants"("replaces_id");

-- Copies of repositories had refs that no event tells of: where they stood is asked for from now on. Before every other event.
insert into "git"."ref_event" ("repo_id", "seq", "at", "name", "new_oid") overriding system value
select x.repo_id, -(row_number() over (order by x.repo_id, x.name)), r.created_at, x.name, x.oid
from (
  select f.repo_id, f.name, f.oid from "git"."ref" f
  where not exists (select from "git"."ref_event" e where e.repo_id = f.repo_id and e.name = f.name)
  union all
  (select distinct on (e.repo_id, e.name) e.repo_id, e.name, e.old_oid from "git"."ref_event" e order by e.repo_id, e.name, e.seq)
) x join "repositories" r on r.id = x.repo_id where x.oid is not null;
