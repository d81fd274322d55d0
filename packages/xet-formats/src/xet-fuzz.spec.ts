// Whatever comes in: facts or a XetFormatError come out, in bounded memory, and the same however the bytes were cut into pieces.
import fc from 'fast-check';
import { nativeXetCodec, portableXetCodec } from '@modelgrove/xet-codec';
import { ChunkDecoder } from './chunks/chunk-decoder';
import { encodeChunk } from './chunks/encode-chunk';
import type { XetCodec } from './codec';
import { fuzzBudget, FUZZ_TIMEOUT_MS } from './fuzz-budget';
import { xetHashFromBytes } from './hashes/xet-hash';
import { buildShard } from './shards/build-shard';
import { parseShard } from './shards/parse-shard';
import type { Shard } from './shards/shard-format';
import { codeOf } from './testing/codes';
import { sentences, xBytes } from './testing/inputs';
import { XorbBuilder } from './xorbs/xorb-builder';
import { XorbReader } from './xorbs/xorb-reader';

const native = nativeXetCodec();
const portable = portableXetCodec();
const KNOWN = /^(no refusal|xet\/[a-z0-9-]+)$/;

const raw = fc.oneof(
  fc.uint8Array({ minLength: 1, maxLength: 300 }),
  fc.integer({ min: 1, max: 4000 }).map((length) => new Uint8Array(sentences(length))),
  fc.integer({ min: 1, max: 4000 }).map((length) => new Uint8Array(xBytes(length))),
);
const record = fc
  .tuple(raw, fc.constantFrom(0 as const, 1 as const, 2 as const, 'auto' as const))
  .map(([bytes, packing]) => ({ bytes, packing }));
const records = fc.array(record, { minLength: 1, maxLength: 12 });
const cuts = fc.array(fc.nat(3000), { maxLength: 12 });
/** Places and bytes that are written over what was well formed. */
const damage = fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 4 });
/** A part that is left out: what is left has its lengths in the wrong places. */
const hole = fc.tuple(fc.nat(), fc.nat(20));

function bodyOf(list: { bytes: Uint8Array; packing: 0 | 1 | 2 | 'auto' }[]): Buffer {
  return Buffer.concat(list.map(({ bytes, packing }) => encodeChunk(native, bytes, packing)));
}

function damaged(bytes: Buffer, changes: [number, number][], [at, length]: [number, number]): Buffer {
  const copy = Buffer.from(bytes);
  for (const [where, byte] of changes) copy[where % copy.length] = byte;
  const start = at % copy.length;
  return Buffer.concat([copy.subarray(0, start), copy.subarray(start + length)]);
}

function* pieces(bytes: Uint8Array, sizes: readonly number[]): Generator<Uint8Array> {
  let at = 0;
  for (const size of sizes) {
    yield bytes.subarray(at, at + size);
    at += size;
  }
  yield bytes.subarray(at);
}

/** What the reader says of the bytes: the facts, or the code of its refusal. */
function read(codec: XetCodec, bytes: Uint8Array, sizes: readonly number[]): unknown {
  const reader = new XorbReader(codec);
  let facts: unknown = null;
  const code = codeOf(() => {
    for (const piece of pieces(bytes, sizes)) reader.push(piece);
    facts = reader.finish();
  });
  return facts ?? code;
}

function decode(codec: XetCodec, bytes: Uint8Array, sizes: readonly number[]): string {
  const decoder = new ChunkDecoder(codec);
  const decoded: Uint8Array[] = [];
  const code = codeOf(() => {
    for (const piece of pieces(bytes, sizes)) decoded.push(...decoder.push(piece));
    decoder.finish();
  });
  return code === 'no refusal' ? Buffer.concat(decoded).toString('base64') : code;
}

describe('any xorb', () => {
  it(
    'is read the same in any pieces, by either codec, and says what was built',
    () => {
      fc.assert(
        fc.property(records, cuts, (list, sizes) => {
          const builder = new XorbBuilder(native, { packing: list[0]!.packing });
          for (const { bytes } of list) builder.add(bytes);
          const { body, ...facts } = builder.build();
          const whole = Buffer.concat(body);
          expect(read(native, whole, [])).toEqual(facts);
          expect(read(native, whole, sizes)).toEqual(facts);
          expect(read(portable, whole, sizes)).toEqual(facts);
        }),
        fuzzBudget(80),
      );
    },
    FUZZ_TIMEOUT_MS,
  );

  it(
    'gives its contents again in any pieces',
    () => {
      fc.assert(
        fc.property(records, cuts, (list, sizes) => {
          const contents = Buffer.concat(list.map(({ bytes }) => bytes)).toString('base64');
          expect(decode(native, bodyOf(list), sizes)).toBe(contents);
          expect(decode(portable, bodyOf(list), sizes)).toBe(contents);
        }),
        fuzzBudget(80),
      );
    },
    FUZZ_TIMEOUT_MS,
  );

  it(
    'that is damaged is read or refused, alike in any pieces and by either codec',
    () => {
      fc.assert(
        fc.property(records, cuts, damage, hole, (list, sizes, changes, gap) => {
          const bytes = damaged(bodyOf(list), changes, gap);
          const facts = read(native, bytes, []);
          if (typeof facts === 'string') expect(facts).toMatch(KNOWN);
          expect(read(native, bytes, sizes)).toEqual(facts);
          expect(read(portable, bytes, sizes)).toEqual(facts);
          expect(decode(native, bytes, sizes)).toBe(decode(portable, bytes, []));
        }),
        fuzzBudget(300),
      );
    },
    FUZZ_TIMEOUT_MS,
  );

  it(
    'that is nothing but noise is refused',
    () => {
      fc.assert(
        fc.property(fc.uint8Array({ maxLength: 200 }), cuts, (bytes, sizes) => {
          const facts = read(native, bytes, sizes);
          if (typeof facts === 'string') expect(facts).toMatch(KNOWN);
          expect(decode(native, bytes, sizes)).not.toMatch(/XetFormatError/);
        }),
        fuzzBudget(500),
      );
    },
    FUZZ_TIMEOUT_MS,
  );
});

const hash = fc.uint8Array({ minLength: 32, maxLength: 32 }).filter((bytes) => bytes.some((byte) => byte !== 255));
const xetHash = hash.map(xetHashFromBytes);
const u32 = fc.nat(0xffff_ffff);

function shards(isProven: boolean): fc.Arbitrary<Shard> {
  const term = fc
    .tuple(xetHash, u32, fc.nat(8000), fc.integer({ min: 1, max: 192 }), hash)
    .map(([xorb, unpackedBytes, chunkStart, count, proof]) => ({
      xorb,
      unpackedBytes,
      chunkStart,
      chunkEnd: chunkStart + count,
      rangeHash: isProven ? Buffer.from(proof) : null,
    }));
  const sha256 = fc.option(xetHash.map(String));
  const terms = fc.array(term, { minLength: 1, maxLength: 4 });
  const file = fc.record({ hash: xetHash, sha256, terms });
  const xorb = fc.tuple(xetHash, u32, fc.array(fc.tuple(hash, u32, fc.boolean()), { maxLength: 5 })).map(([name, rawBytes, chunks]) => ({
    hash: name,
    rawBytes,
    hashes: new Uint8Array(Buffer.concat(chunks.map(([bytes]) => bytes))),
    rawLengths: Uint32Array.from(chunks, ([, length]) => length),
    dedupFlags: Uint8Array.from(chunks, ([, , isEligible]) => (isEligible ? 1 : 0)),
  }));
  return fc.record({ files: fc.array(file, { maxLength: 4 }), xorbs: fc.array(xorb, { maxLength: 4 }) });
}
// The running offset of a chunk has 32 bits, so lengths of one xorb may not add up to more.
const anyShard = fc
  .boolean()
  .chain(shards)
  .filter(({ xorbs }) => xorbs.every(({ rawLengths }) => rawLengths.reduce((sum, length) => sum + length, 0) < 2 ** 32));

describe('any shard', () => {
  it(
    'says what was written',
    () => {
      fc.assert(
        fc.property(anyShard, (shard) => expect(parseShard(buildShard(shard))).toEqual(shard)),
        fuzzBudget(300),
      );
    },
    FUZZ_TIMEOUT_MS,
  );

  it(
    'that is damaged is read or refused',
    () => {
      fc.assert(
        fc.property(anyShard, damage, hole, (shard, changes, gap) => {
          expect(codeOf(() => parseShard(damaged(buildShard(shard), changes, gap)))).toMatch(KNOWN);
        }),
        fuzzBudget(500),
      );
    },
    FUZZ_TIMEOUT_MS,
  );
});

describe('memory', () => {
  /** Bytes that buffers and objects grew by. Garbage counts: nothing may be taken for what is only announced. */
  function grownBy(work: () => void): number {
    const before = process.memoryUsage();
    work();
    const after = process.memoryUsage();
    return after.arrayBuffers - before.arrayBuffers + (after.heapUsed - before.heapUsed);
  }

  it('is not taken for what a shard announces', () => {
    const shard = buildShard({ files: [], xorbs: [{ ...emptyXorb(), rawLengths: new Uint32Array(1), hashes: new Uint8Array(32) }] });
    shard.writeUInt32LE(0xffff_ffff, 48 * 2 + 36);
    expect(grownBy(() => expect(codeOf(() => parseShard(shard))).toBe('xet/shard-truncated'))).toBeLessThan(8 * 2 ** 20);
  });

  it('of a reader does not grow with the xorb', () => {
    const record = encodeChunk(native, Buffer.alloc(131_072), 1);
    const reader = new XorbReader(native, { maxBodyBytes: 2 ** 40, maxChunks: 1_000_000 });
    for (let index = 0; index < 64; index++) reader.push(record);
    const before = process.memoryUsage().arrayBuffers;
    let most = 0;
    // 512 MiB of contents; what is held at any time, with garbage that nobody has collected yet, stays well below.
    for (let index = 0; index < 4096; index++) {
      reader.push(record);
      most = Math.max(most, process.memoryUsage().arrayBuffers - before);
    }
    expect(most).toBeLessThan(256 * 2 ** 20);
  });
});

function emptyXorb() {
  return { hash: xetHashFromBytes(new Uint8Array(32)), rawBytes: 0, dedupFlags: new Uint8Array(1) };
}
