import { addAbortSignal, Readable, type Writable } from 'node:stream';

/** Bytes that are good until the promise settles. */
export type TakePiece = (piece: readonly Uint8Array[]) => Promise<void>;

type Pump = (take: TakePiece, signal: AbortSignal) => Promise<void>;

/** To whoever reads it any Readable, at the price of a copy; it can also write itself, several chunks with one call of the system. */
export class PieceStream extends Readable {
  private readonly ended = new AbortController();
  private started = false;
  private wanted: (() => void) | undefined;

  constructor(
    private readonly pump: Pump,
    signal?: AbortSignal,
  ) {
    super({ highWaterMark: 1024 * 1024 });
    // Who reads hears of it all the same; one that still waits for its reader must not end the process.
    this.on('error', () => undefined);
    if (signal) addAbortSignal(signal, this);
  }

  async writeTo(target: Writable): Promise<void> {
    this.started = true;
    try {
      await this.pump((piece) => writeAll(target, piece), this.ended.signal);
    } finally {
      this.destroy();
    }
  }

  override _read(): void {
    this.wanted?.();
    if (this.started) return;
    this.started = true;
    this.pump((piece) => this.pushCopy(piece), this.ended.signal).then(
      () => this.push(null),
      (error: Error) => this.destroy(error),
    );
  }

  override _destroy(error: Error | null, callback: (error?: Error | null) => void): void {
    this.ended.abort();
    this.wanted?.();
    callback(error);
  }

  private pushCopy(piece: readonly Uint8Array[]): Promise<void> {
    if (this.destroyed) return Promise.reject(new Error('the reader went away'));
    if (this.push(Buffer.concat(piece))) return Promise.resolve();
    return new Promise((resolve) => (this.wanted = resolve));
  }
}

function writeAll(target: Writable, piece: readonly Uint8Array[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const onClose = (): void => reject(new Error('the reader went away'));
    target.once('close', onClose);
    target.cork();
    piece.forEach((bytes, index) => {
      if (index < piece.length - 1) target.write(bytes);
      else
        target.write(bytes, (error) => {
          target.off('close', onClose);
          if (error) reject(error);
          else resolve();
        });
    });
    target.uncork();
  });
}
