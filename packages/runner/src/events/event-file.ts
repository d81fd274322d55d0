// Follows out/events.jsonl while a trainer appends to it. The file belongs to the trainer: it may be anything, or be replaced by anything.
import { constants } from 'node:fs';
import fs, { type FileHandle } from 'node:fs/promises';
import { BoundedLines } from './bounded-lines';

const MOST_LINE_BYTES = 256 * 1024;
const PIECE_BYTES = 256 * 1024;
/** Of one look: a trainer that writes faster is followed later. */
const MOST_PIECES = 16;

export class EventFile {
  private readonly lines = new BoundedLines(MOST_LINE_BYTES);
  private readonly piece = Buffer.allocUnsafe(PIECE_BYTES);
  private handle: FileHandle | null = null;
  private offset = 0;

  constructor(private readonly file: string) {}

  /** The lines that were written since. `isAll`: there may be no more for now. */
  async read(): Promise<{ lines: string[]; isAll: boolean }> {
    this.handle ??= await this.open();
    const lines: string[] = [];
    for (let i = 0; this.handle && i < MOST_PIECES; i++) {
      const { bytesRead } = await this.handle.read(this.piece, 0, PIECE_BYTES, this.offset);
      if (bytesRead === 0) return { lines, isAll: true };
      this.offset += bytesRead;
      lines.push(...this.lines.push(this.piece.subarray(0, bytesRead)));
    }
    return { lines, isAll: this.handle === null };
  }

  /** Lines that were too long to be read. */
  get tooLong(): number {
    return this.lines.tooLong;
  }

  async close(): Promise<void> {
    await this.handle?.close();
    this.handle = null;
  }

  /** Not through a link, and no pipe that would keep us waiting. */
  private async open(): Promise<FileHandle | null> {
    const flags = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK;
    const handle = await fs.open(this.file, flags).catch(() => null);
    if (!handle || (await handle.stat()).isFile()) return handle;
    await handle.close();
    return null;
  }
}
