import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { CHUNK_MAX_RAW_BYTES, CHUNK_MIN_RAW_BYTES } from '../limits';
import { inPieces, X_1MIB_ENDS, xBytes } from '../testing/inputs';
import { Chunker } from './chunker';
import { GEAR_HIGH, GEAR_LOW } from './gear-table';

function chunksOf(pieces: Iterable<Uint8Array>): Uint8Array[] {
  const chunker = new Chunker();
  const chunks = [...pieces].flatMap((piece) => chunker.push(piece));
  const last = chunker.finish();
  return last ? [...chunks, last] : chunks;
}

function endsOf(chunks: readonly Uint8Array[]): number[] {
  let end = 0;
  return chunks.map((chunk) => (end += chunk.length));
}

/** As the specification says it, byte by byte and with numbers of 64 bits. */
function plainEnds(bytes: Uint8Array): number[] {
  const ends: number[] = [];
  let hash = 0n;
  let start = 0;
  bytes.forEach((byte, at) => {
    const gear = (BigInt(GEAR_HIGH[byte]!) << 32n) + BigInt(GEAR_LOW[byte]! >>> 0);
    hash = BigInt.asUintN(64, (hash << 1n) + gear);
    const size = at + 1 - start;
    const isCut = size >= CHUNK_MIN_RAW_BYTES && (hash >> 48n === 0n || size === CHUNK_MAX_RAW_BYTES);
    if (!isCut) return;
    ends.push(at + 1);
    start = at + 1;
    hash = 0n;
  });
  return start < bytes.length ? [...ends, bytes.length] : ends;
}

describe('the chunker', () => {
  it('adds the numbers of the protocol', () => {
    const table = Buffer.alloc(2048);
    for (let byte = 0; byte < 256; byte++) {
      table.writeInt32LE(GEAR_LOW[byte]!, byte * 8);
      table.writeInt32LE(GEAR_HIGH[byte]!, byte * 8 + 4);
    }
    expect(createHash('sha256').update(table).digest('hex')).toBe('e1d3936666d7ae7a977c958e9afcc75f90aaca758ce5fbe4ece61dffefe1912c');
  });

  it('cuts where hf_xet does', () => expect(endsOf(chunksOf([xBytes(1 << 20)]))).toEqual(X_1MIB_ENDS));

  it.each([
    ['zeros', Buffer.alloc(1 << 20)],
    ['a period', Buffer.from(Uint8Array.from({ length: 1 << 20 }, (_, index) => index % 251))],
  ])('cuts %s at the greatest length', (_what, bytes) => {
    expect(chunksOf([bytes]).map(({ length }) => length)).toEqual(Array.from({ length: 8 }, () => CHUNK_MAX_RAW_BYTES));
  });

  it('makes 134 chunks of 8 MiB, none shorter than the minimum but the last', () => {
    const chunks = chunksOf([xBytes(8 << 20)]);
    expect(chunks).toHaveLength(134);
    expect(Math.min(...chunks.slice(0, -1).map(({ length }) => length))).toBeGreaterThanOrEqual(CHUNK_MIN_RAW_BYTES);
  });

  it('says what the specification says, byte by byte', () => {
    const bytes = xBytes(400_003);
    expect(endsOf(chunksOf([bytes]))).toEqual(plainEnds(bytes));
  });

  it.each([1, 63, 8128, 8191, 8192, 8193, 131_072, 131_073])('cuts alike when contents come in pieces of %i bytes', (size) => {
    const bytes = xBytes(300_000);
    expect(endsOf(chunksOf(inPieces(bytes, size)))).toEqual(endsOf(chunksOf([bytes])));
  });

  it('loses no byte, however the pieces fall', () => {
    const bytes = xBytes(600_000);
    const pieces = fc.array(fc.integer({ min: 0, max: 200_000 }), { minLength: 1, maxLength: 12 });
    const whole = endsOf(chunksOf([bytes]));
    fc.assert(
      fc.property(pieces, (sizes) => {
        const chunks = chunksOf([...cut(bytes, sizes)]);
        expect(endsOf(chunks)).toEqual(whole);
        expect(Buffer.concat(chunks).equals(bytes)).toBe(true);
      }),
      { numRuns: 40, seed: 20261126 },
    );
  });

  it.each([0, 1, 8191, 8192])('of %i bytes makes one chunk, or none', (length) => {
    expect(chunksOf([xBytes(length)]).map((chunk) => chunk.length)).toEqual(length === 0 ? [] : [length]);
  });
});

function* cut(bytes: Uint8Array, sizes: readonly number[]): Generator<Uint8Array> {
  let at = 0;
  for (const size of sizes) {
    yield bytes.subarray(at, at + size);
    at += size;
  }
  yield bytes.subarray(at);
}
