import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import type { OpenedObject } from '../../../platform/object-store';
import { FileStream } from '../../../platform/object-store/file-stream';
import { storedBlocks } from './stored-blocks';

const BYTES = randomBytes(1_700_001);
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'grove-blocks-'));
  writeFileSync(join(folder, 'bytes'), BYTES);
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function* inPieces(size: number): Generator<Buffer> {
  for (let at = 0; at < BYTES.length; at += size) yield Buffer.from(BYTES.subarray(at, at + size));
}

type MakeStream = () => Promise<OpenedObject['stream']>;
const streams: [string, MakeStream][] = [
  ['writes itself', async () => new FileStream(await open(join(folder, 'bytes')), 0, BYTES.length)],
  ['is read in small pieces', async () => Readable.from(inPieces(1000))],
  ['is read in pieces larger than a block', async () => Readable.from(inPieces(1_000_000))],
];

describe.each(streams)('blocks of a stream that %s', (_how, made) => {
  it('are all of it, in order, in the same two pieces of shared memory', async () => {
    const parts: Buffer[] = [];
    const memory = new Set<unknown>();
    await storedBlocks(await made(), BYTES.length, async (block) => {
      await sleep(2); // memory that were used again too early would show
      parts.push(Buffer.from(block));
      memory.add(block.buffer);
    });
    expect(Buffer.concat(parts).equals(BYTES)).toBe(true);
    expect([...memory].every((buffer) => buffer instanceof SharedArrayBuffer)).toBe(true);
    expect(memory.size).toBe(2);
  });

  it.each([1, 2, 4])('end with the stream when number %i is refused', async (refused) => {
    const stream = await made();
    let count = 0;
    const take = async (): Promise<void> => {
      if (++count === refused) throw new Error('no more');
    };
    await expect(storedBlocks(stream, BYTES.length, take)).rejects.toThrow('no more');
    expect([count, stream.destroyed]).toEqual([refused, true]);
  });
});

it('breaks off when the stream does', async () => {
  const stream = Readable.from(
    (async function* () {
      yield* inPieces(700_000);
      throw new Error('the store has gone');
    })(),
  );
  await expect(storedBlocks(stream, 2_000_000, async () => {})).rejects.toThrow('the store has gone');
});
