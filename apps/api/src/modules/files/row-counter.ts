// Counts rows of small tables: lines of JSON Lines, records of CSV. Larger ones, and other formats, say their size in the card or not at all.
import { Injectable } from '@nestjs/common';
import { ContentSource } from './content-source';
import type { DatasetFiles } from './dataset-hints';
import { FILE_LIMITS } from './file-limits';
import { HeaderReader, type Look } from './header-reader';

const NEWLINE = 0x0a;
const QUOTE = 0x22;
const MAX_FILES = 50;

@Injectable()
export class RowCounter {
  constructor(
    private readonly sources: ContentSource,
    private readonly headers: HeaderReader,
  ) {}

  /** Null when it is not known. */
  async count(look: Look, { format, files }: DatasetFiles): Promise<number | null> {
    const isLines = files.every(({ path }) => /\.(?:jsonl|ndjson)$/i.test(path));
    const isCsv = format?.format === 'csv';
    const bytes = files.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
    if ((!isLines && !isCsv) || files.length === 0 || files.length > MAX_FILES || bytes > FILE_LIMITS.tableBytes) return null;
    let rows = 0;
    for (const item of files) {
      const found = await this.headers.attempt(look, item.path, async () => {
        const source = await this.sources.of(look.repo, item, look.allowance);
        return linesOf(await source.read(0, source.sizeBytes), isCsv);
      });
      if (found === null) return null;
      rows += Math.max(0, isCsv ? found - 1 : found);
    }
    return rows;
  }
}

/** Lines that are not empty; with `quotes` a line break inside quotes is none. */
export function linesOf(bytes: Uint8Array, quotes: boolean): number {
  let [lines, filled, quoted] = [0, false, false];
  for (const byte of bytes) {
    if (byte === QUOTE && quotes) quoted = !quoted;
    if (byte === NEWLINE && !quoted) {
      if (filled) lines += 1;
      filled = false;
    } else if (byte > 0x20) filled = true;
  }
  return filled ? lines + 1 : lines;
}
