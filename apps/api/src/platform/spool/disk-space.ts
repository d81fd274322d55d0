// How much room a disk has left for us.
import { statfs } from 'node:fs/promises';

/** Bytes an unprivileged process may still write on the volume of `directory`. */
export async function freeBytes(directory: string): Promise<number> {
  const volume = await statfs(directory);
  return volume.bavail * volume.bsize;
}
