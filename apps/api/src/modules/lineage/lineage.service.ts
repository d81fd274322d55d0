// What models were made from and what was made from them, as far as somebody may see it. Lists are the room of repositories', so that who may see what is decided
// there and counted there; marks come from the rows of this room.
import { Injectable } from '@nestjs/common';
import type { Actor } from '../../common/actor';
import { AccessService, type Granted } from '../access';
import { RepositoriesService, RepositoryLists, type RepositoryRecord } from '../repositories';
import { type Kinship, KinshipsService } from '../tensors';
import { childFacet, type ToldOrigin, toldOrigins } from './lineage.policy';
import { LineageStore, type OriginRow } from './lineage.store';
import {
  type Ancestor,
  type Ancestry,
  type Descendant,
  type DescendantsPage,
  type LineageSource,
  type Making,
  type Relation,
  type RelationCounts,
  RELATIONS,
  type UsedData,
} from './lineage.types';

const MOST_DEPTH = 8;
const MOST_ANCESTORS = 60;
const MOST_ROWS = 500;

type MaySeeJobs = (row: OriginRow) => boolean;

@Injectable()
export class LineageService {
  constructor(
    private readonly store: LineageStore,
    private readonly repositories: RepositoriesService,
    private readonly lists: RepositoryLists,
    private readonly access: AccessService,
    private readonly kinships: KinshipsService,
  ) {}

  /** What it was made from, and what those were made from. What one may not see ends a line: nothing behind it is told. */
  async ancestry(actor: Actor, repo: Granted): Promise<Ancestry> {
    const maySeeJobs = await this.jobsSeenBy(actor);
    const seen = new Map<bigint, string>([[repo.id, nameOf(repo)]]);
    const models: Ancestor[] = [];
    const data: UsedData[] = [];
    let frontier = [repo.id];
    for (let depth = 1; depth <= MOST_DEPTH && frontier.length > 0 && models.length <= MOST_ANCESTORS; depth += 1) {
      const rows = await this.store.originsOf(frontier, MOST_ROWS);
      const records = await this.visible(actor, rows);
      const told = frontier.flatMap((id) => toldOf(id, rows, 'model', records));
      models.push(...told.map((origin) => ancestorOf(origin, depth, seen, records, maySeeJobs)));
      if (depth === 1) data.push(...toldOf(repo.id, rows, 'dataset', records).map((origin) => dataOf(origin, records, maySeeJobs)));
      frontier = [...new Set(told.map(({ originId }) => originId))].filter((id) => id !== null && !seen.has(id)) as bigint[];
      for (const id of frontier) seen.set(id, nameOf(records.get(id)!));
    }
    return {
      models: await this.measured(repo, models.slice(0, MOST_ANCESTORS)),
      data,
      isWhole: models.length <= MOST_ANCESTORS && frontier.length === 0,
    };
  }

  /** How many models that one may see were made from it, up to the bound of lists. */
  async counts(actor: Actor, repo: Granted): Promise<RelationCounts> {
    const counts: RelationCounts = {};
    const kinds = repo.type === 'model' ? RELATIONS : repo.type === 'dataset' ? (['data'] as const) : [];
    for (const kind of kinds) {
      const facet = childFacet(repo, kind === 'data' ? null : kind);
      counts[kind] = await this.lists.count(actor, { type: 'model', facets: [[facet]] });
    }
    return counts;
  }

  /** The most popular first; of a dataset what learned from it. */
  async descendants(
    actor: Actor,
    repo: Granted,
    query: { relation: Relation | null; limit: number; cursor?: string },
  ): Promise<DescendantsPage> {
    const { relation, ...page } = query;
    if (repo.type === 'app') return { items: [], nextCursor: null };
    const facets = [[childFacet(repo, relation)]];
    const { items, nextCursor } = await this.lists.list(actor, { type: 'model', facets, sort: 'trending', ...page });
    const rows = await this.store.between(
      items.map(({ id }) => id),
      repo.id,
    );
    const maySeeJobs = await this.jobsSeenBy(actor);
    const kin = await this.kinships.between(
      repo,
      items.map(({ id }) => id),
    );
    return { items: items.flatMap((record) => descendantOf(record, rows, relation, maySeeJobs, kin.get(record.id) ?? null)), nextCursor };
  }

  /** Of the nearest: what they have in common with it. */
  private async measured(repo: Granted, models: readonly Ancestor[]): Promise<Ancestor[]> {
    const near = models.flatMap(({ depth, repository }) => (depth === 1 && repository ? [repository.id] : []));
    const kin = await this.kinships.between(repo, near);
    return models.map((one) => (one.depth === 1 && one.repository ? { ...one, measured: kin.get(one.repository.id) ?? null } : one));
  }

  private async visible(actor: Actor, rows: readonly OriginRow[]): Promise<Map<bigint, RepositoryRecord>> {
    const ids = [...new Set(rows.map(({ originId }) => originId))].filter((id) => id !== null);
    return new Map((await this.repositories.visible(actor, ids)).map((record) => [record.id, record]));
  }

  private async jobsSeenBy(actor: Actor): Promise<MaySeeJobs> {
    if (actor.kind !== 'user') return () => false;
    const own = new Set(await this.access.namespacesOf(actor));
    const isAdmin = actor.isAdmin && (actor.via.kind === 'session' || actor.via.role !== 'fineGrained');
    return ({ making }) => making?.jobNamespaceId != null && (isAdmin || own.has(making.jobNamespaceId));
  }
}

function ancestorOf(
  { row, originId, name, relation }: ToldOrigin,
  depth: number,
  seen: ReadonlyMap<bigint, string>,
  records: ReadonlyMap<bigint, RepositoryRecord>,
  maySeeJobs: MaySeeJobs,
): Ancestor {
  const repository = originId === null ? null : (records.get(originId) ?? null);
  const named = { name: repository ? nameOf(repository) : name, repository, relation: relation as Relation };
  return { depth, of: seen.get(row.childId) ?? '', ...named, ...sourceOf(row, maySeeJobs), measured: null };
}

function dataOf({ row, originId, name }: ToldOrigin, records: ReadonlyMap<bigint, RepositoryRecord>, maySeeJobs: MaySeeJobs): UsedData {
  const repository = originId === null ? null : (records.get(originId) ?? null);
  return { name: repository ? nameOf(repository) : name, repository, ...sourceOf(row, maySeeJobs) };
}

function toldOf(
  id: bigint,
  rows: readonly OriginRow[],
  type: OriginRow['type'],
  records: ReadonlyMap<bigint, RepositoryRecord>,
): ToldOrigin[] {
  return toldOrigins(
    rows.filter(({ childId }) => childId === id),
    type,
    new Set(records.keys()),
  );
}

function sourceOf(row: OriginRow, maySeeJobs: MaySeeJobs): { source: LineageSource; making: Making | null } {
  const making = makingOf(row, maySeeJobs);
  return { source: making ? 'made-here' : 'claimed', making };
}

function descendantOf(
  repository: RepositoryRecord,
  rows: readonly OriginRow[],
  relation: Relation | null,
  maySeeJobs: MaySeeJobs,
  measured: Kinship | null,
): Descendant[] {
  const own = rows.filter(({ childId }) => childId === repository.id);
  const row = own.find((one) => one.relation === relation) ?? own[0];
  return row ? [{ repository, relation: row.relation, ...sourceOf(row, maySeeJobs), measured }] : [];
}

function makingOf(row: OriginRow, maySeeJobs: MaySeeJobs): Making | null {
  if (!row.making) return null;
  const { commitOid, originCommitOid, isUnchanged, at, jobKey, jobNamespace } = row.making;
  return {
    commitOid,
    originCommitOid,
    isUnchanged,
    at,
    job: jobNamespace !== null && maySeeJobs(row) ? { key: jobKey, namespace: jobNamespace } : null,
  };
}

function nameOf({ namespace, name }: { namespace: string; name: string }): string {
  return `${namespace}/${name}`;
}
