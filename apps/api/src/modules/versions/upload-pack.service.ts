// Answers fetches and clones. A want is authorised by reachability from the refs this caller may see: an oid is not a capability.
import { Injectable } from '@nestjs/common';
import { type GitOid, type ObjectFilter, OBJECT_TYPE_CODE, type UploadRequest } from '@modelgrove/git-objects';
import { closing } from '../../common/closing';
import { DomainError } from '../../common/errors';
import { Lru } from '../../common/lru';
import { series } from '../../platform/metrics';
import type { Granted } from '../access';
import type { CommitGraph, CommitSet } from './commit-graph';
import { GraphCache } from './graph-cache';
import { ObjectReader } from './object-reader';
import { ObjectStore } from './object.store';
import { PackSelector } from './pack-selection';
import { oidArrayLiteral, PACK_COLUMNS, writePack } from './pack-stream';
import { type Depth, depthOf, reachable } from './shallow';
import type { Ref } from './versions.types';
import { VisibleRefs } from './visible-refs';

const REACHABLE_SETS = 4_000_000;
const TAG = OBJECT_TYPE_CODE.tag;
const BLOB = OBJECT_TYPE_CODE.blob;

export interface Advertisement {
  refs: Ref[];
  head: string;
}

export interface FetchAnswer {
  /** Which of the client's haves the repository has too. */
  common: GitOid[];
  /** Every want is reached from something common (or there is nothing to negotiate): more haves would bring nothing. */
  ready: boolean;
  depth: Depth | null;
  /** Starts the pack; call it once, and read it to its end or return it. */
  pack(options: { includeTags: boolean }): Promise<AsyncGenerator<Buffer>>;
}

@Injectable()
export class UploadPackService {
  private readonly reachableObjects = new Lru<string, ReadonlySet<GitOid>>(REACHABLE_SETS);

  constructor(
    private readonly visible: VisibleRefs,
    private readonly store: ObjectStore,
    private readonly objects: ObjectReader,
    private readonly graphs: GraphCache,
    private readonly selector: PackSelector,
  ) {}

  async advertise(repo: Granted<'read'>): Promise<Advertisement> {
    return { refs: await this.visible.all(repo), head: await this.visible.head(repo) };
  }

  /** Throws 'git/not-our-ref' for a want that is not reachable from a ref. */
  async fetch(repo: Granted<'read'>, request: UploadRequest): Promise<FetchAnswer> {
    const refs = await this.visible.all(repo);
    const graph = await this.graphs.load(repo.id);
    const wants = await this.authorise(repo.id, refs, graph, request.wants);
    const haveIdxs = request.haves.flatMap((oid) => graph.indexOf(oid) ?? []);
    const cut = new Set(request.shallows.flatMap((oid) => graph.indexOf(oid) ?? []));
    const edge = reachable(graph, haveIdxs, cut);
    const excluded = refs
      .filter((ref) => request.deepenNot.includes(ref.name))
      .flatMap((ref) => graph.indexOf(ref.peeled ?? ref.oid) ?? []);
    const depth = depthOf(graph, wants.commits, request, excluded);
    const sendable = depth?.included ?? reachable(graph, wants.commits, cut);
    return {
      common: request.haves.filter((oid) => graph.indexOf(oid) !== undefined),
      ready: haveIdxs.length > 0 && wants.commits.every((want) => reachesAny(graph, want, haveIdxs)),
      depth,
      pack: ({ includeTags }) => {
        series.gitFetches.inc({ kind: request.haves.length === 0 ? 'clone' : 'fetch' });
        return this.pack(repo, request, refs, graph, wants, sendable.without(edge), edge, depth, includeTags);
      },
    };
  }

  /** Sorts the wants: commits (through tags), and objects asked for by name (tags themselves; blobs and trees of partial clones). */
  private async authorise(repoId: bigint, refs: readonly Ref[], graph: CommitGraph, wanted: readonly GitOid[]): Promise<Wants> {
    const byOid = new Map(refs.map((ref) => [ref.oid, ref]));
    const wants: Wants = { commits: [], named: new Set() };
    let visible: CommitSet | null = null;
    const others: GitOid[] = [];
    for (const oid of new Set(wanted)) {
      const ref = byOid.get(oid);
      const idx = graph.indexOf(ref?.peeled ?? oid);
      if (ref) {
        if (ref.peeled) await this.addTagChain(repoId, oid, wants.named);
        if (idx !== undefined) wants.commits.push(idx);
        continue;
      }
      visible ??= graph.ancestors(tipsOf(graph, refs));
      if (idx !== undefined && visible.has(idx)) wants.commits.push(idx);
      else others.push(oid);
    }
    if (others.length > 0) await this.authoriseObjects(repoId, refs, graph, others, wants);
    return wants;
  }

  private async authoriseObjects(
    repoId: bigint,
    refs: readonly Ref[],
    graph: CommitGraph,
    oids: readonly GitOid[],
    wants: Wants,
  ): Promise<void> {
    const known = await this.reachableFrom(repoId, refs, graph);
    for (const oid of oids) {
      if (!known.has(oid)) throw new DomainError('not-found', 'git/not-our-ref', `upload-pack: not our ref ${oid}`);
      wants.named.add(oid);
    }
  }

  /** All trees and blobs reachable from refs; kept per state of the refs, because a partial clone asks again and again. */
  private async reachableFrom(repoId: bigint, refs: readonly Ref[], graph: CommitGraph): Promise<ReadonlySet<GitOid>> {
    const key = `${repoId}:${[...new Set(refs.map((ref) => ref.oid))].sort().join()}`;
    const known = this.reachableObjects.get(key);
    if (known) return known;
    const idxs = [...graph.ancestors(tipsOf(graph, refs)).descending()];
    const set = await this.selector.union(repoId, idxs);
    this.reachableObjects.set(key, set, set.size + 1);
    return set;
  }

  private async addTagChain(repoId: bigint, tag: GitOid, into: Set<GitOid>): Promise<void> {
    for (let oid = tag; ;) {
      const object = await this.objects.read(repoId, oid);
      if (object.type !== 'tag') return;
      into.add(oid);
      oid = object.data.toString('latin1', 7, 47) as GitOid;
    }
  }

  private async pack(
    repo: Granted,
    request: UploadRequest,
    refs: readonly Ref[],
    graph: CommitGraph,
    wants: Wants,
    send: readonly number[],
    edge: CommitSet,
    depth: Depth | null,
    includeTags: boolean,
  ): Promise<AsyncGenerator<Buffer>> {
    const named = new Set(wants.named);
    if (includeTags) {
      const sent = new Set(send);
      for (const ref of refs) if (ref.peeled && sent.has(graph.indexOf(ref.peeled) ?? -1)) await this.addTagChain(repo.id, ref.oid, named);
    }
    const selection = await this.selector.select(repo.id, graph, send, edge, request, depth);
    const filtered = filterCondition(request.filter);
    const keepsBases = request.filter === null || request.filter.kind === 'blob-none';
    const condition = `(${filtered} or o.oid = any (${oidArrayLiteral(named)}))`;
    for (const oid of named) selection.oids.add(oid);
    const from = selection.everything
      ? `git.object o where o.repo_id = ${repo.id} and (o.type <> ${TAG} or o.oid = any (${oidArrayLiteral(named)})) and ${condition}`
      : `unnest(${oidArrayLiteral(selection.oids)}) as u(oid) join git.object o on o.repo_id = ${repo.id} and o.oid = u.oid where ${condition}`;
    const { count, chunks } = await this.store.copyOut(
      `copy (select ${PACK_COLUMNS} from ${from}) to stdout with (format binary)`,
      `select count(*) from ${from}`,
    );
    const hasBase = selection.everything
      ? () => keepsBases
      : (base: Buffer) => keepsBases && selection.oids.has(base.toString('hex') as GitOid);
    return closing(writePack(repo.id, { count, rows: chunks, hasBase }, this.objects), () => chunks.return(undefined));
  }
}

interface Wants {
  commits: number[];
  named: Set<GitOid>;
}

function tipsOf(graph: CommitGraph, refs: readonly Ref[]): number[] {
  return refs.flatMap((ref) => graph.indexOf(ref.peeled ?? ref.oid) ?? []);
}

function reachesAny(graph: CommitGraph, want: number, haves: readonly number[]): boolean {
  const ancestors = graph.ancestors([want]);
  return haves.some((have) => ancestors.has(have));
}

/** What SQL lets through; 'tree:N' has been applied by walking. */
function filterCondition(filter: ObjectFilter | null): string {
  switch (filter?.kind) {
    case 'blob-none':
      return `o.type <> ${BLOB}`;
    case 'blob-limit':
      return `(o.type <> ${BLOB} or o.size < ${filter.limitBytes})`;
    case 'object-type':
      return `o.type = ${OBJECT_TYPE_CODE[filter.type]}`;
    case 'combine':
      return `(${filter.filters.map(filterCondition).join(' and ')})`;
    default:
      return 'true';
  }
}
