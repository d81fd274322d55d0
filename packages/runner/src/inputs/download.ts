// One file of the hub onto the disk: in pieces as they come, hashed on the way, taken up where it broke off.
import { createHash, type Hash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { infrastructure } from '../failure';
import { HubAway, isTemporary } from '../hub/hub-errors';
import { pauseMs } from '../hub/patience';
import type { RepositoryClient } from '../hub/repository-client';
import { pause } from '../limits/every';
import type { InputRef } from '../protocol';
import type { RemoteFile } from './needed-files';

/** In a row, without a byte. */
const MOST_FAILURES = 8;
/** A connection that brings nothing for so long is given up. */
const SILENCE_MS = 60_000;

export class Download {
  private hash: Hash;
  private bytes = 0;

  constructor(
    private readonly client: RepositoryClient,
    private readonly ref: InputRef,
    private readonly file: RemoteFile,
    private readonly target: string,
  ) {
    this.hash = this.newHash();
  }

  /** Throws 'runner/input-damaged' when the bytes are not those that the hub named. */
  async run(signal: AbortSignal): Promise<void> {
    for (let failures = 0; ;) {
      const before = this.bytes;
      try {
        await this.fetchOn(signal);
        return this.verify();
      } catch (error) {
        signal.throwIfAborted();
        failures = this.bytes > before ? 1 : failures + 1;
        if (!isTemporary(error) || failures >= MOST_FAILURES) throw error;
        await pause(pauseMs(failures, error), signal);
        signal.throwIfAborted();
      }
    }
  }

  private async fetchOn(signal: AbortSignal): Promise<void> {
    const silence = new AbortController();
    const { isPart, bytes } = await this.client.open(this.ref, this.file.path, this.bytes, AbortSignal.any([signal, silence.signal]));
    if (!isPart) this.beginAgain();
    if (!bytes) return;
    const timer = setTimeout(() => silence.abort(), SILENCE_MS);
    const target = createWriteStream(this.target, { flags: this.bytes > 0 ? 'r+' : 'w', start: this.bytes, mode: 0o600 });
    try {
      await pipeline(Readable.fromWeb(bytes as Parameters<typeof Readable.fromWeb>[0]), this.counting(timer), target);
    } catch (error) {
      throw isOfDisk(error) ? error : new HubAway(error);
    } finally {
      clearTimeout(timer);
    }
    if (this.bytes < this.file.sizeBytes) throw new HubAway(new Error('the connection ended early'));
  }

  private counting(timer: NodeJS.Timeout): Transform {
    return new Transform({
      transform: (piece: Buffer, _encoding, done) => {
        timer.refresh();
        this.bytes += piece.length;
        this.hash.update(piece);
        done(this.bytes > this.file.sizeBytes ? this.damaged() : null, piece);
      },
    });
  }

  private beginAgain(): void {
    this.bytes = 0;
    this.hash = this.newHash();
  }

  /** Of a large file its sha256; of any other the name that git gives its contents. */
  private newHash(): Hash {
    if (this.file.sha256 !== null) return createHash('sha256');
    return createHash('sha1').update(`blob ${this.file.sizeBytes}\0`);
  }

  private verify(): void {
    if (this.hash.digest('hex') !== (this.file.sha256 ?? this.file.gitOid)) throw this.damaged();
  }

  private damaged(): Error {
    const { repository } = this.ref;
    const message = `${this.file.path} of ${repository} arrived damaged: its bytes are not those that the hub names. Look at the hub's storage (grove doctor).`;
    return infrastructure('runner/input-damaged', message, { repository, path: this.file.path });
  }
}

function isOfDisk(error: unknown): boolean {
  const { code = '', name } = error as NodeJS.ErrnoException;
  return ['ENOSPC', 'EDQUOT', 'EIO', 'EROFS', 'EACCES'].includes(code) || name === 'AttemptFailed';
}
