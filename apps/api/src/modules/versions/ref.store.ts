// git.repository (the write lock, HEAD), git.ref and git.ref_event.
import { Injectable } from '@nestjs/common';
import { type GitOid, oidFromBytes, oidToBytes } from '@modelgrove/git-objects';
import { Database, statement } from '../../platform/database';
import type { MayMove, RefRule } from './ref-rules.policy';
import type { Ref, RefUpdate } from './versions.types';

interface RefRow {
  name: string;
  oid: Buffer;
  peeled: Buffer | null;
}

export interface LockedRepository {
  head: string;
  nextIdx: number;
  /** What holds for its branches and tags, as it stands under the lock. */
  rules: readonly RefRule[];
}

const REF = 'name, oid, peeled';
const CREATE = statement('versions_repository_create', 'insert into git.repository (repo_id, head) values ($1, $2)');
const LOCK = statement(
  'versions_repository_lock',
  'select head, next_idx as "nextIdx", rules from git.repository where repo_id = $1 for no key update',
);
const HEAD = statement('versions_repository_head', 'select head, next_idx as "nextIdx", rules from git.repository where repo_id = $1');
const ALL = statement('versions_refs', `select ${REF} from git.ref where repo_id = $1 order by name`);
const SOME = statement('versions_refs_some', `select ${REF} from git.ref where repo_id = $1 and name = any ($2) order by name`);
const AT_HEAD = statement(
  'versions_ref_head',
  `select f.name, f.oid, f.peeled from git.repository r join git.ref f on f.repo_id = r.repo_id and f.name = r.head where r.repo_id = $1`,
);
/** What is said of a movement is when it was; of those of one moment the last counts. */
const AS_OF = statement(
  'versions_refs_as_of',
  `select name, oid from (
     select distinct on (name) name, new_oid as oid from git.ref_event where repo_id = $1 and at <= $2 order by name, seq desc) e
   where oid is not null order by name`,
);
const EVENTS = statement(
  'versions_ref_events',
  'select at, actor_id as "actorId", old_oid, new_oid from git.ref_event where repo_id = $1 and name = $2 order by seq desc limit $3',
);
const BROUGHT = statement(
  'versions_ref_brought',
  `select name from git.ref_event where repo_id = $1 and new_oid = $2 and name like 'refs/pr/%' order by seq limit 1`,
);
const MOVE = statement(
  'versions_refs_move',
  `with moves as (select * from unnest($2::text[], $3::bytea[], $4::bytea[], $5::bytea[]) as u(name, old_oid, new_oid, peeled)),
   gone as (delete from git.ref f using moves m where f.repo_id = $1 and f.name = m.name and m.new_oid is null),
   kept as (insert into git.ref (repo_id, name, oid, peeled) select $1, name, new_oid, peeled from moves where new_oid is not null
            on conflict (repo_id, name) do update set oid = excluded.oid, peeled = excluded.peeled),
   noted as (insert into git.ref_event (repo_id, actor_id, name, old_oid, new_oid) select $1, $6, name, old_oid, new_oid from moves)
   update git.repository set refs_version = refs_version + 1 where repo_id = $1`,
);
const SET_RULES = statement('versions_rules_set', 'update git.repository set rules = $2::text::jsonb where repo_id = $1');
const SET_HEAD = statement('versions_head_set', 'update git.repository set head = $2 where repo_id = $1');

/** An update that was allowed, with what an annotated tag points at, when it is one. */
export interface RefMove extends Omit<RefUpdate, 'name'> {
  may: MayMove;
  peeled: GitOid | null;
}

export interface RefEvent {
  at: Date;
  actorId: bigint | null;
  oldOid: GitOid | null;
  newOid: GitOid | null;
}

@Injectable()
export class RefStore {
  constructor(private readonly database: Database) {}

  async create(repoId: bigint, head: string): Promise<void> {
    await this.database.execute(CREATE, [repoId, head]);
  }

  /** Takes the repository's write lock until the end of the transaction; null when it is not there. */
  lock(repoId: bigint): Promise<LockedRepository | null> {
    return this.database.row<LockedRepository>(LOCK, [repoId]);
  }

  head(repoId: bigint): Promise<LockedRepository | null> {
    return this.database.row<LockedRepository>(HEAD, [repoId]);
  }

  async headRef(repoId: bigint): Promise<Ref | null> {
    const row = await this.database.row<RefRow>(AT_HEAD, [repoId]);
    return row ? toRef(row) : null;
  }

  async all(repoId: bigint): Promise<Ref[]> {
    return (await this.database.rows<RefRow>(ALL, [repoId])).map(toRef);
  }

  async some(repoId: bigint, names: readonly string[]): Promise<Ref[]> {
    return (await this.database.rows<RefRow>(SOME, [repoId, names])).map(toRef);
  }

  /** As they stood at a moment. */
  async asOf(repoId: bigint, until: Date): Promise<{ name: string; oid: GitOid }[]> {
    const rows = await this.database.rows<{ name: string; oid: Buffer }>(AS_OF, [repoId, until]);
    return rows.map(({ name, oid }) => ({ name, oid: oidFromBytes(oid) }));
  }

  /** The latest movements of one ref, oldest first. */
  async events(repoId: bigint, name: string, limit: number): Promise<RefEvent[]> {
    const rows = await this.database.rows<{ at: Date; actorId: bigint | null; old_oid: Buffer | null; new_oid: Buffer | null }>(EVENTS, [
      repoId,
      name,
      limit,
    ]);
    const oid = (bytes: Buffer | null): GitOid | null => (bytes ? oidFromBytes(bytes) : null);
    return rows.reverse().map(({ at, actorId, old_oid, new_oid }) => ({ at, actorId, oldOid: oid(old_oid), newOid: oid(new_oid) }));
  }

  /** The first ref of a pull request that stood there. */
  async proposalAt(repoId: bigint, oid: GitOid): Promise<string | null> {
    return (await this.database.row<{ name: string }>(BROUGHT, [repoId, oidToBytes(oid)]))?.name ?? null;
  }

  /** Moves refs and writes their events. The caller holds the lock and has compared the old values (compare-and-swap). */
  async move(repoId: bigint, moves: readonly RefMove[], actorId: bigint | null): Promise<void> {
    const bytes = (oid: GitOid | null): Buffer | null => (oid ? oidToBytes(oid) : null);
    await this.database.execute(MOVE, [
      repoId,
      moves.map((m) => m.may.refName),
      moves.map((m) => bytes(m.oldOid)),
      moves.map((m) => bytes(m.newOid)),
      moves.map((m) => bytes(m.peeled)),
      actorId,
    ]);
  }

  /** The caller holds the lock. */
  async setRules(repoId: bigint, rules: readonly RefRule[]): Promise<void> {
    await this.database.execute(SET_RULES, [repoId, JSON.stringify(rules)]);
  }

  async setHead(repoId: bigint, head: string): Promise<void> {
    await this.database.execute(SET_HEAD, [repoId, head]);
  }
}

function toRef(row: RefRow): Ref {
  return { name: row.name, oid: oidFromBytes(row.oid), peeled: row.peeled ? oidFromBytes(row.peeled) : null };
}
