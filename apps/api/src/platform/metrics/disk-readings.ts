import { build, diskFloorBytes, diskFreeBytes } from './series';
import { readBeforeAnswer } from './watched';
import type { AppConfig } from '../config';
import { productVersion } from '../config';
import { freeBytes } from '../spool/disk-space';

/** What is left on the volume of the data folder, and what this process is. */
export function watchDisk({ dataDir, minFreeBytes }: AppConfig): () => void {
  build.set({ version: productVersion() }, 1);
  diskFloorBytes.set(minFreeBytes);
  return readBeforeAnswer(async () => diskFreeBytes.set(await freeBytes(dataDir)));
}
