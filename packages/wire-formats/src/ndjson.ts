// Newline-delimited JSON, read as it arrives: memory holds one line.
import { isUtf8 } from 'node:buffer';
import { byteLines, type LineLimits } from './byte-lines';
import { WireFormatError } from './errors';

export interface NdjsonLimits extends LineLimits {
  /** Blank lines do not count. */
  maxLines: number;
}

export interface NdjsonLine {
  /** As an editor counts it: from 1, blank lines included. */
  line: number;
  value: unknown;
}

/**
 * Blank lines are skipped, the last line may lack its newline, CRLF is taken.
 * Throws WireFormatError with the line: 'ndjson/not-utf8', 'ndjson/bad-json' (also when the body was cut), 'ndjson/line-too-long',
 * 'ndjson/too-many-lines', 'ndjson/too-large'.
 */
export async function* readNdjson(source: AsyncIterable<Uint8Array>, limits: NdjsonLimits): AsyncGenerator<NdjsonLine> {
  let lines = 0;
  for await (const { line, bytes } of byteLines(source, limits)) {
    if (isBlank(bytes)) continue;
    if (++lines > limits.maxLines) throw new WireFormatError('ndjson/too-many-lines', `more than ${limits.maxLines} lines`, line);
    yield { line, value: parseLine(bytes, line) };
  }
}

function isBlank(bytes: Buffer): boolean {
  for (const byte of bytes) if (byte !== 0x20 && byte !== 0x09 && byte !== 0x0d) return false;
  return true;
}

function parseLine(bytes: Buffer, line: number): unknown {
  if (!isUtf8(bytes)) throw new WireFormatError('ndjson/not-utf8', 'not valid UTF-8', line);
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch {
    throw new WireFormatError('ndjson/bad-json', 'not valid JSON', line);
  }
}
