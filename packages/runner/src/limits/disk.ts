// What an attempt takes of the disk, and what the disk has left.
import fs from 'node:fs/promises';
import path from 'node:path';

/** A folder with more entries counts as too large: walking it would cost more than it is worth. */
const MOST_ENTRIES = 100_000;

export async function freeBytes(folder: string): Promise<number> {
  const { bavail, bsize } = await fs.statfs(folder);
  return bavail * bsize;
}

/** Allocated bytes, so that a sparse file counts what it takes; Infinity with too many entries. Links are not followed. */
export async function folderBytes(root: string): Promise<number> {
  let bytes = 0;
  let entries = 0;
  const folders = [root];
  for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
    for (const entry of await entriesOf(folder)) {
      if (++entries > MOST_ENTRIES) return Infinity;
      const full = path.join(folder, entry.name);
      if (entry.isDirectory()) folders.push(full);
      else bytes += await allocatedBytes(full);
    }
  }
  return bytes;
}

/** What goes away meanwhile takes nothing. */
async function entriesOf(folder: string): Promise<{ name: string; isDirectory(): boolean }[]> {
  const opened = await fs.opendir(folder).catch(() => null);
  if (!opened) return [];
  const entries = [];
  for await (const entry of opened) {
    entries.push(entry);
    if (entries.length > MOST_ENTRIES) break;
  }
  return entries;
}

async function allocatedBytes(file: string): Promise<number> {
  const stat = await fs.lstat(file).catch(() => null);
  return stat ? stat.blocks * 512 : 0;
}
