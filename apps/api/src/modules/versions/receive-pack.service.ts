// Takes pushes in: commands and pack from the wire, parsed in a thread, checked, and written in one transaction. A ref moves by
// compare-and-swap under the repository's lock; what a 2xx acknowledged is committed.
import { Injectable } from '@nestjs/common';
import {
  GitFormatError,
  type GitOid,
  PktReader,
  type ReceiveCommand,
  type ReceiveCommands,
  readReceiveCommands,
  refNameProblem,
  ZERO_OID,
} from '@modelgrove/git-objects';
import type { HeldObject } from '@modelgrove/version-ingest';
import { MAX_REGULAR_FILE_BYTES } from '@modelgrove/shared';
import { breather } from '../../common/breathe';
import { DomainError } from '../../common/errors';
import { Transaction } from '../../platform/database/transaction';
import { failpoint } from '../../platform/failpoints';
import { series } from '../../platform/metrics';
import { Outbox } from '../../platform/outbox';
import { Spool } from '../../platform/spool';
import type { Granted } from '../access';
import { BlobService } from '../blobs';
import { QuotasService } from '../quotas';
import type { CommitGraph } from './commit-graph';
import { CommitStore } from './commit.store';
import { GraphCache } from './graph-cache';
import { type Ingest, IngestPool, type IngestView } from './ingest-pool';
import type { StartMessage } from './ingest.thread';
import { ObjectReader } from './object-reader';
import { ObjectStore } from './object.store';
import { type MayMove, type RefDeed, RefRules } from './ref-rules.policy';
import { type LockedRepository, type RefMove, RefStore } from './ref.store';
import { storeCorrupt } from './versions.errors';

const MAX_COMMANDS = 10_000;
const IN_MEMORY_BYTES = 1024 * 1024;
const MAX_LISTED_POINTERS = 5;
const PROPOSAL = /^refs\/pr\//;
const LIMITS: StartMessage['limits'] = {
  maxObjects: 2_000_000,
  maxFileBytes: MAX_REGULAR_FILE_BYTES,
  // Larger than what is kept: a file that is somewhat too large can be refused by its name.
  maxBlobBytes: 96 * 1024 * 1024,
  maxOtherBytes: 64 * 1024 * 1024,
  maxTotalInflatedBytes: 64 * 1024 ** 3,
  maxDeltaDepth: 5000,
};

export interface PushLimits {
  maxPackBytes: number;
  signal?: AbortSignal;
  /** Those of the named refs of pull requests that may be moved; without it none. */
  movable?: (refNames: string[]) => Promise<ReadonlySet<string>>;
}

export interface PushReport {
  capabilities: ReadonlySet<string>;
  /** 'ok', or why nothing was stored. */
  unpack: string;
  results: { refName: string; error?: string }[];
  /** Sentences for the person who pushed. */
  messages: string[];
}

@Injectable()
export class ReceivePackService {
  constructor(
    private readonly transaction: Transaction,
    private readonly refs: RefStore,
    private readonly store: ObjectStore,
    private readonly commits: CommitStore,
    private readonly objects: ObjectReader,
    private readonly graphs: GraphCache,
    private readonly pool: IngestPool,
    private readonly blobs: BlobService,
    private readonly spool: Spool,
    private readonly outbox: Outbox,
    private readonly quotas: QuotasService,
  ) {}

  /** Somebody asked which refs there are to push to. */
  expectPush(): void {
    this.pool.warm();
  }

  /** Null for the probe that git sends before a large push. Refusals of single refs are in the report; broken framing throws. */
  async receive(repo: Granted<'contribute'>, body: AsyncIterable<Uint8Array>, limits: PushLimits): Promise<PushReport | null> {
    try {
      const report = await this.receiveOne(repo, body, limits);
      if (report) series.gitPushes.inc({ outcome: outcomeOf(report) });
      return report;
    } catch (error) {
      series.gitPushes.inc({ outcome: 'failed' });
      throw error;
    }
  }

  /**
   * What a pack would bring, without taking anything in: the large files its history points at, and its commits. Throws GitFormatError for what a push
   * would be refused for.
   */
  async examine(
    repo: Granted<'write'>,
    { path, sizeBytes }: { path: string; sizeBytes: number },
    tips: GitOid[],
  ): Promise<{ pointers: { sha256: string; sizeBytes: number; path: string }[]; commitOids: GitOid[] }> {
    return this.pool.run({ pack: { path, sizeBytes }, tips, limits: LIMITS }, this.viewOf(repo.id), async (ingest) => {
      const { pointers, commits } = ingest.plan;
      ingest.close();
      return { pointers, commitOids: commits.map(({ oid }) => oid) };
    });
  }

  private async receiveOne(repo: Granted<'contribute'>, body: AsyncIterable<Uint8Array>, limits: PushLimits): Promise<PushReport | null> {
    const reader = new PktReader(body);
    const request = await readReceiveCommands(reader, { maxCommands: MAX_COMMANDS });
    if (request.commands.length === 0) return null;
    const full = await this.refusedByQuota(repo, request);
    if (full)
      return refuse(
        request,
        request.commands.map(() => null),
        full,
      );
    await using pack = await this.collect(reader.rest(), limits);
    failpoint('push.received');
    const { head } = (await this.refs.head(repo.id)) ?? { head: 'refs/heads/main' };
    const proposed = request.commands.map(({ refName }) => refName).filter((refName) => PROPOSAL.test(refName));
    const movable = (await limits.movable?.(proposed)) ?? new Set<string>();
    const rights = { mayWrite: repo.allowed.includes('write'), movable };
    const early = request.commands.map((command) => earlyRefusal(command, head, rights));
    const usable = request.commands.filter((_, i) => early[i] === null);
    if (usable.length === 0 || (request.capabilities.has('atomic') && usable.length < early.length)) return refuse(request, early);
    // Awaited here: the spooled pack goes away when this function is left.
    return await this.takeIn(repo, request, early, pack.contents);
  }

  private async takeIn(
    repo: Granted<'contribute'>,
    request: ReceiveCommands,
    early: (string | null)[],
    pack: StartMessage['pack'],
  ): Promise<PushReport> {
    const tips = request.commands.filter((command, i) => early[i] === null && command.newOid !== ZERO_OID).map((command) => command.newOid);
    const view = this.viewOf(repo.id);
    try {
      return await this.pool.run({ pack, tips: [...new Set(tips)], limits: LIMITS }, view, async (ingest) => {
        try {
          const missing = await this.missingPointers(repo.id, ingest);
          if (missing) return refuse(request, early, missing);
          const errors = await this.transaction.inTransaction(() => this.write(repo, request, early, ingest));
          return report(request, errors);
        } finally {
          ingest.close();
        }
      });
    } catch (error) {
      if (error instanceof GitFormatError) return refuse(request, early, readable(error));
      if (error instanceof DomainError && error.code === 'quota/exceeded') return refuse(request, early, error.message);
      throw error;
    }
  }

  /** Before the pack is read: a namespace that is full takes nothing but deletions of refs. */
  private async refusedByQuota(repo: Granted<'contribute'>, request: ReceiveCommands): Promise<string | null> {
    if (request.commands.every((command) => command.newOid === ZERO_OID)) return null;
    try {
      await this.quotas.assertRoom(repo.namespaceId, 0);
      return null;
    } catch (error) {
      if (error instanceof DomainError && error.code === 'quota/exceeded') return error.message;
      throw error;
    }
  }

  /** Under the lock: compare every ref, then objects, commits, refs, outbox. Returns the refusals, in the order of the commands. */
  private async write(
    repo: Granted<'contribute'>,
    request: ReceiveCommands,
    early: readonly (string | null)[],
    ingest: Ingest,
  ): Promise<(string | null)[]> {
    const locked = await this.refs.lock(repo.id);
    if (!locked) throw storeCorrupt(`repository ${repo.id} has no version store`);
    const graph = await this.graphs.load(repo.id);
    const current = new Map(
      (
        await this.refs.some(
          repo.id,
          request.commands.map((command) => command.refName),
        )
      ).map((ref) => [ref.name, ref.oid]),
    );
    const state: PushState = { locked, rules: new RefRules(locked, repo), graph, ingest };
    const errors: (string | null)[] = [];
    const allowed: RefMove[] = [];
    const pause = breather();
    for (const [i, command] of request.commands.entries()) {
      const decision = early[i] ?? decide(command, current.get(command.refName) ?? null, state);
      errors.push(typeof decision === 'string' ? decision : null);
      if (typeof decision !== 'string') allowed.push(moveOf(command, decision, ingest));
      await pause();
    }
    if (request.capabilities.has('atomic') && errors.some((error) => error !== null))
      return errors.map((error) => error ?? 'another ref of this atomic push was refused');
    if (allowed.length === 0) return errors;
    // The garbage collector may have unlinked what nothing named; it takes the same lock.
    const missing = await this.missingPointers(repo.id, ingest);
    if (missing) return errors.map(() => missing);
    await this.writeRows(repo.id, locked, graph, ingest);
    failpoint('push.rows-written');
    await this.refs.move(repo.id, allowed, repo.actor.kind === 'user' ? repo.actor.userId : null);
    await this.commits.touch(repo.id);
    await this.outbox.emit('repository.changed', {
      repositoryId: String(repo.id),
      refs: allowed.map(({ may }) => may.refName).slice(0, 1000),
    });
    await this.quotas.add(repo.id, { gitBytes: ingest.objectBytes });
    failpoint('push.before-commit');
    this.transaction.afterCommit(() => failpoint('push.committed'));
    return errors;
  }

  private async writeRows(repoId: bigint, locked: LockedRepository, graph: CommitGraph, ingest: Ingest): Promise<void> {
    const { plan } = ingest;
    const relied = await this.store.meta(repoId, plan.relied);
    for (const oid of plan.relied)
      if (!relied.has(oid)) throw new GitFormatError('ingest/missing-object', `object ${oid} was removed meanwhile; push again`);
    const held = new Map<GitOid, HeldObject>([...relied, ...(locked.nextIdx === 0 ? [] : await this.store.meta(repoId, plan.storedOids))]);
    const known = new Map<GitOid, number>();
    for (const commit of plan.commits) {
      for (const oid of [commit.oid, ...commit.parents]) {
        const idx = graph.indexOf(oid);
        // The graph in memory may remember what gc has removed since; a row that is gone is written anew.
        if (idx !== undefined && held.has(oid)) known.set(oid, idx);
      }
    }
    const fresh = plan.commits.filter((commit) => !known.has(commit.oid)).length;
    ingest.prepareRows({ repoId, firstIdx: locked.nextIdx, knownIdxs: known, held });
    await this.store.copy(ingest.rows('object'));
    failpoint('push.objects-written');
    if (fresh > 0) await this.commits.copyMany(ingest.rows('commit'), ingest.rows('change'), repoId, locked.nextIdx + fresh);
  }

  private async missingPointers(repoId: bigint, ingest: Ingest): Promise<string | null> {
    const { pointers } = ingest.plan;
    if (pointers.length === 0) return null;
    const linked = await this.blobs.linkedSizes(
      repoId,
      pointers.map((pointer) => pointer.sha256),
    );
    const missing = pointers.filter((pointer) => !linked.has(pointer.sha256));
    if (missing.length === 0) return null;
    const names = missing.slice(0, MAX_LISTED_POINTERS).map((pointer) => `${pointer.path} (${pointer.sha256.slice(0, 12)})`);
    const more = missing.length > MAX_LISTED_POINTERS ? ` and ${missing.length - MAX_LISTED_POINTERS} more` : '';
    return `LFS objects are missing: ${names.join(', ')}${more}. Run 'git lfs push --all' to this remote, then push again.`;
  }

  private viewOf(repoId: bigint): IngestView {
    return {
      read: async (oids) => {
        const found = await this.objects.readMany(repoId, oids);
        return new Map([...found].map(([oid, { type, data }]) => [oid, { type, data }]));
      },
      held: async (oids) => this.store.meta(repoId, oids),
    };
  }

  /** Small packs stay in memory, large ones go to the spool. */
  private async collect(
    rest: AsyncIterable<Uint8Array>,
    limits: PushLimits,
  ): Promise<AsyncDisposable & { contents: StartMessage['pack'] }> {
    const head: Uint8Array[] = [];
    let size = 0;
    const source = rest[Symbol.asyncIterator]();
    while (size <= IN_MEMORY_BYTES) {
      const { done, value } = await source.next();
      if (done) return { contents: size === 0 ? null : { bytes: ownBuffer(head) }, [Symbol.asyncDispose]: () => Promise.resolve() };
      head.push(value);
      size += value.length;
    }
    const file = await this.spool.write(joined(head, source), { maxBytes: limits.maxPackBytes, signal: limits.signal });
    return { contents: { path: file.path, sizeBytes: file.sizeBytes }, [Symbol.asyncDispose]: () => file.remove() };
  }
}

async function* joined(head: Uint8Array[], rest: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield* head;
  for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value;
}

/** A buffer of its own: small Buffers share one pool, which must not be sent to a thread whole. */
function ownBuffer(chunks: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(chunks.reduce((sum, chunk) => sum + chunk.length, 0));
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}

function outcomeOf({ unpack, results }: PushReport): 'accepted' | 'refused' {
  return unpack === 'ok' && results.some(({ error }) => error === undefined) ? 'accepted' : 'refused';
}

function earlyRefusal(
  command: ReceiveCommand,
  head: string,
  { mayWrite, movable }: { mayWrite: boolean; movable: ReadonlySet<string> },
): string | null {
  const problem = refNameProblem(command.refName);
  if (problem) return problem;
  if (PROPOSAL.test(command.refName)) return proposalRefusal(command, movable);
  if (command.refName.startsWith('refs/convert/')) return 'converted refs are written by the hub';
  if (!mayWrite) return 'you may not write to this repository: push to a pull request of yours (HEAD:refs/pr/N)';
  if (command.newOid === ZERO_OID && command.refName === head) return 'the default branch cannot be deleted';
  return null;
}

function proposalRefusal(command: ReceiveCommand, movable: ReadonlySet<string>): string | null {
  if (command.oldOid === ZERO_OID || command.newOid === ZERO_OID) return 'pull requests are opened and closed on the hub, not by a push';
  return movable.has(command.refName) ? null : 'this pull request has ended, or is not yours';
}

interface PushState {
  locked: LockedRepository;
  rules: RefRules;
  graph: CommitGraph;
  ingest: Ingest;
}

/** Under the lock: that the ref may be moved, or why not. */
function decide(command: ReceiveCommand, current: GitOid | null, state: PushState): MayMove | string {
  const { refName, newOid, oldOid } = command;
  if ((current ?? ZERO_OID) !== oldOid) return 'the ref was updated by somebody else meanwhile: fetch first, then push again';
  if (newOid !== ZERO_OID) {
    const tip = state.ingest.plan.tips.get(newOid);
    if (!tip) return 'its new value was not examined';
    if (!refName.startsWith('refs/tags/') && tip.type !== 'commit') return 'a branch must point at a commit';
  }
  const decision = state.rules.decide({ refName, deed: deedOf(command, current, state) });
  return decision instanceof DomainError ? decision.message : decision;
}

function deedOf({ refName, newOid }: ReceiveCommand, current: GitOid | null, { locked, rules, graph, ingest }: PushState): RefDeed {
  if (newOid === ZERO_OID) return 'delete';
  if (current === null) return 'create';
  if (refName.startsWith('refs/tags/')) return 'force';
  // Nobody has built on the hub's own first commit yet: a history that was begun elsewhere may take its place.
  if (locked.nextIdx === 1 || !rules.guards(refName)) return 'forward';
  const tip = ingest.plan.tips.get(newOid);
  return tip && isFastForward(current, tip, graph, ingest) ? 'forward' : 'force';
}

function isFastForward(current: GitOid, tip: { commitOid: GitOid; frontier: GitOid[] }, graph: CommitGraph, ingest: Ingest): boolean {
  const old = graph.indexOf(current);
  if (old === undefined) return false;
  // A commit of the pack may be known already; everything else is reached through the frontier.
  const known = [tip.commitOid, ...tip.frontier, ...ingest.plan.commits.map((commit) => commit.oid)].includes(current);
  return known || tip.frontier.some((oid) => isAncestorOid(graph, old, oid));
}

function isAncestorOid(graph: CommitGraph, ancestor: number, oid: GitOid): boolean {
  const idx = graph.indexOf(oid);
  return idx !== undefined && graph.isAncestor(ancestor, idx);
}

function moveOf(command: ReceiveCommand, may: MayMove, ingest: Ingest): RefMove {
  const tip = ingest.plan.tips.get(command.newOid);
  const peeled = tip && tip.type === 'tag' ? tip.commitOid : null;
  const orNull = (oid: GitOid): GitOid | null => (oid === ZERO_OID ? null : oid);
  return { may, oldOid: orNull(command.oldOid), newOid: orNull(command.newOid), peeled };
}

function refuse(request: ReceiveCommands, early: readonly (string | null)[], reason?: string): PushReport {
  const fallback = reason ? 'unpacker error' : 'another ref of this atomic push was refused';
  const results = request.commands.map((command, i) => ({ refName: command.refName, error: early[i] ?? fallback }));
  return { capabilities: request.capabilities, unpack: reason ?? 'ok', results, messages: reason ? [reason] : [] };
}

function report(request: ReceiveCommands, errors: readonly (string | null)[]): PushReport {
  const results = request.commands.map((command, i) => ({ refName: command.refName, ...(errors[i] ? { error: errors[i] } : {}) }));
  return { capabilities: request.capabilities, unpack: 'ok', results, messages: [] };
}

function readable(error: GitFormatError): string {
  if (error.code !== 'pack/object-too-large' && error.code !== 'ingest/file-too-large') return error.message;
  const limit = MAX_REGULAR_FILE_BYTES / 1048576;
  const what = error.code === 'ingest/file-too-large' ? error.message : 'a file';
  return `${what} is larger than ${limit} MiB: files of that size must be stored with git-lfs ('git lfs migrate import --above=${limit}mb', then push again)`;
}
