// What browsers give on secure addresses: a hold of dropped files and folders that can be kept and asked again after the page was closed. They
// are absent on plain http and in other browsers; nothing depends on them.

/** Parts of the File System Access API that TypeScript does not know. */
type Askable = FileSystemHandle & {
  queryPermission?: (wish: { mode: 'read' }) => Promise<PermissionState>;
  requestPermission?: (wish: { mode: 'read' }) => Promise<PermissionState>;
};
type Folder = FileSystemDirectoryHandle & { values: () => AsyncIterable<FileSystemHandle> };
type HoldingItem = DataTransferItem & { getAsFileSystemHandle?: () => Promise<FileSystemHandle | null> };
type Picking = Window & { showDirectoryPicker?: () => Promise<FileSystemDirectoryHandle> };

/** Something that was chosen, and where its files go in the repository. */
export interface Root {
  handle: FileSystemHandle;
  folder: string;
  /** Its contents are meant, not the folder itself. */
  isContents: boolean;
}

/** Must be called while the drop is being handled. Empty where any of them cannot be held: half of an upload is no use. */
export async function holdsOfDrop(items: Iterable<DataTransferItem>): Promise<FileSystemHandle[]> {
  // Chromium 156 names the function on plain http as well; the page that calls it there crashes.
  if (!window.isSecureContext) return [];
  const asked = [...items].filter(({ kind }) => kind === 'file').map((item) => (item as HoldingItem).getAsFileSystemHandle?.());
  const held = await Promise.all(asked).catch(() => []);
  return held.every((handle) => handle) ? (held as FileSystemHandle[]) : [];
}

export function canPickFolder(): boolean {
  return (window as Picking).showDirectoryPicker !== undefined;
}

/** Null when the person thought better of it. */
export async function pickFolder(): Promise<FileSystemDirectoryHandle | null> {
  try {
    return (await (window as Picking).showDirectoryPicker?.()) ?? null;
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') return null;
    throw error;
  }
}

/** Asks the person once for all of them, from within a click. */
export async function mayRead(roots: readonly Root[]): Promise<boolean> {
  for (const { handle } of roots as readonly { handle: Askable }[]) {
    const wish = { mode: 'read' } as const;
    if ((await handle.queryPermission?.(wish)) === 'granted') continue;
    if ((await handle.requestPermission?.(wish).catch(() => 'denied')) !== 'granted') return false;
  }
  return roots.length > 0;
}

/** Every file of them, with its path below the folder of each. */
export async function* filesOfRoots(
  roots: readonly Root[],
  isMeant: (path: string) => boolean,
): AsyncGenerator<{ path: string; file: File }> {
  for (const { handle, folder, isContents } of roots) {
    if (isContents && handle.kind === 'directory') yield* childrenOf(handle as Folder, folder, isMeant);
    else yield* walk(handle, folder, isMeant);
  }
}

async function* walk(
  handle: FileSystemHandle,
  folder: string,
  isMeant: (path: string) => boolean,
): AsyncGenerator<{ path: string; file: File }> {
  const path = folder === '' ? handle.name : `${folder}/${handle.name}`;
  if (handle.kind === 'directory') yield* childrenOf(handle as Folder, path, isMeant);
  else if (isMeant(path)) yield { path, file: await (handle as FileSystemFileHandle).getFile() };
}

async function* childrenOf(handle: Folder, path: string, isMeant: (path: string) => boolean): AsyncGenerator<{ path: string; file: File }> {
  // A name inside a folder says whether the folder is meant.
  if (path !== '' && !isMeant(`${path}/x`)) return;
  for await (const child of handle.values()) yield* walk(child, path, isMeant);
}
