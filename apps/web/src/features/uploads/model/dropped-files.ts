// Files and whole folders that were dropped or picked, with their places inside of the folder.
import { filesOfRoots, holdsOfDrop, type Root } from './handles';
import type { Chosen, ChosenFile } from './upload-types';

/** What systems leave in folders and nobody means to share. */
const LEFTOVERS = new Set(['.DS_Store', 'Thumbs.db', 'desktop.ini']);
const HIDDEN_FOLDERS = new Set(['.git', '__MACOSX']);

/** `folder` is where they go in the repository; '' is its root. */
export async function filesOfDrop(transfer: DataTransfer, folder: string): Promise<Chosen> {
  // Entries are gone after the first pause: all are taken first.
  const holds = holdsOfDrop(transfer.items);
  const entries = [...transfer.items]
    .flatMap((item) => (item.kind === 'file' ? [item.webkitGetAsEntry()] : []))
    .filter((entry) => entry !== null);
  if (entries.length === 0) return { files: filesOfInput(transfer.files, folder), roots: [] };
  // One folder alone means its contents; several things keep their names.
  const [only] = entries;
  const isContents = entries.length === 1 && only?.isDirectory === true;
  const start = isContents ? await childrenOf(only as FileSystemDirectoryEntry) : entries;
  const found: ChosenFile[] = [];
  for (const entry of start) await collect(entry, folder, found);
  return { files: found, roots: (await holds).map((handle) => ({ handle, folder, isContents })) };
}

/** Of what was chosen before, once it may be read again. */
export async function filesOfHolds(roots: readonly Root[]): Promise<Chosen> {
  const files: ChosenFile[] = [];
  for await (const found of filesOfRoots(roots, isMeant)) files.push(found);
  return { files, roots };
}

/** Of an input; of one for folders the first name in each path is the folder itself, which is left out. */
export function filesOfInput(files: Iterable<File>, folder: string): ChosenFile[] {
  return [...files]
    .map((file) => ({
      file,
      path: join(folder, file.webkitRelativePath === '' ? file.name : file.webkitRelativePath.split('/').slice(1).join('/')),
    }))
    .filter(({ path }) => isMeant(path));
}

export function isMeant(path: string): boolean {
  const names = path.split('/');
  return !LEFTOVERS.has(names.at(-1) ?? '') && !names.slice(0, -1).some((name) => HIDDEN_FOLDERS.has(name));
}

async function collect(entry: FileSystemEntry, folder: string, into: ChosenFile[]): Promise<void> {
  const path = join(folder, entry.name);
  if (!isMeant(path) || HIDDEN_FOLDERS.has(entry.name)) return;
  if (entry.isDirectory) for (const child of await childrenOf(entry as FileSystemDirectoryEntry)) await collect(child, path, into);
  else into.push({ path, file: await fileOf(entry as FileSystemFileEntry) });
}

function fileOf(entry: FileSystemFileEntry): Promise<File> {
  return new Promise((resolve, reject) => entry.file(resolve, reject));
}

/** A reader gives a hundred at a time, and nothing at the end. */
async function childrenOf(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader();
  const all: FileSystemEntry[] = [];
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    if (some.length === 0) return all;
    all.push(...some);
  }
}

function join(folder: string, name: string): string {
  return folder === '' ? name : `${folder}/${name}`;
}
