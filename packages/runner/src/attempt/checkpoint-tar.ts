// A checkpoint's folder as a tar, and back. Its files are opened at once and read twice (for the hash that is sent ahead, and to be sent), so that it
// does not matter when the trainer removes it meanwhile. Constant memory.
import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import fs, { type FileHandle } from 'node:fs/promises';
import path from 'node:path';
import { Readable, Transform } from 'node:stream';
import { finished, pipeline } from 'node:stream/promises';
import tar, { type Headers, type Pack } from 'tar-stream';
import { openInside, plainFiles } from './open-inside';

const MOST_FILES = 10_000;

interface OpenFile {
  name: string;
  handle: FileHandle;
  size: number;
}

export class CheckpointTar {
  private constructor(private readonly files: readonly OpenFile[]) {}

  /** `folder` is below `root`, which has no link in its path. */
  static async open(root: string, folder: string): Promise<CheckpointTar> {
    const files: OpenFile[] = [];
    try {
      for (const name of await plainFiles(root, folder, MOST_FILES)) {
        const handle = await openInside(root, path.posix.join(folder, name));
        files.push({ name, handle, size: 0 });
        files.at(-1)!.size = (await handle.stat()).size;
      }
      return new CheckpointTar(files);
    } catch (error) {
      await closeAll(files);
      throw error;
    }
  }

  async measure(signal: AbortSignal): Promise<{ sizeBytes: number; sha256: string }> {
    const hash = createHash('sha256');
    let sizeBytes = 0;
    for await (const piece of this.stream()) {
      signal.throwIfAborted();
      hash.update(piece as Buffer);
      sizeBytes += (piece as Buffer).length;
    }
    return { sizeBytes, sha256: hash.digest('hex') };
  }

  /** The same bytes each time. */
  stream(): Readable {
    const pack = tar.pack();
    this.fill(pack).catch((error: Error) => pack.destroy(error));
    return Readable.from(pack, { objectMode: false });
  }

  close(): Promise<void> {
    return closeAll(this.files);
  }

  private async fill(pack: Pack): Promise<void> {
    for (const { name, handle, size } of this.files) {
      const entry = pack.entry({ name, size, mode: 0o600, mtime: new Date(0) });
      if (size > 0) await pipeline(handle.createReadStream({ start: 0, end: size - 1, autoClose: false, emitClose: false }), entry);
      else entry.end();
    }
    pack.finalize();
  }
}

async function closeAll(files: readonly OpenFile[]): Promise<void> {
  await Promise.all(files.map(({ handle }) => handle.close().catch(() => undefined)));
}

export class DamagedTar extends Error {}

/** Throws DamagedTar for bytes that have another hash, and for entries that are neither files nor folders of their own. */
export async function unpackTar(bytes: Readable, folder: string, sha256: string): Promise<void> {
  const hash = createHash('sha256');
  const hashed = new Transform({
    transform(piece: Buffer, _encoding, done) {
      hash.update(piece);
      done(null, piece);
    },
  });
  const extract = tar.extract();
  const reading = pipeline(bytes, hashed, extract);
  reading.catch(() => undefined);
  for await (const entry of extract) await unpackEntry(entry as unknown as Readable & { header: Headers }, folder);
  await reading;
  if (hash.digest('hex') !== sha256) throw new DamagedTar('the bytes are not those of the checkpoint');
}

async function unpackEntry(entry: Readable & { header: Headers }, folder: string): Promise<void> {
  const { name, type } = entry.header;
  const parts = name.split('/').filter((part) => part !== '');
  const isOdd = parts.length === 0 || name.startsWith('/') || name.includes('\0') || parts.some((part) => part === '..' || part === '.');
  if (isOdd || (type !== 'file' && type !== 'directory')) throw new DamagedTar(`the entry ${JSON.stringify(name)} is no plain file`);
  const full = path.join(folder, ...parts);
  await fs.mkdir(type === 'directory' ? full : path.dirname(full), { recursive: true });
  if (type === 'file') await pipeline(entry, createWriteStream(full, { flags: 'wx', mode: 0o600 }));
  else await finished(entry.resume());
}
