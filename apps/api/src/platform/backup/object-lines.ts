// The list of a backup's objects, one line each, never in memory as a whole.
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';

export interface NamedObject {
  sha256: string;
  sizeBytes: number;
  key: string;
}

export async function* objectLines(stream: Readable): AsyncGenerator<NamedObject> {
  for await (const line of createInterface({ input: stream, crlfDelay: Infinity })) {
    const [sha256 = '', bytes = '', key = ''] = line.split('\t');
    if (key !== '') yield { sha256, sizeBytes: Number(bytes), key };
  }
}
