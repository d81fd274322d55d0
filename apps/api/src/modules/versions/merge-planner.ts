// What a merge would write: three-way, file by file, by names. What only one side changed is taken from there; texts that both changed are merged by
// lines; everything else is a conflict. Nothing is written here: the plan is the operations of one commit upon the target.
import { Injectable } from '@nestjs/common';
import { type GitOid, looksBinary } from '@modelgrove/git-objects';
import { Lru } from '../../common/lru';
import type { Granted } from '../access';
import { DiffPool } from './diff-pool';
import { GraphCache } from './graph-cache';
import { ObjectReader } from './object-reader';
import { BlobFactsReader } from './blob-facts';
import { revisionNotFound } from './versions.errors';
import { VersionReader } from './version-reader';
import type { FileDiff, FileOperation } from './versions.types';

const EXECUTABLE = 0o100755;
const REGULAR = 0o100644;
const LONGEST_MERGED_BYTES = 4 * 1024 * 1024;
const REMEMBERED_PLANS = 500;

export interface MergePlan {
  /** The newest commit that both have; null when they have none. */
  baseOid: GitOid | null;
  targetOid: GitOid;
  headOid: GitOid;
  /** Paths that cannot be merged without a person, in order. */
  conflicts: string[];
  /** Nothing to do when there are none (and no conflicts). */
  operations: FileOperation[];
}

@Injectable()
export class MergePlanner {
  private readonly plans = new Lru<string, MergePlan>(REMEMBERED_PLANS);

  constructor(
    private readonly versions: VersionReader,
    private readonly graphs: GraphCache,
    private readonly objects: ObjectReader,
    private readonly facts: BlobFactsReader,
    private readonly pool: DiffPool,
  ) {}

  /** Throws 'revision/not-found', 'diff/busy'. A rename on one side and a change on the other are a conflict. */
  async plan(repo: Granted<'read'>, targetOid: GitOid, headOid: GitOid): Promise<MergePlan> {
    const key = `${repo.id}:${targetOid}:${headOid}`;
    const known = this.plans.get(key);
    if (known) return known;
    const baseOid = await this.mergeBase(repo, targetOid, headOid);
    const ours = new Map((await this.versions.diff(repo, baseOid, targetOid)).map((file) => [file.path, file]));
    const plan: MergePlan = { baseOid, targetOid, headOid, conflicts: [], operations: [] };
    for (const theirs of await this.versions.diff(repo, baseOid, headOid)) await this.mergeOne(repo, plan, ours.get(theirs.path), theirs);
    // Names that go make room for those that come.
    plan.operations.sort((a, b) => Number(b.kind === 'delete-file') - Number(a.kind === 'delete-file'));
    this.plans.set(key, plan, 1);
    return plan;
  }

  /** Of several equally good ones (after merges across each other) the newest. */
  async mergeBase(repo: Granted<'read'>, oneOid: GitOid, otherOid: GitOid): Promise<GitOid | null> {
    await this.graphs.knowing(repo.id, oneOid);
    const graph = await this.graphs.knowing(repo.id, otherOid);
    const [one, other] = [graph.indexOf(oneOid), graph.indexOf(otherOid)];
    if (one === undefined || other === undefined) throw revisionNotFound(one === undefined ? oneOid : otherOid);
    const [ofOne, ofOther] = [graph.ancestors([one]), graph.ancestors([other])];
    for (const idx of ofOne.descending()) if (ofOther.has(idx)) return graph.oid(idx);
    return null;
  }

  private async mergeOne(repo: Granted<'read'>, plan: MergePlan, ours: FileDiff | undefined, theirs: FileDiff): Promise<void> {
    if (ours && ours.newOid === theirs.newOid && ours.newMode === theirs.newMode) return;
    if (!ours) plan.operations.push(taken(theirs, plan.headOid));
    else {
      const merged = await this.mergeTexts(repo, ours, theirs);
      if (merged) plan.operations.push(merged);
      else plan.conflicts.push(theirs.path);
    }
  }

  /** Both sides changed it, each in its own way. */
  private async mergeTexts(repo: Granted<'read'>, ours: FileDiff, theirs: FileDiff): Promise<FileOperation | null> {
    const oids = [theirs.oldOid, ours.newOid, theirs.newOid];
    if (!oids.every((oid) => oid !== null) || ![ours.newMode, theirs.newMode].every(isText)) return null;
    const facts = await this.facts.of(repo.id, oids);
    if (oids.some((oid) => facts.get(oid)?.large || (facts.get(oid)?.sizeBytes ?? 0) > LONGEST_MERGED_BYTES)) return null;
    const texts: Buffer[] = [];
    for (const oid of oids) texts.push((await this.objects.read(repo.id, oid)).data);
    const [base, left, right] = texts as [Buffer, Buffer, Buffer];
    if (texts.some(looksBinary)) return null;
    const content = await this.pool.merge(base, left, right);
    const mode = ours.newMode === theirs.oldMode ? theirs.newMode : ours.newMode;
    return content && { kind: 'put', path: theirs.path, content, executable: mode === EXECUTABLE };
  }
}

function isText(mode: number | null): boolean {
  return mode === REGULAR || mode === EXECUTABLE;
}

function taken({ path, newOid }: FileDiff, headOid: GitOid): FileOperation {
  return newOid ? { kind: 'copy', path, fromPath: path, fromRevision: headOid } : { kind: 'delete-file', path };
}
