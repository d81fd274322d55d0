// Walks what a push brings: from the new tips through commits and trees, each compared with its parents' trees, so that the cost
// follows what changed. On the way it applies git's fsck rules and connectivity: every edge ends in the pack or in the repository.
import {
  checkCommitData,
  checkEntry,
  checkTagData,
  checkTreeData,
  type Commit,
  diffTrees,
  editTree,
  EMPTY_TREE_OID,
  GitFormatError,
  type GitOid,
  type ObjectType,
  objectTypeFromCode,
  OBJECT_TYPE_CODE,
  oidToBytes,
  type PackReader,
  parseCommit,
  parseLfsPointer,
  parseTag,
  type TreeChange,
} from '@modelgrove/git-objects';
import type { IngestPlan, PlannedCommit, PlannedPointer, PlannedTip, RepositoryView } from './types';

const DIRECTORY = 0o40000;
const SUBMODULE = 0o160000;
const MAX_TREE_DEPTH = 100;
const MAX_TAG_CHAIN = 10;
/** One tree may stand at many paths, so that a few objects can name more files than anybody could list: those are refused. */
const CHANGED_NAMES = 500_000;
const CHANGED_NAMES_PER_OBJECT = 20;
const POINTER_MIN_BYTES = 100;
const POINTER_MAX_BYTES = 1024;

interface NewCommit {
  oid: GitOid;
  parsed: Commit;
}

/**
 * `pack` is scanned and resolved (null: a push without objects). `tips` are the values refs shall get.
 * Throws GitFormatError: 'ingest/missing-object', 'ingest/bad-object', 'ingest/not-a-commit', 'ingest/too-many-names', and
 * 'ingest/file-too-large', whose message is the path alone.
 */
export async function planIngest(
  pack: PackReader | null,
  tips: readonly GitOid[],
  view: RepositoryView,
  limits: { maxFileBytes: number },
): Promise<IngestPlan> {
  return new IngestWalk(pack, view, limits.maxFileBytes).plan(tips);
}

class IngestWalk {
  private readonly reached: Uint8Array;
  private readonly relied = new Map<GitOid, ObjectType>();
  private readonly checkedTrees = new Set<GitOid>();
  private readonly heldTrees = new Map<GitOid, Buffer>();
  private readonly heldCommits = new Map<GitOid, Commit>();
  private readonly pointers = new Map<string, PlannedPointer>();
  private readonly newCommits = new Map<GitOid, NewCommit>();
  private changedNamesLeft: number;

  constructor(
    private readonly pack: PackReader | null,
    private readonly view: RepositoryView,
    private readonly maxFileBytes: number,
  ) {
    this.reached = new Uint8Array(pack?.count ?? 0);
    this.changedNamesLeft = CHANGED_NAMES + CHANGED_NAMES_PER_OBJECT * this.reached.length;
  }

  async plan(tips: readonly GitOid[]): Promise<IngestPlan> {
    const planned = new Map<GitOid, PlannedTip>();
    for (const tip of new Set(tips)) planned.set(tip, await this.followTip(tip));
    await this.readHeldParents();
    const commits: PlannedCommit[] = [];
    for (const commit of this.parentsFirst()) commits.push(await this.planCommit(commit));
    await this.checkRelied();
    for (const [oid, tip] of planned) planned.set(oid, { ...tip, frontier: this.frontier(tip.commitOid) });
    return { commits, tips: planned, entries: this.entries(), relied: [...this.relied.keys()], pointers: [...this.pointers.values()] };
  }

  /** Through annotated tags down to a commit, whose new ancestors are collected. */
  private async followTip(tip: GitOid): Promise<PlannedTip> {
    let oid = tip;
    for (let links = 0; links <= MAX_TAG_CHAIN; links++) {
      const { type, data } = await this.readAny(oid);
      if (type === 'commit') {
        this.collectCommits(oid);
        return { oid: tip, type: oid === tip ? 'commit' : 'tag', commitOid: oid, frontier: [] };
      }
      if (type !== 'tag') throw new GitFormatError('ingest/not-a-commit', `${tip} ends in a ${type}: refs point at commits or tags here`);
      oid = this.followTag(oid, data);
    }
    throw new GitFormatError('ingest/bad-object', `${tip} is a chain of more than ${MAX_TAG_CHAIN} tags`);
  }

  private followTag(oid: GitOid, data: Buffer): GitOid {
    const problem = checkTagData(data);
    if (problem) throw new GitFormatError('ingest/bad-object', `tag ${oid}: ${problem}`);
    return parseTag(data).object;
  }

  private async readAny(oid: GitOid): Promise<{ type: ObjectType; data: Buffer }> {
    const entry = this.pack?.indexOf(oid) ?? -1;
    if (this.pack && entry >= 0) {
      this.reached[entry] = 1;
      return { type: objectTypeFromCode(this.pack.info(entry).typeCode), data: this.pack.read(entry) };
    }
    const held = (await this.view.read([oid])).get(oid);
    if (!held) throw missing(oid);
    this.relied.set(oid, held.type);
    return held;
  }

  /** New commits reachable from `tip` through commits of the pack; stops at what the repository has. */
  private collectCommits(tip: GitOid): void {
    const waiting = [tip];
    for (let oid = waiting.pop(); oid; oid = waiting.pop()) {
      if (this.newCommits.has(oid)) continue;
      const data = this.fromPack(oid, 'commit');
      if (!data) {
        this.relied.set(oid, 'commit');
        continue;
      }
      const problem = checkCommitData(data);
      if (problem) throw new GitFormatError('ingest/bad-object', `commit ${oid}: ${problem}`);
      const parsed = parseCommit(data);
      this.newCommits.set(oid, { oid, parsed });
      waiting.push(...parsed.parents);
    }
  }

  private async readHeldParents(): Promise<void> {
    const parents = new Set(
      [...this.newCommits.values()].flatMap(({ parsed }) => parsed.parents).filter((oid) => !this.newCommits.has(oid)),
    );
    const held = await this.view.read([...parents]);
    for (const oid of parents) {
      const object = held.get(oid);
      if (object?.type !== 'commit') throw missing(oid);
      this.heldCommits.set(oid, parseCommit(object.data));
    }
  }

  /** By time, but never a child before its parent. */
  private *parentsFirst(): Generator<NewCommit> {
    const byTime = [...this.newCommits.values()].sort((a, b) => a.parsed.committer.timeSeconds - b.parsed.committer.timeSeconds);
    const done = new Set<GitOid>();
    for (const start of byTime) {
      const stack = [start];
      for (let top = stack.at(-1); top; top = stack.at(-1)) {
        const pending = done.has(top.oid) ? [] : top.parsed.parents.filter((oid) => !done.has(oid) && this.newCommits.has(oid));
        if (pending.length > 0) {
          for (const oid of pending) stack.push(this.newCommits.get(oid)!);
          continue;
        }
        stack.pop();
        if (done.has(top.oid)) continue;
        done.add(top.oid);
        yield top;
      }
    }
  }

  private async planCommit({ oid, parsed }: NewCommit): Promise<PlannedCommit> {
    const found = new Set<GitOid>();
    const changes = new Map<string, string[]>();
    const oldTrees = parsed.parents.map((parent) => (this.newCommits.get(parent)?.parsed ?? this.heldCommits.get(parent))!.tree);
    if (!oldTrees.includes(parsed.tree)) {
      found.add(parsed.tree);
      await this.compare('', parsed.tree, oldTrees, { found, changes }, 0);
    }
    const { tree, parents, committer } = parsed;
    return { oid, tree, timeSeconds: committer.timeSeconds, parents, newOids: Buffer.concat([...found].map(oidToBytes)), changes };
  }

  /** One directory against the same directory of every parent: what differs from all of them is this commit's. */
  private async compare(
    path: string,
    newTree: GitOid,
    oldTrees: readonly GitOid[],
    into: { found: Set<GitOid>; changes: Map<string, string[]> },
    depth: number,
  ): Promise<void> {
    if (depth > MAX_TREE_DEPTH) throw new GitFormatError('ingest/bad-object', `directories are nested more than ${MAX_TREE_DEPTH} deep`);
    const data = this.treeNow(newTree) ?? (await this.heldTree(newTree));
    const olds: Buffer[] = [];
    for (const old of oldTrees) olds.push(this.treeNow(old) ?? (await this.heldTree(old)));
    const perParent = olds.length > 0 ? olds.map((old) => diffTrees(old, data)) : [diffTrees(null, data)];
    this.checkTree(newTree, data, olds[0] ?? null, perParent[0] ?? []);
    const common = inAll(perParent);
    if (common.length === 0) return;
    this.changedNamesLeft -= common.length;
    if (this.changedNamesLeft < 0) throw new GitFormatError('ingest/too-many-names', TOO_MANY_NAMES);
    into.changes.set(
      path,
      common.map(({ change }) => (change.new ? change.name : `/${change.name}`)),
    );
    for (const { change, olds: before } of common) {
      if (!change.new) continue;
      await this.follow(path === '' ? change.name : `${path}/${change.name}`, change.new, before, into, depth);
    }
  }

  private async follow(
    path: string,
    entry: { mode: number; oid: GitOid },
    before: readonly TreeChange['old'][],
    into: { found: Set<GitOid>; changes: Map<string, string[]> },
    depth: number,
  ): Promise<void> {
    if (entry.mode === SUBMODULE) return;
    const isDirectory = entry.mode === DIRECTORY;
    this.note(entry.oid, isDirectory ? 'tree' : 'blob', path);
    into.found.add(entry.oid);
    if (!isDirectory) return;
    const oldTrees = before.flatMap((old) => (old?.mode === DIRECTORY ? [old.oid] : []));
    if (!oldTrees.includes(entry.oid)) await this.compare(path, entry.oid, oldTrees, into, depth + 1);
  }

  private checkTree(oid: GitOid, data: Buffer, old: Buffer | null, changes: readonly TreeChange[]): void {
    if (this.checkedTrees.has(oid) || !this.pack || this.pack.indexOf(oid) < 0) return;
    this.checkedTrees.add(oid);
    // A tree that equals its checked predecessor with the changes merged in is sorted; only the changed entries need a look.
    const problem = old && equalsEdited(old, data, changes) ? changedEntriesProblem(changes) : checkTreeData(data);
    if (problem) throw new GitFormatError('ingest/bad-object', `tree ${oid}: ${problem}`);
  }

  /** An object a new tree refers to: of the right type in the pack, or in the repository (asked later, together). */
  private note(oid: GitOid, type: ObjectType, path: string): void {
    const entry = this.pack?.indexOf(oid) ?? -1;
    if (!this.pack || entry < 0) {
      if (oid !== EMPTY_TREE_OID) this.relied.set(oid, type);
      return;
    }
    const info = this.pack.info(entry);
    if (info.typeCode !== OBJECT_TYPE_CODE[type])
      throw new GitFormatError('ingest/bad-object', `'${path}' says ${oid} is a ${type}, and it is not`);
    if (this.reached[entry] === 1) return;
    this.reached[entry] = 1;
    if (type === 'blob' && info.sizeBytes > this.maxFileBytes) throw new GitFormatError('ingest/file-too-large', path);
    if (type === 'blob' && info.mayBePointer && info.sizeBytes >= POINTER_MIN_BYTES && info.sizeBytes <= POINTER_MAX_BYTES)
      this.notePointer(this.pack.read(entry), path);
  }

  private notePointer(data: Buffer, path: string): void {
    const pointer = parseLfsPointer(data);
    if (pointer) this.pointers.set(pointer.sha256, { sha256: pointer.sha256, sizeBytes: pointer.sizeBytes, path });
  }

  private fromPack(oid: GitOid, type: ObjectType): Buffer | null {
    const entry = this.pack?.indexOf(oid) ?? -1;
    if (!this.pack || entry < 0) return null;
    if (this.pack.info(entry).typeCode !== OBJECT_TYPE_CODE[type]) throw new GitFormatError('ingest/bad-object', `${oid} is not a ${type}`);
    this.reached[entry] = 1;
    return this.pack.read(entry);
  }

  private treeNow(oid: GitOid): Buffer | null {
    if (oid === EMPTY_TREE_OID && (this.pack?.indexOf(oid) ?? -1) < 0) return Buffer.alloc(0);
    return this.fromPack(oid, 'tree') ?? this.heldTrees.get(oid) ?? null;
  }

  private async heldTree(oid: GitOid): Promise<Buffer> {
    const object = (await this.view.read([oid])).get(oid);
    if (object?.type !== 'tree') throw missing(oid);
    this.relied.set(oid, 'tree');
    this.heldTrees.set(oid, object.data);
    return object.data;
  }

  private async checkRelied(): Promise<void> {
    const held = await this.view.held([...this.relied.keys()]);
    for (const [oid, type] of this.relied) {
      const object = held.get(oid);
      if (!object) throw missing(oid);
      if (object.typeCode !== OBJECT_TYPE_CODE[type]) throw new GitFormatError('ingest/bad-object', `${oid} is not a ${type}`);
    }
  }

  private frontier(tip: GitOid): GitOid[] {
    const held = new Set<GitOid>();
    const seen = new Set<GitOid>();
    const waiting = [tip];
    for (let oid = waiting.pop(); oid; oid = waiting.pop()) {
      if (seen.has(oid)) continue;
      seen.add(oid);
      const commit = this.newCommits.get(oid);
      if (commit) waiting.push(...commit.parsed.parents);
      else held.add(oid);
    }
    return [...held];
  }

  private entries(): Uint32Array {
    const list: number[] = [];
    this.reached.forEach((flag, entry) => {
      if (flag === 1) list.push(entry);
    });
    return Uint32Array.from(list);
  }
}

const TOO_MANY_NAMES = 'the same directories stand at so many paths that the commits change more names than can be taken in at once';

function missing(oid: GitOid): GitFormatError {
  return new GitFormatError('ingest/missing-object', `object ${oid} is neither in the pack nor in the repository`);
}

/** Changes that every parent's comparison has, with the old side of each. */
function inAll(perParent: readonly TreeChange[][]): { change: TreeChange; olds: TreeChange['old'][] }[] {
  const [first = [], ...others] = perParent;
  if (others.length === 0) return first.map((change) => ({ change, olds: [change.old] }));
  const byName = others.map((changes) => new Map(changes.map((change) => [change.name, change])));
  return first.flatMap((change) => {
    const same = byName.map((changes) => changes.get(change.name));
    return same.every((other) => other !== undefined) ? [{ change, olds: [change.old, ...same.map((other) => other?.old)] }] : [];
  });
}

function equalsEdited(old: Buffer, data: Buffer, changes: readonly TreeChange[]): boolean {
  return editTree(old, new Map(changes.map((change) => [change.name, change.new ?? null]))).equals(data);
}

function changedEntriesProblem(changes: readonly TreeChange[]): string | null {
  for (const change of changes) {
    const problem = change.new ? checkEntry(change.name, change.new.mode) : null;
    if (problem) return problem;
  }
  return null;
}
