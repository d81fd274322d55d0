// Reading and writing one file of a backup: compressed where that is worth it, hashed on the way.
import { pipeline, Readable } from 'node:stream';
import { createGunzip, createGzip } from 'node:zlib';
import type { BackupFolder } from './backup-folder';
import type { DumpedFile } from './manifest';

/** The fastest level: rows shrink to a third with it, and the disk is the slower part already. */
const GZIP = { level: 1, chunkSize: 256 * 1024 };

export async function writeDumped(folder: BackupFolder, file: string, source: Readable, compressed: boolean): Promise<DumpedFile> {
  const bytes = compressed ? through(source, createGzip(GZIP)) : source;
  return { file, compressed, ...(await folder.files.put(file, bytes)) };
}

/** The content as it was before it was compressed. */
export async function openDumped(folder: BackupFolder, { file, compressed }: DumpedFile): Promise<Readable> {
  const { stream } = await folder.files.open(file);
  return compressed ? through(stream, createGunzip({ chunkSize: 256 * 1024 })) : stream;
}

/** An error of the source arrives with whoever reads the target. */
function through<T extends NodeJS.ReadWriteStream & Readable>(source: Readable, target: T): T {
  pipeline(source, target, () => undefined);
  return target;
}
