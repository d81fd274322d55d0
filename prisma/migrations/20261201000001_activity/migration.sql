-- What was done in repositories, one row for each thing, whoever follows whom: feeds look for it by who did it, by whose repository it is, and by repository.
-- Rows name everything by id, so that a list shows names of today, and only to those who may see the repository by then (docs/decisions/0046).
create table "activities" (
  "id" bigserial not null,
  "at" timestamptz(3) not null default current_timestamp,
  "kind" text not null,
  "actor_id" bigint,
  "owner_id" bigint,
  "repository_id" bigint not null,
  "discussion_id" bigint,
  "ref" text,
  "oid" bytea,
  "count" integer not null default 1,
  constraint "activities_pkey" primary key ("id"),
  constraint "activities_actor_id_fkey" foreign key ("actor_id") references "users"("id") on delete cascade on update cascade,
  constraint "activities_owner_id_fkey" foreign key ("owner_id") references "namespaces"("id") on delete cascade on update cascade,
  constraint "activities_repository_id_fkey" foreign key ("repository_id") references "repositories"("id") on delete cascade on update cascade,
  constraint "activities_discussion_id_fkey" foreign key ("discussion_id") references "discussions"("id") on delete cascade on update cascade,
  constraint "activities_kind" check ("kind" in ('created', 'published', 'pushed', 'tagged', 'discussion', 'pull-request', 'merged', 'liked'))
);
create index "activities_actor_id_id_idx" on "activities"("actor_id", "id" desc);
create index "activities_owner_id_id_idx" on "activities"("owner_id", "id" desc);
create index "activities_repository_id_id_idx" on "activities"("repository_id", "id" desc);
create index "activities_discussion_id_idx" on "activities"("discussion_id");
create index "activities_at_idx" on "activities" using brin ("at");
-- Whose requests wait is asked over all repositories of an owner: few of them have a gate.
create index "repositories_gated_idx" on "repositories"("namespace_id") where "gated" is not null;

-- What was done before there was this table, in the order in which it happened.
insert into "activities" ("at", "kind", "actor_id", "owner_id", "repository_id", "discussion_id")
select "at", "kind", "actor_id", "owner_id", "repository_id", "discussion_id" from (
  select r.created_at as at, 'created' as kind, r.created_by_id as actor_id, r.namespace_id as owner_id, r.id as repository_id, null::bigint as discussion_id
  from "repositories" r where r.created_by_id is null or exists (select from "users" u where u.id = r.created_by_id)
  union all
  select d.created_at, case when d.is_pull_request then 'pull-request' else 'discussion' end, d.author_id, null, d.repository_id, d.id
  from "discussions" d where d.status <> 'draft'
  union all
  select e.created_at, 'merged', e.author_id, r.namespace_id, r.id, d.id
  from "discussion_events" e join "discussions" d on d.id = e.discussion_id join "repositories" r on r.id = d.repository_id
  where e.kind = 'status-change' and e.data->>'status' = 'merged'
  union all
  select l.created_at, 'liked', l.user_id, null, l.repository_id, null from "likes" l
) past order by at;

create function "activity_repository"() returns trigger language plpgsql as $$
begin
  if TG_OP = 'INSERT' then
    insert into "public"."activities" ("kind", "actor_id", "owner_id", "repository_id")
    values ('created', (select id from "public"."users" where id = NEW.created_by_id), NEW.namespace_id, NEW.id);
    return null;
  end if;
  -- Opened and closed again and again is told of once.
  if OLD.is_private and not NEW.is_private then
    delete from "public"."activities" where repository_id = NEW.id and kind = 'published';
    insert into "public"."activities" ("kind", "actor_id", "owner_id", "repository_id")
    values ('published', (select id from "public"."users" where id = NEW.namespace_id), NEW.namespace_id, NEW.id);
  end if;
  if OLD.namespace_id <> NEW.namespace_id then
    update "public"."activities" set owner_id = NEW.namespace_id where repository_id = NEW.id and owner_id = OLD.namespace_id;
  end if;
  return null;
end $$;
create trigger "activity_repository_made" after insert on "repositories" for each row execute function "activity_repository"();
create trigger "activity_repository_changed" after update of "namespace_id", "is_private" on "repositories"
  for each row execute function "activity_repository"();

-- One row for the branches of a step and one for its new tags. Pushes of somebody to a branch within an hour are one row that moves up, so that who
-- commits every minute fills nobody's page; the repository is locked meanwhile. What a repository is born with goes with its birth.
create function "activity_refs"() returns trigger language plpgsql as $$
declare
  moved record;
  folded integer;
begin
  for moved in
    select distinct on (m.repo_id, m.kind) m.*, r.namespace_id, u.id as user_id from (
      select a.repo_id, a.actor_id, a.seq, a.name, a.new_oid, substr(a.name, 12) as branch, substr(a.name, 11) as tag,
        case when a.name like 'refs/heads/%' then 'pushed' else 'tagged' end as kind,
        count(*) over (partition by a.repo_id, a.name like 'refs/heads/%')::integer as n
      from added a where a.new_oid is not null and (a.name like 'refs/heads/%' or a.name like 'refs/tags/%' and a.old_oid is null)
    ) m join "public"."repositories" r on r.id = m.repo_id left join "git"."repository" g on g.repo_id = m.repo_id
    left join "public"."users" u on u.id = m.actor_id
    order by m.repo_id, m.kind, (m.name = g.head) desc, m.seq desc
  loop
    if moved.kind = 'tagged' then
      insert into "public"."activities" ("kind", "actor_id", "owner_id", "repository_id", "ref", "oid", "count")
      values ('tagged', moved.user_id, moved.namespace_id, moved.repo_id, moved.tag, moved.new_oid, moved.n);
    elsif not exists (select from "public"."activities" where repository_id = moved.repo_id and kind = 'created' and at = now()::timestamptz(3)) then
      with former as (
        delete from "public"."activities" where repository_id = moved.repo_id and kind = 'pushed' and actor_id is not distinct from moved.user_id
          and ref = moved.branch and at > now() - interval '1 hour' returning "count")
      select coalesce(sum("count"), 0) into folded from former;
      insert into "public"."activities" ("kind", "actor_id", "owner_id", "repository_id", "ref", "oid", "count")
      values ('pushed', moved.user_id, moved.namespace_id, moved.repo_id, moved.branch, moved.new_oid, folded + 1);
    end if;
  end loop;
  return null;
end $$;
create trigger "activity_refs" after insert on "git"."ref_event" referencing new table as added for each statement execute function "activity_refs"();

create function "activity_discussion"() returns trigger language plpgsql as $$
begin
  if NEW.status <> 'draft' and (TG_OP = 'INSERT' or OLD.status = 'draft') then
    insert into "public"."activities" ("kind", "actor_id", "repository_id", "discussion_id")
    values (case when NEW.is_pull_request then 'pull-request' else 'discussion' end, NEW.author_id, NEW.repository_id, NEW.id);
  end if;
  return null;
end $$;
create trigger "activity_discussion_made" after insert on "discussions" for each row execute function "activity_discussion"();
create trigger "activity_discussion_opened" after update of "status" on "discussions"
  for each row when (old.status = 'draft') execute function "activity_discussion"();

-- The commit of a merge is a part of it.
create function "activity_merge"() returns trigger language plpgsql as $$
declare d record;
begin
  select x.id, x.repository_id, r.namespace_id into d
  from "public"."discussions" x join "public"."repositories" r on r.id = x.repository_id where x.id = NEW.discussion_id;
  delete from "public"."activities"
  where repository_id = d.repository_id and kind = 'pushed' and "count" = 1 and at = now()::timestamptz(3);
  insert into "public"."activities" ("kind", "actor_id", "owner_id", "repository_id", "discussion_id")
  values ('merged', NEW.author_id, d.namespace_id, d.repository_id, d.id);
  return null;
end $$;
create trigger "activity_merge" after insert on "discussion_events" for each row
  when (new.kind = 'status-change' and new.data->>'status' = 'merged') execute function "activity_merge"();

create function "activity_like"() returns trigger language plpgsql as $$
begin
  if TG_OP = 'INSERT' then
    insert into "public"."activities" ("kind", "actor_id", "repository_id") values ('liked', NEW.user_id, NEW.repository_id);
  else
    delete from "public"."activities" where repository_id = OLD.repository_id and kind = 'liked' and actor_id = OLD.user_id;
  end if;
  return null;
end $$;
create trigger "activity_like" after insert or delete on "likes" for each row execute function "activity_like"();
