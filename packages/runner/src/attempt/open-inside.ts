// Opens what a trainer wrote, and nothing else: it may have put links where files and folders are expected, also while we look.
import { constants } from 'node:fs';
import fs, { type FileHandle } from 'node:fs/promises';
import path from 'node:path';

export class NotPlain extends Error {
  constructor(readonly path: string) {
    super(`${path} is not a plain file`);
  }
}

/**
 * Paths of the plain files in `folder`, relative to it, with slashes, in order. `root` is above what a trainer can replace, and has no link in its path.
 * Throws NotPlain for links and everything else that is no file.
 */
export async function plainFiles(root: string, folder: string, most: number): Promise<string[]> {
  await requireFolders(root, folder);
  const files: string[] = [];
  const folders = [''];
  for (let sub = folders.pop(); sub !== undefined; sub = folders.pop()) {
    for (const entry of await fs.readdir(path.join(root, folder, sub), { withFileTypes: true })) {
      const relative = path.posix.join(sub, entry.name);
      if (entry.isDirectory()) folders.push(relative);
      else if (entry.isFile()) files.push(relative);
      else throw new NotPlain(relative);
      if (files.length + folders.length > most) throw new NotPlain(`one of more than ${most} files`);
    }
  }
  return files.sort();
}

/** `relative` to `root`, which has no link in its path. */
export async function openInside(root: string, relative: string): Promise<FileHandle> {
  const full = path.join(root, relative);
  const handle = await fs.open(full, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK).catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code === 'ELOOP') throw new NotPlain(relative);
    throw error;
  });
  if ((await handle.stat()).isFile() && (await isWhereItSeems(handle, full))) return handle;
  await handle.close();
  throw new NotPlain(relative);
}

async function requireFolders(root: string, folder: string): Promise<void> {
  let full = root;
  for (const part of folder.split('/')) {
    full = path.join(full, part);
    if (!(await fs.lstat(full)).isDirectory()) throw new NotPlain(folder);
  }
}

/** A folder on the way may have become a link after it was listed. Where the system cannot tell, what was listed has to do. */
async function isWhereItSeems(handle: FileHandle, full: string): Promise<boolean> {
  const opened = await fs.readlink(`/proc/self/fd/${handle.fd}`).catch(() => null);
  // its name is gone when it was removed meanwhile, which is no harm
  return opened === null || opened === full || opened === `${full} (deleted)`;
}
