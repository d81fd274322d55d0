// activities: rows are written by triggers (prisma/migrations/20261201000001_activity) and read here. Nothing here knows who may see them.
import { Injectable } from '@nestjs/common';
import { Database, statement } from '../../platform/database';
import type { Activity, Somebody } from './activity.types';

/** A year later nobody asks who pushed when; the versions themselves know it. */
const KEPT = '1 year';
/** Of whoever follows more, the first. */
const MOST_FOLLOWED = 20_000;
/** Newest rows of the whole hub that are looked at for somebody who follows many. */
const WALKED = 4_096;

const SHOWN = (
  ids: string,
  first = '',
): string => `${first}select a.id, a.at, a.kind, a.repository_id as "repositoryId", r.type::text as type, o.name as namespace, r.name,
     coalesce(p.kind, o.kind)::text as "actorKind", coalesce(p.name, o.name) as "actorName", coalesce(p.full_name, o.full_name) as "actorFullName",
     d.num, d.title, a.ref, encode(a.oid, 'hex') as oid, a.count, a.discussion_id is not null and r.discussions_disabled as "isOff"
   from (${ids}) h join activities a on a.id = h.id join repositories r on r.id = a.repository_id join namespaces o on o.id = r.namespace_id
   left join namespaces p on p.id = a.actor_id left join discussions d on d.id = a.discussion_id
   order by a.id desc`;
/** The newest of one index, below a place. */
const newest = (where: string): string => `(select a.id from activities a where ${where} and a.id < $2 order by a.id desc limit $3)`;
const NOT_MINE = 'a.actor_id is distinct from $1';
const DID = 'a.actor_id = f.id';
const OWNED = `a.owner_id = f.id and ${NOT_MINE}`;
const WATCHED = `a.repository_id = f.id and a.kind <> 'liked' and ${NOT_MINE}`;
/** The one newest row of each. */
const lastOf = (source: number, of: string, where: string): string =>
  `select ${source} as source, f.id, (select a.id from activities a where ${where} and a.id < $2 order by a.id desc limit 1) as last from ${of} f`;
/** Rows of one that may be on the page. */
const fresh = (source: number, where: string): string =>
  `select h.id from lasts f cross join lateral (
     select a.id from activities a where ${where} and a.id < $2 and a.id >= (select id from bottom) order by a.id desc limit $3) h
   where f.source = ${source} and f.last >= (select id from bottom)`;

// The newest row of each that is followed says who is on the page at all, and how far down it can reach: one or two look-ups for each that is followed, and no
// row of theirs that is not shown. Who is followed may have been the only one who did anything: then the bottom is 0.
const GATHERED = statement(
  'activities_gathered',
  SHOWN(
    `select id from (${[fresh(1, DID), fresh(2, OWNED), fresh(3, WATCHED)].join(' union ')}) hits order by id desc limit $3`,
    `with followed as (select followed_id as id from follows where follower_id = $1 limit ${MOST_FOLLOWED}),
     watched as (select repository_id as id from repository_watches where user_id = $1 and level = 'watch' limit ${MOST_FOLLOWED}),
     lasts as materialized (${[lastOf(1, 'followed', DID), lastOf(2, 'followed', OWNED), lastOf(3, 'watched', WATCHED)].join(' union all ')}),
     bottom as materialized (select case when count(*) = $3 then min(last) else 0 end as id from (
       select distinct last from lasts where last is not null order by last desc limit $3) l) `,
  ),
);
// The newest of the hub, kept where followed: right for many, among whom something has happened lately.
const WALK = statement(
  'activities_walked',
  SHOWN(`select a.id from (select * from activities where id < $2 order by id desc limit ${WALKED}) a
   where ${NOT_MINE} and (a.actor_id in (select followed_id from follows where follower_id = $1)
     or a.owner_id in (select followed_id from follows where follower_id = $1)
     or a.kind <> 'liked' and a.repository_id in (select repository_id from repository_watches where user_id = $1 and level = 'watch'))
   order by a.id desc limit $3`),
);
const FOLLOWS_MANY = statement(
  'activities_follows_many',
  'select count(*) > $2 as many from (select from follows where follower_id = $1 limit $2 + 1) f',
);
const OF_OWNER = statement(
  'activities_of_owner',
  SHOWN(`select id from (select * from ${newest('a.actor_id = $1')} did union select * from ${newest('a.owner_id = $1')} owned) hits
   order by id desc limit $3`),
);
const PRUNE = statement(
  'activities_prune',
  `delete from activities where id in (select id from activities where at < now() - interval '${KEPT}' order by id limit 50000)`,
);

/** With more, the walk comes first. */
const FEW = 64;

type Row = Omit<Activity, 'actor'> & { actorKind: Somebody['kind']; actorName: string; actorFullName: string };

@Injectable()
export class ActivityStore {
  constructor(private readonly database: Database) {}

  async followsMany(userId: bigint): Promise<boolean> {
    return (await this.database.row<{ many: boolean }>(FOLLOWS_MANY, [userId, FEW]))?.many ?? false;
  }

  walked(userId: bigint, before: bigint, limit: number): Promise<Activity[]> {
    return this.read(WALK, userId, before, limit);
  }

  gathered(userId: bigint, before: bigint, limit: number): Promise<Activity[]> {
    return this.read(GATHERED, userId, before, limit);
  }

  /** What a person or an organization did, and what was done in what is theirs. */
  ofOwner(ownerId: bigint, before: bigint, limit: number): Promise<Activity[]> {
    return this.read(OF_OWNER, ownerId, before, limit);
  }

  /** Number of rows removed. */
  prune(): Promise<number> {
    return this.database.execute(PRUNE);
  }

  private async read(from: ReturnType<typeof statement>, subjectId: bigint, before: bigint, limit: number): Promise<Activity[]> {
    const rows = await this.database.rows<Row>(from, [subjectId, before, limit]);
    return rows.map(({ actorKind, actorName, actorFullName, ...row }) => ({
      ...row,
      actor: { kind: actorKind, name: actorName, fullName: actorFullName },
    }));
  }
}
