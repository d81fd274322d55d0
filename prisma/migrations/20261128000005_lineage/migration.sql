-- What models were made from: as their cards say, and as jobs of this hub made them (docs/decisions/0029).

-- A result that a job committed: a fact, whatever becomes of the card.
create table "makings" (
  "id" bigserial not null,
  "repository_id" bigint not null,
  -- Null once the job is gone; its key stays.
  "job_id" bigint,
  "job_key" text not null,
  "commit_oid" bytea not null,
  -- Of the files of that commit but those that only describe; null before they were read.
  "files_hash" bytea,
  -- Whether the head of the default branch still has exactly these files.
  "is_unchanged" boolean,
  "at" timestamptz(3) not null default current_timestamp,
  constraint "makings_pkey" primary key ("id"),
  constraint "makings_repository_id_fkey" foreign key ("repository_id") references "repositories"("id") on delete cascade on update cascade,
  constraint "makings_job_id_fkey" foreign key ("job_id") references "jobs"("id") on delete set null on update cascade
);
create unique index "makings_repository_id_job_key_key" on "makings"("repository_id", "job_key");
create index "makings_job_id_idx" on "makings"("job_id");

-- What a model was made from. With a making: a fact that it made; without: a claim of its card.
create table "origins" (
  "id" bigserial not null,
  "repository_id" bigint not null,
  "making_id" bigint,
  "relation" text not null,
  "type" "repo_type" not null,
  -- As it was called when it was written down. In lower case: the key.
  "name" text not null,
  "name_key" text not null,
  -- Null when no repository of this hub is meant, or when it has been deleted.
  "origin_id" bigint,
  "commit_oid" bytea,
  constraint "origins_pkey" primary key ("id"),
  constraint "origins_repository_id_fkey" foreign key ("repository_id") references "repositories"("id") on delete cascade on update cascade,
  constraint "origins_making_id_fkey" foreign key ("making_id") references "makings"("id") on delete cascade on update cascade,
  constraint "origins_origin_id_fkey" foreign key ("origin_id") references "repositories"("id") on delete set null on update cascade,
  constraint "origins_relation" check ("relation" in ('adapter', 'finetune', 'quantized', 'merge', 'data')),
  constraint "origins_fact_has_commit" check (("making_id" is null) = ("commit_oid" is null))
);
create index "origins_repository_id_idx" on "origins"("repository_id");
create index "origins_making_id_idx" on "origins"("making_id");
create index "origins_origin_id_idx" on "origins"("origin_id");
create index "origins_name_key_idx" on "origins"("name_key");
create unique index "origins_claimed" on "origins"("repository_id", "type", "name_key") where "making_id" is null;

-- The repository that a name means today: the one of that name, or the one that had it last.
create function "repository_meant"("wanted" "repo_type", "key" text) returns bigint language sql stable as $$
  select coalesce(
    (select r.id from namespaces n join repositories r on r.namespace_id = n.id and r.type = wanted and r.name_key = split_part(key, '/', 2)
     where n.name_key = split_part(key, '/', 1)),
    (select x.repository_id from repository_redirects x
     where x.type = wanted and x.namespace_key = split_part(key, '/', 1) and x.name_key = split_part(key, '/', 2)),
    (select r.id from namespace_tombstones t join repositories r on r.namespace_id = t.namespace_id and r.type = wanted and r.name_key = split_part(key, '/', 2)
     where t.name_key = split_part(key, '/', 1) limit 1))
$$;

-- A name that cards have claimed is given to a repository: they mean it from now on. Who means another one already goes on to mean that one.
create function "origins_named"() returns trigger language plpgsql as $$
begin
  update origins o set origin_id = NEW.id
  from namespaces n
  where n.id = NEW.namespace_id and o.name_key = n.name_key || '/' || NEW.name_key and o.type = NEW.type and o.origin_id is null and o.making_id is null
    and o.repository_id <> NEW.id;
  return null;
end $$;
create trigger "repositories_origins_inserted" after insert on "repositories" for each row execute function "origins_named"();
create trigger "repositories_origins_renamed" after update of "namespace_id", "name_key" on "repositories" for each row
when ((OLD.namespace_id, OLD.name_key) is distinct from (NEW.namespace_id, NEW.name_key)) execute function "origins_named"();
create function "origins_namespace_named"() returns trigger language plpgsql as $$
begin
  update origins o set origin_id = r.id
  from repositories r
  where r.namespace_id = NEW.id and o.name_key = NEW.name_key || '/' || r.name_key and o.type = r.type and o.origin_id is null and o.making_id is null
    and o.repository_id <> r.id;
  return null;
end $$;
create trigger "namespaces_origins_renamed" after update of "name_key" on "namespaces" for each row
when (OLD.name_key is distinct from NEW.name_key) execute function "origins_namespace_named"();

-- Lists narrow by them: `child:7` is made from repository 7, `child:adapter:7` is its adapter, `learned:7` learned from dataset 7.
alter function "search"."facets_of"("public"."repositories") rename to "own_facets_of";
create function "search"."facets_of"("r" "public"."repositories") returns text[] language sql stable parallel safe as $$
  select "search"."own_facets_of"(r) || array(
    select distinct unnest(case o.relation when 'data' then array['learned:' || o.origin_id]
      else array['child:' || o.origin_id, 'child:' || o.relation || ':' || o.origin_id] end)
    from "public"."origins" o where o.repository_id = r.id and o.origin_id is not null)
$$;
create function "search"."origins_changed"() returns trigger language plpgsql as $$
begin
  perform "search"."enter"(array(select distinct repository_id from changed));
  return null;
end $$;
create trigger "origins_search_inserted" after insert on "origins" referencing new table as changed
for each statement execute function "search"."origins_changed"();
create trigger "origins_search_updated" after update on "origins" referencing new table as changed
for each statement execute function "search"."origins_changed"();
create trigger "origins_search_deleted" after delete on "origins" referencing old table as changed
for each statement execute function "search"."origins_changed"();

-- What there was before this migration: results of jobs, and what tags have taken from cards.
insert into "makings" ("repository_id", "job_id", "job_key", "commit_oid", "at")
select j.result_repository_id, j.id, j.key, j.result_commit_oid, coalesce(j.ended_at, j.created_at) from "jobs" j
where j.kind = 'finetune' and j.result_repository_id is not null and j.result_commit_oid is not null;
insert into "origins" ("repository_id", "making_id", "relation", "type", "name", "name_key", "origin_id", "commit_oid")
select m.repository_id, m.id, used.relation, (used.input ->> 'type')::"repo_type", used.input ->> 'repository', lower(used.input ->> 'repository'),
  "repository_meant"((used.input ->> 'type')::"repo_type", lower(used.input ->> 'repository')), decode(used.input ->> 'revision', 'hex')
from "makings" m join "jobs" j on j.id = m.job_id
cross join lateral (
  select case j.settings ->> 'method' when 'lora' then 'adapter' else 'finetune' end as relation, j.settings -> 'model' as input
  union select distinct 'data', file - 'path' from jsonb_array_elements(j.settings -> 'train') as file) as used;
insert into "origins" ("repository_id", "relation", "type", "name", "name_key", "origin_id")
select distinct on (r.id, lower(named.name)) r.id, named.relation, 'model'::"repo_type", named.name, lower(named.name),
  nullif("repository_meant"('model', lower(named.name)), r.id)
from "repositories" r cross join lateral unnest(r.tags) as tag
cross join lateral (select split_part(tag, ':', 2) as relation, substr(tag, length(split_part(tag, ':', 2)) + 13) as name) as named
where r.type = 'model' and tag ~ '^base_model:(adapter|finetune|quantized|merge):[[:alnum:]_.-]{1,96}(/[[:alnum:]_.-]{1,96})?$';
insert into "origins" ("repository_id", "relation", "type", "name", "name_key", "origin_id")
select distinct on (r.id, lower(named.name)) r.id, 'data', 'dataset'::"repo_type", named.name, lower(named.name), "repository_meant"('dataset', lower(named.name))
from "repositories" r cross join lateral unnest(r.tags) as tag cross join lateral (select substr(tag, 9) as name) as named
where r.type = 'model' and tag ~ '^dataset:[[:alnum:]_.-]{1,96}(/[[:alnum:]_.-]{1,96})?$';
