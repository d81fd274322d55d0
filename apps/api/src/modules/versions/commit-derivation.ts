// What is kept beside a commit and could be made from the objects at any time: what it brought and which names it changed, each
// directory compared with the same directory of every parent.
import { diffTrees, type GitOid, type TreeChange } from '@modelgrove/git-objects';
import type { ObjectReader } from './object-reader';
import { storeCorrupt } from './versions.errors';

const DIRECTORY = 0o40000;
const SUBMODULE = 0o160000;

export interface Derivation {
  /** Trees and blobs that no parent has at the same path. */
  newOids: Set<GitOid>;
  /** Directory path → changed names; a removed one begins with '/'. */
  changes: Map<string, string[]>;
}

export async function deriveCommit(
  objects: ObjectReader,
  repoId: bigint,
  tree: GitOid,
  parentTrees: readonly GitOid[],
): Promise<Derivation> {
  const derived: Derivation = { newOids: new Set(), changes: new Map() };
  if (parentTrees.includes(tree)) return derived;
  derived.newOids.add(tree);
  const waiting: { path: string; tree: GitOid; olds: readonly GitOid[] }[] = [{ path: '', tree, olds: parentTrees }];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { path, olds } = next;
    const data = await readTree(objects, repoId, next.tree);
    const perParent: TreeChange[][] = [];
    for (const old of olds) perParent.push(diffTrees(await readTree(objects, repoId, old), data));
    const common =
      perParent.length > 0 ? inAll(perParent) : diffTrees(null, data).map((change) => ({ change, olds: [] as TreeChange['old'][] }));
    if (common.length > 0)
      derived.changes.set(
        path,
        common.map(({ change }) => (change.new ? change.name : `/${change.name}`)),
      );
    for (const { change, olds: before } of common) {
      if (!change.new || change.new.mode === SUBMODULE) continue;
      derived.newOids.add(change.new.oid);
      if (change.new.mode !== DIRECTORY) continue;
      const oldTrees = before.flatMap((old) => (old?.mode === DIRECTORY ? [old.oid] : []));
      if (!oldTrees.includes(change.new.oid))
        waiting.push({ path: path === '' ? change.name : `${path}/${change.name}`, tree: change.new.oid, olds: oldTrees });
    }
  }
  return derived;
}

async function readTree(objects: ObjectReader, repoId: bigint, oid: GitOid): Promise<Buffer> {
  const object = await objects.read(repoId, oid);
  if (object.type !== 'tree') throw storeCorrupt(`${oid} is a ${object.type}, not a tree`);
  return object.data;
}

/** Changes that every parent's comparison has, with the old side of each. */
function inAll(perParent: readonly TreeChange[][]): { change: TreeChange; olds: TreeChange['old'][] }[] {
  const [first = [], ...others] = perParent;
  const byName = others.map((changes) => new Map(changes.map((change) => [change.name, change])));
  return first.flatMap((change) => {
    const same = byName.map((changes) => changes.get(change.name));
    return same.every((other) => other !== undefined) ? [{ change, olds: [change.old, ...same.map((other) => other?.old)] }] : [];
  });
}
