// Commits made through the API: one repository at a time (in-process queue, then the row lock), bytes hashed before the lock,
// objects, commit, ref and outbox in one transaction. Idempotent for ten minutes: a client whose answer was lost may ask again.
import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  type Commit,
  EMPTY_TREE_OID,
  formatLfsPointer,
  type GitOid,
  oidToBytes,
  pathProblem,
  refNameProblem,
  serializeCommit,
} from '@modelgrove/git-objects';
import { MAX_REGULAR_FILE_BYTES } from '@modelgrove/shared';
import { breather } from '../../common/breathe';
import { Clock } from '../../common/clock';
import { KeyedQueue } from '../../common/keyed-queue';
import { Transaction } from '../../platform/database/transaction';
import { failpoint } from '../../platform/failpoints';
import { Outbox } from '../../platform/outbox';
import { AttemptFence, type Granted } from '../access';
import { BlobService } from '../blobs';
import { QuotasService } from '../quotas';
import { CommitStore } from './commit.store';
import { GraphCache } from './graph-cache';
import { makeObject, type MadeObject, type Predecessor } from './new-object';
import { ObjectReader } from './object-reader';
import { ObjectStore } from './object.store';
import { firstMove, type MayMove, RefRules, type RefDeed } from './ref-rules.policy';
import { type LockedRepository, RefStore } from './ref.store';
import { type EditedTree, TreeEditor } from './tree-editor';
import { TreeLister } from './tree-lister';
import { summarize } from './version-reader';
import {
  fileTooLarge,
  largeFileMissing,
  noSuchFile,
  parentMoved,
  pathInvalid,
  refInvalid,
  revisionNotFound,
  storeCorrupt,
} from './versions.errors';
import type { Author, CommitRequest, CommitResult, FileOperation, Merging, ProposalRef, Ref } from './versions.types';

const REGULAR = 0o100644;
const EXECUTABLE = 0o100755;
const SUBMODULE = 0o160000;
const DEFAULT_HEAD = 'refs/heads/main';

interface Prepared {
  operation: FileOperation;
  /** What will be stored for 'put' and 'put-large' (a pointer). */
  content: Buffer | null;
}

interface Parent {
  idx: number;
  oid: GitOid;
  tree: GitOid;
}

interface Message {
  title: string;
  body: string;
  author: Author;
  committer?: Author;
}

@Injectable()
export class CommitService {
  private readonly queue = new KeyedQueue<bigint>();

  constructor(
    private readonly transaction: Transaction,
    private readonly refs: RefStore,
    private readonly store: ObjectStore,
    private readonly commits: CommitStore,
    private readonly objects: ObjectReader,
    private readonly graphs: GraphCache,
    private readonly lister: TreeLister,
    private readonly blobs: BlobService,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
    private readonly quotas: QuotasService,
    private readonly fence: AttemptFence,
  ) {}

  /**
   * Moves `request.refName` by one commit. Throws 'revision/not-found' (no such branch), 'commit/parent-moved', 'entry/not-found',
   * 'path/invalid', 'path/collision', 'file/too-large', 'lfs/object-missing', 'quota/exceeded', 'branch/protected'.
   */
  async commit(repo: Granted<'write'>, request: CommitRequest): Promise<CommitResult> {
    return this.run(repo, request, (prepared, key) => this.commitLocked(repo, request, prepared, key));
  }

  /** The same as the merge of a pull request, which goes where nobody pushes. */
  async merge(repo: Granted<'write'>, request: CommitRequest, merging: Merging): Promise<CommitResult> {
    return this.run(repo, request, (prepared, key) => this.commitLocked(repo, request, prepared, key, merging));
  }

  /** The same to a pull request. */
  async commitTo({ repo, refName }: ProposalRef, wanted: Omit<CommitRequest, 'refName'>): Promise<CommitResult> {
    const request = { ...wanted, refName };
    return this.run(repo, request, (prepared, key) => this.commitLocked(repo, request, prepared, key));
  }

  /**
   * A pull request and its first commit in one step: `open` writes it down and gives its ref, which begins at `expectedParent`, or where the branch `refName`
   * stands. Throws what `commit` throws; 'created' is false for a request that was answered before, and nothing is opened then.
   */
  async propose(
    repo: Granted<'contribute'>,
    request: CommitRequest,
    open: (startOid: GitOid) => Promise<ProposalRef>,
  ): Promise<CommitResult> {
    return this.run(repo, request, async (prepared, branchKey) => {
      const key = createHash('sha256').update('pull request').update(branchKey).digest();
      const earlier = await this.commits.receipt(repo.id, key);
      if (earlier) return { commitOid: earlier, refName: request.refName, created: false };
      const { expectedParent, ...onto } = request;
      const started = await this.begin(repo, request.refName, expectedParent ?? null, open);
      const made = await this.commitLocked(
        repo,
        { ...onto, refName: started },
        prepared,
        createHash('sha256').update(started).update(key).digest(),
      );
      await this.commits.putReceipt(repo.id, key, made.commitOid);
      return made;
    });
  }

  /** A pull request that has nothing yet: its ref stands where the branch does. */
  async proposeNothing(repo: Granted<'contribute'>, branch: string, open: (startOid: GitOid) => Promise<ProposalRef>): Promise<void> {
    await this.queue.run(repo.id, () => this.transaction.inTransaction(() => this.begin(repo, branch, null, open)));
  }

  /** Under the lock; returns the name of the new ref. */
  private async begin(
    repo: Granted<'contribute'>,
    branch: string,
    startOid: GitOid | null,
    open: (startOid: GitOid) => Promise<ProposalRef>,
  ): Promise<string> {
    const locked = await this.lock(repo.id);
    const target = (await this.refs.some(repo.id, [branch]))[0];
    if (!target) throw revisionNotFound(branch);
    const start = startOid ?? target.oid;
    const isThere = (await this.store.meta(repo.id, [start])).has(start) && (await this.objects.find(repo.id, start))?.type === 'commit';
    if (!isThere) throw revisionNotFound(start);
    const { refName } = await open(start);
    const may = new RefRules(locked, repo).allow({ refName, deed: 'create' });
    await this.refs.move(repo.id, [{ may, oldOid: null, newOid: start, peeled: null }], actorId(repo));
    return refName;
  }

  private async run(
    repo: Granted<'contribute'>,
    request: CommitRequest,
    work: (prepared: Prepared[], key: Buffer) => Promise<CommitResult>,
  ): Promise<CommitResult> {
    const prepared = await this.prepare(repo.id, request.operations);
    const key = receiptKey(repo, request, prepared);
    return this.queue.run(repo.id, () => this.transaction.inTransaction(() => work(prepared, key)));
  }

  private async commitLocked(
    repo: Granted<'contribute'>,
    request: CommitRequest,
    prepared: Prepared[],
    key: Buffer,
    merging?: Merging,
  ): Promise<CommitResult> {
    await this.fence.hold(repo.actor);
    const locked = await this.lock(repo.id);
    await this.assertStillLinked(repo.id, prepared);
    const ref = (await this.refs.some(repo.id, [request.refName]))[0] ?? null;
    const parent = await this.parentOf(repo.id, request.refName, ref, locked);
    if (request.expectedParent && request.expectedParent !== parent?.oid) {
      const earlier = await this.commits.receipt(repo.id, key);
      if (earlier) return { commitOid: earlier, refName: request.refName, created: false };
      throw parentMoved();
    }
    const edited = await this.apply(repo.id, parent, prepared);
    if (parent && edited.rootOid === parent.tree) {
      const earlier = (await this.commits.receipt(repo.id, key)) ?? (await this.sameAgain(repo.id, parent, request));
      if (earlier) return { commitOid: earlier, refName: request.refName, created: false };
    }
    const rules = new RefRules(locked, repo);
    const may = rules.allow({ refName: request.refName, deed: ref ? 'forward' : 'create', isMerge: merging !== undefined });
    const commitOid = await this.write(repo.id, locked, may, ref, parent, edited, request, actorId(repo));
    await this.commits.putReceipt(repo.id, key, commitOid);
    await this.fence.committed(repo.actor, repo.id, commitOid);
    const made = { commitOid, refName: request.refName, created: true };
    await merging?.(made, rules.approvals(request.refName));
    return made;
  }

  /** A commit that changes nothing and says what the head says already is a retry (contract trap 35); any other empty commit is legal. */
  private async sameAgain(repoId: bigint, parent: Parent, request: CommitRequest): Promise<GitOid | null> {
    const head = summarize(parent.oid, await this.objects.commit(repoId, parent.oid));
    const same =
      head.title === request.title.replaceAll('\n', ' ') && head.body === request.body.trim() && head.author.name === request.author.name;
    return same ? parent.oid : null;
  }

  /** A new repository's rows and first commit; inside the caller's transaction. */
  async initialize(
    repositoryId: bigint,
    first: Message & { files: { path: string; content: Buffer }[]; actorId: bigint | null },
  ): Promise<GitOid> {
    await this.refs.create(repositoryId, DEFAULT_HEAD);
    const operations = first.files.map((file): FileOperation => ({ kind: 'put', ...file }));
    const edited = await this.apply(repositoryId, null, await this.prepare(repositoryId, operations));
    const empty = { head: DEFAULT_HEAD, nextIdx: 0, rules: [] };
    return this.write(repositoryId, empty, firstMove(DEFAULT_HEAD), null, null, edited, first, first.actorId);
  }

  /** Replaces the history of a branch by one commit with the same tree. Throws 'revision/not-found', 'branch/protected'. */
  async superSquash(repo: Granted<'write'>, refName: string, message: Message): Promise<GitOid> {
    return this.queue.run(repo.id, () =>
      this.transaction.inTransaction(async () => {
        const locked = await this.lock(repo.id);
        const ref = (await this.refs.some(repo.id, [refName]))[0];
        if (!ref) throw revisionNotFound(refName);
        const may = new RefRules(locked, repo).allow({ refName, deed: 'rewrite' });
        const { tree } = await this.objects.commit(repo.id, ref.oid);
        return this.write(repo.id, locked, may, ref, null, await this.wholeTree(repo.id, tree), message, actorId(repo));
      }),
    );
  }

  /** A branch without history: one commit with an empty tree. Inside the caller's transaction, with the lock held. */
  async orphan(repo: Granted<'write'>, locked: LockedRepository, refName: string, ref: Ref | null, message: Message): Promise<GitOid> {
    const deed: RefDeed = ref ? 'rewrite' : 'create';
    const may = new RefRules(locked, repo).allow({ refName, deed });
    const edited = await this.apply(repo.id, null, []);
    return this.write(repo.id, locked, may, ref, null, edited, message, actorId(repo));
  }

  private async lock(repoId: bigint): Promise<LockedRepository> {
    const locked = await this.refs.lock(repoId);
    if (!locked) throw storeCorrupt(`repository ${repoId} has no version store`);
    return locked;
  }

  private async parentOf(repoId: bigint, refName: string, ref: Ref | null, locked: LockedRepository): Promise<Parent | null> {
    if (!ref) {
      // A repository emptied by hand may begin anew on its default branch; any other branch must exist.
      if (refName !== locked.head) throw revisionNotFound(refName);
      return null;
    }
    const graph = await this.graphs.knowing(repoId, ref.oid);
    const idx = graph.indexOf(ref.oid);
    if (idx === undefined) throw storeCorrupt(`commit ${ref.oid} of repository ${repoId} is not in the graph`);
    return { idx, oid: ref.oid, tree: (await this.objects.commit(repoId, ref.oid)).tree };
  }

  /** Everything that needs no lock: rules of paths and sizes, possession of large files, pointer texts. */
  private async prepare(repoId: bigint, operations: readonly FileOperation[]): Promise<Prepared[]> {
    for (const operation of operations) checkOperation(operation);
    const large = operations.filter((operation) => operation.kind === 'put-large');
    const sizes =
      large.length > 0
        ? await this.blobs.linkedSizes(repoId, [...new Set(large.map((operation) => operation.sha256))])
        : new Map<string, number>();
    return operations.map((operation) => {
      if (operation.kind === 'put') return { operation, content: operation.content };
      if (operation.kind !== 'put-large') return { operation, content: null };
      const sizeBytes = sizes.get(operation.sha256);
      if (sizeBytes === undefined) throw largeFileMissing(operation.path, operation.sha256);
      return { operation, content: Buffer.from(formatLfsPointer({ sha256: operation.sha256, sizeBytes })) };
    });
  }

  /** Under the lock, which the garbage collector takes too: what nothing named was perhaps unlinked since `prepare`. */
  private async assertStillLinked(repoId: bigint, prepared: readonly Prepared[]): Promise<void> {
    const large = prepared.flatMap(({ operation }) => (operation.kind === 'put-large' ? [operation] : []));
    if (large.length === 0) return;
    const sizes = await this.blobs.linkedSizes(repoId, [...new Set(large.map(({ sha256 }) => sha256))]);
    for (const { path, sha256 } of large) if (!sizes.has(sha256)) throw largeFileMissing(path, sha256);
  }

  private async apply(
    repoId: bigint,
    parent: Parent | null,
    prepared: readonly Prepared[],
  ): Promise<EditedTree & { blobs: Map<GitOid, MadeObject> }> {
    const editor = await TreeEditor.open(this.objects, repoId, parent?.tree ?? null);
    const blobs = new Map<GitOid, MadeObject>();
    const pause = breather();
    for (const { operation, content } of prepared) {
      if (content) {
        const blob = makeObject('blob', content, await this.predecessor(repoId, editor, operation.path));
        blobs.set(blob.oid, blob);
        await editor.put(operation.path, { mode: modeOf(operation), oid: blob.oid });
      } else if (operation.kind === 'copy') await this.copy(repoId, editor, operation);
      else if (operation.kind === 'delete-file') await editor.deleteFile(operation.path);
      else await editor.deleteFolder(operation.path.replace(/\/+$/, ''));
      await pause();
    }
    return { ...(await editor.finish()), blobs };
  }

  /** What the path held before, when it is stored already: a delta may only build on rows that exist. */
  private async predecessor(repoId: bigint, editor: TreeEditor, path: string): Promise<Predecessor | null> {
    const before = await editor.find(path);
    if (!before || before.mode === 0o40000) return null;
    const object = await this.objects.find(repoId, before.oid);
    return object ? { oid: before.oid, object } : null;
  }

  private async copy(repoId: bigint, editor: TreeEditor, operation: Extract<FileOperation, { kind: 'copy' }>): Promise<void> {
    const source = operation.fromRevision
      ? await this.entryAt(repoId, operation.fromRevision, operation.fromPath)
      : await editor.find(operation.fromPath);
    if (!source || source.mode === 0o40000) throw noSuchFile(operation.fromPath);
    // Asked of the rows: an unreachable revision may be in memory still and removed by gc.
    if (operation.fromRevision && source.mode !== SUBMODULE && !(await this.store.meta(repoId, [source.oid])).has(source.oid)) {
      throw noSuchFile(operation.fromPath);
    }
    await editor.put(operation.path, { mode: source.mode, oid: source.oid });
  }

  private async entryAt(repoId: bigint, revision: string, path: string): Promise<{ mode: number; oid: GitOid } | null> {
    const names = [revision, `refs/heads/${revision}`, `refs/tags/${revision}`];
    const ref = (await this.refs.some(repoId, names))[0];
    const object = await this.objects.find(repoId, ref ? (ref.peeled ?? ref.oid) : (revision as GitOid));
    if (object?.type !== 'commit') throw revisionNotFound(revision);
    const commit = await this.objects.commit(repoId, ref ? (ref.peeled ?? ref.oid) : (revision as GitOid));
    return this.objects.walk(repoId, commit.tree, path);
  }

  /** All rows of one commit, in the order bytes, commit, ref, outbox; the caller's transaction makes it one step. */
  private async write(
    repoId: bigint,
    locked: LockedRepository,
    may: MayMove,
    ref: Ref | null,
    parent: Parent | null,
    edited: EditedTree & { blobs?: ReadonlyMap<GitOid, MadeObject> },
    message: Message,
    actor: bigint | null,
  ): Promise<GitOid> {
    const at = Math.floor(this.clock.now().getTime() / 1000);
    const commit = makeObject('commit', serializeCommit(commitOf(edited.rootOid, parent, message, at)), null);
    const fresh = new Set(edited.files.map((file) => file.entry.oid));
    const blobs = [...(edited.blobs?.values() ?? [])].filter((blob) => fresh.has(blob.oid));
    const made = [...blobs, ...edited.trees, commit];
    const gitBytes = await this.store.insert(repoId, made);
    failpoint('commit.objects-written');
    const newOids = Buffer.concat([...new Set([...edited.trees.map((tree) => tree.oid), ...fresh])].map(oidToBytes));
    const parentIdxs = parent ? [parent.idx] : [];
    await this.commits.insertOne(repoId, {
      idx: locked.nextIdx,
      oid: commit.oid,
      tree: edited.rootOid,
      timeSeconds: at,
      parentIdxs,
      newOids,
      changes: edited.changes,
    });
    await this.refs.move(repoId, [{ may, oldOid: ref?.oid ?? null, newOid: commit.oid, peeled: null }], actor);
    await this.commits.touch(repoId);
    await this.outbox.emit('repository.changed', { repositoryId: String(repoId), refs: [may.refName] });
    // What only deletes or moves files must also be possible where nothing more fits.
    await this.quotas.add(repoId, { gitBytes }, { free: blobs.length === 0 });
    failpoint('commit.before-commit');
    this.transaction.afterCommit(() => {
      failpoint('commit.committed');
      for (const object of made)
        this.objects.remember(repoId, object.oid, { type: object.type, data: object.content, depth: object.depth });
    });
    return commit.oid;
  }

  /** The tree as if everything in it were new: what a commit without parents brings. */
  private async wholeTree(repoId: bigint, rootOid: GitOid): Promise<EditedTree> {
    const entries = await this.lister.list(repoId, rootOid, true);
    const changes = new Map<string, string[]>();
    for (const { path } of entries) {
      const cut = path.lastIndexOf('/');
      const directory = cut < 0 ? '' : path.slice(0, cut);
      const names = changes.get(directory);
      if (names) names.push(path.slice(cut + 1));
      else changes.set(directory, [path.slice(cut + 1)]);
    }
    const root = { path: '', entry: { mode: 0o40000, oid: rootOid }, before: null };
    const stored = entries.filter((entry) => entry.mode !== SUBMODULE);
    return { rootOid, trees: [], changes, files: [root, ...stored.map((entry) => ({ path: entry.path, entry, before: null }))] };
  }
}

function checkOperation(operation: FileOperation): void {
  const path = operation.kind === 'delete-folder' ? operation.path.replace(/\/+$/, '') : operation.path;
  const problem = pathProblem(path);
  if (problem) throw pathInvalid(operation.path, problem);
  if (operation.kind === 'put' && operation.content.length > MAX_REGULAR_FILE_BYTES) throw fileTooLarge(path, MAX_REGULAR_FILE_BYTES);
}

export function checkRefName(name: string): void {
  const problem = refNameProblem(name);
  if (problem) throw refInvalid(name, problem);
}

function modeOf(operation: FileOperation): number {
  return operation.kind === 'put' && operation.executable ? EXECUTABLE : REGULAR;
}

function actorId(repo: Granted): bigint | null {
  return repo.actor.kind === 'user' ? repo.actor.userId : null;
}

function commitOf(tree: GitOid, parent: Parent | null, message: Message, timeSeconds: number): Commit {
  const signature = ({ name, email }: Author) => ({ name, email, timeSeconds, offsetMinutes: 0 });
  const body = message.body.trim();
  return {
    tree: tree || EMPTY_TREE_OID,
    parents: parent ? [parent.oid] : [],
    author: signature(message.author),
    committer: signature(message.committer ?? message.author),
    message: `${message.title.replaceAll('\n', ' ')}\n${body ? `\n${body}\n` : ''}`,
    extraHeaders: [],
    encoding: null,
  };
}

/** What makes two requests the same request: who, where, on what, saying what, with which contents. */
function receiptKey(repo: Granted, request: CommitRequest, prepared: readonly Prepared[]): Buffer {
  const hash = createHash('sha256');
  hash.update(JSON.stringify([String(actorId(repo)), request.refName, request.expectedParent ?? '', request.title, request.body]));
  for (const { operation, content } of prepared) {
    const { content: _bytes, ...named } = { content: null, ...operation };
    hash.update(JSON.stringify(named));
    if (content) hash.update(createHash('sha256').update(content).digest());
  }
  return hash.digest();
}
