// A commit's working tree: directories are loaded when touched, edited in memory, and written as the fewest new tree objects.
import { editTree, findTreeEntry, type GitOid, parseTree } from '@modelgrove/git-objects';
import { makeObject, type MadeObject } from './new-object';
import type { ObjectReader } from './object-reader';
import { noSuchFile, pathInvalid, pathTaken } from './versions.errors';

const DIRECTORY = 0o40000;

export interface EditedEntry {
  mode: number;
  oid: GitOid;
}

interface DirectoryNode {
  /** The tree as it was; null for a directory that is new. */
  oid: GitOid | null;
  data: Buffer | null;
  edits: Map<string, EditedEntry | null>;
  children: Map<string, DirectoryNode>;
  /** Names as case-insensitive file systems see them; null until something is added. */
  folded: Map<string, string> | null;
}

export interface EditedTree {
  rootOid: GitOid;
  /** Trees to store, root last. */
  trees: MadeObject[];
  /** Directory path → changed names; removed ones begin with '/'. */
  changes: Map<string, string[]>;
  /** Entries of files that the parent has differently or not at all. */
  files: { path: string; entry: EditedEntry; before: EditedEntry | null }[];
}

export class TreeEditor {
  private readonly root: DirectoryNode;

  private constructor(
    private readonly objects: ObjectReader,
    private readonly repoId: bigint,
    root: DirectoryNode,
  ) {
    this.root = root;
  }

  static async open(objects: ObjectReader, repoId: bigint, rootOid: GitOid | null): Promise<TreeEditor> {
    const data = rootOid ? (await objects.read(repoId, rootOid)).data : null;
    return new TreeEditor(objects, repoId, newNode(rootOid, data));
  }

  /** The entry as the edits so far leave it. */
  async find(path: string): Promise<EditedEntry | null> {
    let node = this.root;
    const segments = path.split('/');
    for (const [i, name] of segments.entries()) {
      if (i === segments.length - 1) return entryIn(node, name);
      const child = await this.child(node, name);
      if (!child) return null;
      node = child;
    }
    return null;
  }

  async put(path: string, entry: EditedEntry): Promise<void> {
    const { node, name } = await this.parent(path, true);
    const existing = entryIn(node, name);
    if (existing?.mode === DIRECTORY) throw pathInvalid(path, 'a folder of this name exists');
    if (!existing) refuseCollision(node, name, path);
    node.edits.set(name, entry);
    node.children.delete(name);
  }

  async deleteFile(path: string): Promise<void> {
    const { node, name } = await this.parent(path, false);
    const existing = entryIn(node, name);
    if (!existing || existing.mode === DIRECTORY) throw noSuchFile(path);
    forget(node, name);
  }

  async deleteFolder(path: string): Promise<void> {
    const { node, name } = await this.parent(path, false);
    if (entryIn(node, name)?.mode !== DIRECTORY) throw noSuchFile(path);
    forget(node, name);
  }

  /** Hashes and deltifies bottom-up. Directories that became empty vanish, as git has it. */
  async finish(): Promise<EditedTree> {
    const result: EditedTree = { rootOid: '' as GitOid, trees: [], changes: new Map(), files: [] };
    const rootOid = await this.write(this.root, '', result);
    result.rootOid = rootOid ?? makeEmptyRoot(result);
    return result;
  }

  private async write(node: DirectoryNode, path: string, into: EditedTree): Promise<GitOid | null> {
    for (const [name, child] of node.children) {
      const oid = await this.write(child, path === '' ? name : `${path}/${name}`, into);
      node.edits.set(name, oid ? { mode: DIRECTORY, oid } : null);
    }
    const effective = changedOnly(node);
    if (effective.size === 0) return node.oid;
    noteChanges(node, path, effective, into);
    const data = editTree(node.data, effective);
    if (data.length === 0) return null;
    const before = node.oid ? { oid: node.oid, object: await this.objects.read(this.repoId, node.oid) } : null;
    const tree = makeObject('tree', data, before);
    into.trees.push(tree);
    return tree.oid;
  }

  private async parent(path: string, create: boolean): Promise<{ node: DirectoryNode; name: string }> {
    const segments = path.split('/');
    const name = segments.pop() ?? '';
    let node = this.root;
    for (const segment of segments) {
      const child = (await this.child(node, segment)) ?? (create ? this.makeDirectory(node, segment, path) : null);
      if (!child) throw noSuchFile(path);
      node = child;
    }
    return { node, name };
  }

  private makeDirectory(node: DirectoryNode, name: string, path: string): DirectoryNode {
    if (entryIn(node, name)) throw pathInvalid(path, `'${name}' is a file, not a folder`);
    refuseCollision(node, name, path);
    const child = newNode(null, null);
    node.children.set(name, child);
    return child;
  }

  private async child(node: DirectoryNode, name: string): Promise<DirectoryNode | null> {
    const open = node.children.get(name);
    if (open) return open;
    const entry = entryIn(node, name);
    if (entry?.mode !== DIRECTORY) return null;
    const child = newNode(entry.oid, (await this.objects.read(this.repoId, entry.oid)).data);
    node.children.set(name, child);
    return child;
  }
}

function newNode(oid: GitOid | null, data: Buffer | null): DirectoryNode {
  return { oid, data, edits: new Map(), children: new Map(), folded: null };
}

function entryIn(node: DirectoryNode, name: string): EditedEntry | null {
  const child = node.children.get(name);
  if (child) return { mode: DIRECTORY, oid: child.oid ?? ('' as GitOid) };
  const edit = node.edits.get(name);
  if (edit !== undefined) return edit;
  return node.data ? findTreeEntry(node.data, name) : null;
}

function originalIn(node: DirectoryNode, name: string): EditedEntry | null {
  return node.data ? findTreeEntry(node.data, name) : null;
}

/** Edits that really change something. */
function changedOnly(node: DirectoryNode): Map<string, EditedEntry | null> {
  const result = new Map<string, EditedEntry | null>();
  for (const [name, edit] of node.edits) {
    const original = originalIn(node, name);
    if (edit ? edit.oid !== original?.oid || edit.mode !== original.mode : original !== null) result.set(name, edit);
  }
  return result;
}

function noteChanges(node: DirectoryNode, path: string, edits: ReadonlyMap<string, EditedEntry | null>, into: EditedTree): void {
  into.changes.set(
    path,
    [...edits].map(([name, edit]) => (edit ? name : `/${name}`)),
  );
  for (const [name, entry] of edits) {
    if (entry && entry.mode !== DIRECTORY)
      into.files.push({ path: path === '' ? name : `${path}/${name}`, entry, before: originalIn(node, name) });
  }
}

/** Two names that some file systems cannot tell apart are refused when the second one comes. */
function refuseCollision(node: DirectoryNode, name: string, path: string): void {
  const folded = foldedNames(node);
  const other = folded.get(fold(name));
  if (other !== undefined && other !== name) throw pathTaken(path, other);
  folded.set(fold(name), name);
}

/** Folded name → name; made on the first addition to a directory, kept in step from then on. */
function foldedNames(node: DirectoryNode): Map<string, string> {
  if (node.folded) return node.folded;
  node.folded = new Map();
  const names = [...(node.data ? parseTree(node.data).map((entry) => entry.name) : []), ...node.edits.keys(), ...node.children.keys()];
  for (const name of names) if (entryIn(node, name)) node.folded.set(fold(name), name);
  return node.folded;
}

function forget(node: DirectoryNode, name: string): void {
  node.edits.set(name, null);
  node.children.delete(name);
  node.folded?.delete(fold(name));
}

function fold(name: string): string {
  return name.normalize('NFC').toLowerCase();
}

function makeEmptyRoot(into: EditedTree): GitOid {
  const empty = makeObject('tree', Buffer.alloc(0), null);
  into.trees.push(empty);
  return empty.oid;
}
