// Walks a folder tree in the order in which S3 lists keys, so that both stores page alike.
import type { Dirent } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { fromDisk, isMissing } from './folder-errors';
import type { ListedObject } from './object-store';

interface Entry {
  /** The key, or for a folder the key with a final slash: what sorts it among its siblings as S3 would. */
  name: string;
  isFolder: boolean;
}

export async function* listFolder(root: string, prefix: string, after = ''): AsyncGenerator<ListedObject> {
  yield* walk(root, prefix.slice(0, prefix.lastIndexOf('/') + 1), prefix, after);
}

async function* walk(root: string, folder: string, prefix: string, after: string): AsyncGenerator<ListedObject> {
  for (const entry of await entriesOf(root, folder)) {
    if (entry.isFolder) {
      const within = entry.name.startsWith(prefix) || prefix.startsWith(entry.name);
      const isPast = entry.name < after && !after.startsWith(entry.name);
      if (within && !isPast) yield* walk(root, entry.name, prefix, after);
    } else if (entry.name.startsWith(prefix) && entry.name > after) {
      const found = await describe(root, entry.name);
      if (found) yield found;
    }
  }
}

async function entriesOf(root: string, folder: string): Promise<Entry[]> {
  let children: Dirent[];
  try {
    children = await readdir(`${root}/${folder}`, { withFileTypes: true });
  } catch (error) {
    if (isMissing(error)) return [];
    throw fromDisk(error);
  }
  return children
    .map((child) => ({ name: `${folder}${child.name}${child.isDirectory() ? '/' : ''}`, isFolder: child.isDirectory() }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** Null when the object went away between the reading of the folder and now. */
async function describe(root: string, key: string): Promise<ListedObject | null> {
  try {
    const found = await stat(`${root}/${key}`);
    return { key, sizeBytes: found.size, modifiedAt: found.mtime };
  } catch (error) {
    if (isMissing(error)) return null;
    throw fromDisk(error);
  }
}
