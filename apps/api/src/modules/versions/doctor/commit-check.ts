// The rows kept beside commits, against the commit objects and against what can be derived from the trees.
import { type Commit, type GitOid, oidFromBytes } from '@modelgrove/git-objects';
import { directoryKey } from '@modelgrove/version-ingest';
import { damage, type Finding, oddity } from '../../blobs';
import { deriveCommit } from '../commit-derivation';
import type { DerivedRows, DoctorStore, StoredCommit } from '../doctor.store';
import type { ObjectReader } from '../object-reader';

const PAGE = 200;

export class CommitCheck {
  /** Commits that have a row. */
  readonly idxs = new Map<GitOid, number>();
  private readonly oids = new Map<number, GitOid>();

  /** `commits`: the commit objects that could be read. */
  constructor(
    private readonly store: DoctorStore,
    private readonly objects: ObjectReader,
    private readonly repoId: bigint,
    private readonly commits: ReadonlyMap<GitOid, Commit>,
  ) {}

  /** Every commit row, with what is wrong with it and, when that can be mended, what it should be. */
  async *run(): AsyncGenerator<{ findings: Finding[]; mended: DerivedRows | null }> {
    for (let from = 0; ;) {
      const rows = await this.store.commits(this.repoId, from, PAGE);
      for (const row of rows) {
        this.note(row);
        const result = await this.check(row);
        if (result.findings.length > 0) yield result;
      }
      const last = rows.at(-1);
      if (!last || rows.length < PAGE) return;
      from = last.idx + 1;
    }
  }

  private note(row: StoredCommit): void {
    this.idxs.set(oidFromBytes(row.oid), row.idx);
    this.oids.set(row.idx, oidFromBytes(row.oid));
  }

  private async check(row: StoredCommit): Promise<{ findings: Finding[]; mended: DerivedRows | null }> {
    const oid = oidFromBytes(row.oid);
    const commit = this.commits.get(oid);
    if (!commit)
      return { findings: [damage('commit/object-missing', `Commit ${oid} has a row, and no object that can be read.`)], mended: null };
    const parentIdxs = commit.parents.map((parent) => this.idxs.get(parent));
    if (parentIdxs.some((idx) => idx === undefined))
      return { findings: [damage('commit/parent-row', `Commit ${oid} has a parent without a row before its own.`)], mended: null };
    const findings = [...this.checkRow(row, oid, commit)];
    try {
      const parentTrees = commit.parents.map((parent) => this.commits.get(parent)?.tree ?? commit.tree);
      const { newOids, changes } = await deriveCommit(this.objects, this.repoId, commit.tree, parentTrees);
      findings.push(...missingNewOids(row, oid, newOids), ...(await this.missingChanges(row, oid, changes)));
      const mended = {
        idx: row.idx,
        tree: commit.tree,
        parentIdxs: parentIdxs.flatMap((idx) => idx ?? []),
        timeSeconds: commit.committer.timeSeconds,
      };
      return { findings, mended: { ...mended, newOids: [...newOids], changes } };
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      return { findings: [...findings, damage('commit/unreadable', `What commit ${oid} changed cannot be told: ${why}.`)], mended: null };
    }
  }

  private *checkRow(row: StoredCommit, oid: GitOid, commit: Commit): Generator<Finding> {
    const parents = Array.from({ length: row.parents.length / 4 }, (_, i) => this.oids.get(row.parents.readInt32BE(i * 4)));
    const sameParents = parents.length === commit.parents.length && parents.every((parent, i) => parent === commit.parents[i]);
    if (oidFromBytes(row.tree) !== commit.tree || !sameParents || Number(row.time) !== commit.committer.timeSeconds)
      yield damage('commit/wrong-row', `The row of commit ${oid} has another tree, time or parents than the commit.`);
  }

  /** A row may list more than the comparison finds: a squashed history lists its whole tree. */
  private async missingChanges(row: StoredCommit, oid: GitOid, changes: ReadonlyMap<string, readonly string[]>): Promise<Finding[]> {
    const stored = new Map(
      (await this.store.changes(this.repoId, row.idx)).map(({ dirKey, names }) => [dirKey, new Set(names.toString().split('\0'))]),
    );
    for (const [directory, names] of changes) {
      const known = stored.get(directoryKey(directory));
      if (!known || names.some((name) => !known.has(name)))
        return [oddity('commit/changes', `The list of names that commit ${oid} changed in '${directory}' is not complete.`)];
    }
    return [];
  }
}

function missingNewOids(row: StoredCommit, oid: GitOid, expected: ReadonlySet<GitOid>): Finding[] {
  const listed = new Set<GitOid>();
  for (let at = 0; at + 20 <= row.newOids.length; at += 20) listed.add(oidFromBytes(row.newOids, at));
  const missing = [...expected].filter((other) => !listed.has(other)).length;
  return missing === 0
    ? []
    : [
        damage(
          'commit/new-oids',
          `The list of what commit ${oid} brought lacks ${missing} of ${expected.size} objects: clones would lack them too.`,
        ),
      ];
}
