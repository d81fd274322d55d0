// A file's name survives a power cut only when its folder, and every folder above that was just made, is flushed too.
import { mkdir, open } from 'node:fs/promises';
import { dirname } from 'node:path';

export class DurableDirectories {
  /** Folders whose own name is known to be on the disk. They are never removed while we run. */
  private readonly known = new Set<string>();

  constructor(private readonly root: string) {}

  /** Makes `directory` (inside the root) and flushes the names of those folders that this process has not yet flushed. */
  async ensure(directory: string): Promise<void> {
    await mkdir(directory, { recursive: true, mode: 0o700 });
    for (let path = directory; path !== this.root && !this.known.has(path); path = dirname(path)) {
      await flushDirectory(dirname(path));
      this.known.add(path);
    }
  }
}

export async function flushDirectory(directory: string): Promise<void> {
  const handle = await open(directory, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
