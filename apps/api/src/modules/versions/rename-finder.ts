// Which deleted and added files of a comparison are one file that was renamed: those with the same contents, then, when they are few and
// short, those whose texts are alike (git's own rule: half of the text).
import { Injectable } from '@nestjs/common';
import { type GitOid, looksBinary } from '@modelgrove/git-objects';
import type { Granted } from '../access';
import type { ChangedFile, FileSide } from './comparison.types';
import { DiffPool } from './diff-pool';
import { ObjectReader } from './object-reader';
import { ObjectStore } from './object.store';
import type { FileDiff } from './versions.types';

const SUBMODULE = 0o160000;
/** Every deleted file is compared with every added one. */
const MOST_COMPARED = 25;
const LONGEST_COMPARED_BYTES = 256 * 1024;

@Injectable()
export class RenameFinder {
  constructor(
    private readonly objects: ObjectReader,
    private readonly store: ObjectStore,
    private readonly pool: DiffPool,
  ) {}

  /** In the order of the paths as they are now. */
  async withRenames(repo: Granted, files: readonly FileDiff[]): Promise<ChangedFile[]> {
    const changed = files.filter((file) => file.status === 'modified').map(toChanged);
    const { renamed, deleted, added } = sameContents(files);
    const alike = await this.alike(repo, deleted, added);
    const taken = new Set([...alike.map((file) => file.before), ...alike.map((file) => file.after)]);
    const rest = [
      ...deleted.filter((side) => !taken.has(side)).map((before): ChangedFile => ({ status: 'deleted', before, after: null })),
      ...added.filter((side) => !taken.has(side)).map((after): ChangedFile => ({ status: 'added', before: null, after })),
    ];
    const pathOf = (file: ChangedFile) => (file.after ?? file.before)?.path ?? '';
    return [...changed, ...renamed, ...alike, ...rest].sort((a, b) => (pathOf(a) < pathOf(b) ? -1 : 1));
  }

  private async alike(repo: Granted, deleted: readonly FileSide[], added: readonly FileSide[]): Promise<ChangedFile[]> {
    if (deleted.length === 0 || added.length === 0) return [];
    if (deleted.length > MOST_COMPARED || added.length > MOST_COMPARED) return [];
    const contents = await this.texts(repo.id, [...deleted, ...added]);
    const [from, to] = [deleted, added].map((sides) => sides.filter((side) => contents.has(side.oid))) as [FileSide[], FileSide[]];
    if (from.length === 0 || to.length === 0) return [];
    const bytes = (side: FileSide) => contents.get(side.oid) ?? Buffer.alloc(0);
    const pairs = await this.pool.renames(from.map(bytes), to.map(bytes));
    return (pairs ?? []).map((pair) => ({ status: 'renamed', before: from[pair.deleted] ?? null, after: to[pair.added] ?? null }));
  }

  /** Contents of the files that are short, not empty, and text. */
  private async texts(repoId: bigint, sides: readonly FileSide[]): Promise<Map<GitOid, Buffer>> {
    const oids = [...new Set(sides.filter((side) => side.mode !== SUBMODULE).map((side) => side.oid))];
    const meta = await this.store.meta(repoId, oids);
    const short = [...meta].filter(([, { sizeBytes }]) => sizeBytes > 0 && sizeBytes <= LONGEST_COMPARED_BYTES).map(([oid]) => oid);
    const found = await this.objects.readMany(repoId, short);
    return new Map([...found].filter(([, { data }]) => !looksBinary(data)).map(([oid, { data }]) => [oid, data]));
  }
}

function sameContents(files: readonly FileDiff[]): { renamed: ChangedFile[]; deleted: FileSide[]; added: FileSide[] } {
  const gone = new Map<GitOid, FileSide[]>();
  for (const file of files.filter(({ status }) => status === 'deleted')) {
    const side = oldSide(file);
    if (side) gone.set(side.oid, [...(gone.get(side.oid) ?? []), side]);
  }
  const renamed: ChangedFile[] = [];
  const added: FileSide[] = [];
  for (const file of files.filter(({ status }) => status === 'added')) {
    const after = newSide(file);
    const before = after && gone.get(after.oid)?.shift();
    if (before && after) renamed.push({ status: 'renamed', before, after });
    else if (after) added.push(after);
  }
  return { renamed, deleted: [...gone.values()].flat(), added };
}

function toChanged(file: FileDiff): ChangedFile {
  return { status: file.status, before: oldSide(file), after: newSide(file) };
}

function oldSide({ path, oldOid: oid, oldMode: mode }: FileDiff): FileSide | null {
  return oid && mode !== null ? { path, oid, mode } : null;
}

function newSide({ path, newOid: oid, newMode: mode }: FileDiff): FileSide | null {
  return oid && mode !== null ? { path, oid, mode } : null;
}
