// A file, or a part of one, as a stream. To whoever reads it, it is any Readable. To a writable it can also write itself, with two buffers
// that are used again and again: fresh memory for every chunk would cost more than copying the bytes. Threads can share those buffers.
import type { FileHandle } from 'node:fs/promises';
import { Readable, type Writable } from 'node:stream';

const READ_BYTES = 1024 * 1024;
/** Two of them stay in a processor's cache between being filled and being sent. */
const REUSED_BYTES = 512 * 1024;

export class FileStream extends Readable {
  private position: number;

  /** Owns `file`: closes it at its end, and when it is destroyed. `end` is the first byte that is left out. */
  constructor(
    private readonly file: FileHandle,
    start: number,
    private readonly end: number,
  ) {
    super({ highWaterMark: READ_BYTES });
    this.position = start;
  }

  /** Instead of reading it: resolves when `target` took every byte, rejects when it or the disk gave up. The target is not ended. */
  async writeTo(target: Writable): Promise<void> {
    const size = Math.min(REUSED_BYTES, this.end - this.position);
    const buffers = [Buffer.from(new SharedArrayBuffer(size)), Buffer.from(new SharedArrayBuffer(size))] as const;
    let written: Promise<void> = Promise.resolve();
    try {
      for (let turn = 0; this.position < this.end; turn ^= 1) {
        const chunk = await this.fill(buffers[turn as 0 | 1]);
        await written;
        written = write(target, chunk);
        written.catch(() => undefined); // awaited with the next chunk
      }
      await written;
    } finally {
      this.destroy();
    }
  }

  override _read(): void {
    const left = Math.min(READ_BYTES, this.end - this.position);
    if (left <= 0) return void this.push(null);
    this.fill(Buffer.allocUnsafeSlow(left)).then(
      (chunk) => this.push(chunk),
      (error: Error) => this.destroy(error),
    );
  }

  override _destroy(error: Error | null, callback: (error?: Error | null) => void): void {
    this.file.close().then(
      () => callback(error),
      (failure: Error) => callback(error ?? failure),
    );
  }

  private async fill(buffer: Buffer): Promise<Buffer> {
    const length = Math.min(buffer.length, this.end - this.position);
    const { bytesRead } = await this.file.read(buffer, 0, length, this.position);
    if (bytesRead === 0) throw new Error('the file has become shorter while it was read');
    this.position += bytesRead;
    return buffer.subarray(0, bytesRead);
  }
}

function write(target: Writable, chunk: Buffer): Promise<void> {
  return new Promise((resolve, reject) => {
    const onClose = (): void => reject(new Error('the reader went away'));
    target.once('close', onClose);
    target.write(chunk, (error) => {
      target.off('close', onClose);
      if (error) reject(error);
      else resolve();
    });
  });
}
