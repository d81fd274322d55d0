import { loadXetCodec } from '@modelgrove/xet-codec';
import { hmacChunkHash, rangeHash } from '../hashes/keyed-hashes';
import { type XetHash, xetHashBytes, xetHashFromBytes } from '../hashes/xet-hash';
import { codeOf } from '../testing/codes';
import { buildDedupShard, buildShard } from './build-shard';
import { parseShard } from './parse-shard';
import type { Shard, ShardFile, ShardXorb } from './shard-format';

const codec = loadXetCodec();
const hashOf = (byte: number) => xetHashFromBytes(Buffer.alloc(32, byte));
const SHA256 = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';

function xorb(byte: number, lengths: number[]): ShardXorb {
  const hashes = Buffer.concat(lengths.map((_, index) => Buffer.alloc(32, index + 1)));
  const rawBytes = lengths.reduce((sum, length) => sum + length, 0);
  return {
    hash: hashOf(byte),
    rawBytes,
    hashes: new Uint8Array(hashes),
    rawLengths: Uint32Array.from(lengths),
    dedupFlags: Uint8Array.from(lengths, (_, index) => (index === 0 ? 1 : 0)),
  };
}

function file(byte: number, terms: [number, number, number, number][], sha256: string | null = SHA256, isProven = true): ShardFile {
  return {
    hash: hashOf(byte),
    sha256,
    terms: terms.map(([xorbByte, unpackedBytes, chunkStart, chunkEnd]) => ({
      xorb: hashOf(xorbByte),
      unpackedBytes,
      chunkStart,
      chunkEnd,
      rangeHash: isProven ? Buffer.from(rangeHash(codec, Buffer.alloc(32, chunkStart))) : null,
    })),
  };
}

const shard: Shard = {
  files: [
    file(1, [
      [9, 300, 0, 2],
      [8, 50, 3, 4],
    ]),
    file(2, [[9, 100, 0, 1]], null),
    file(3, []),
  ],
  xorbs: [xorb(9, [100, 200, 300]), xorb(7, [1])],
};
const built = buildShard(shard);

describe('a shard', () => {
  it('says what was written', () => {
    const parsed = parseShard(built);
    expect({ ...parsed, files: plain(parsed.files) }).toEqual({ ...shard, files: plain(shard.files) });
  });

  it('has records of 48 bytes and no footer as it is uploaded', () => {
    expect(built.length).toBe(48 * (1 + (1 + 4 + 1) + (1 + 2) + (1 + 1) + 1 + (1 + 3) + (1 + 1) + 1));
    expect(built.subarray(0, 32).toString('hex')).toBe(
      '4846526570 6f4d65746144617461 00556967456a7b815783a5bdd95ccdd14aa9'.replaceAll(' ', ''),
    );
    expect([built.readBigUInt64LE(32), built.readBigUInt64LE(40)]).toEqual([2n, 0n]);
    expect(built.readUInt32LE(48 + 32)).toBe(0xc0000000);
  });

  it('may have a footer, which is not read', () => {
    const withFooter = Buffer.concat([built, Buffer.alloc(200, 3)]);
    withFooter.writeBigUInt64LE(200n, 40);
    expect(parseShard(withFooter)).toEqual(parseShard(built));
  });

  it('may have no file, or no xorb', () => {
    expect(parseShard(buildShard({ files: [], xorbs: shard.xorbs }))).toEqual({ files: [], xorbs: shard.xorbs });
    expect(parseShard(buildShard({ files: [file(1, [[9, 1, 0, 1]])], xorbs: [] })).xorbs).toEqual([]);
    expect(parseShard(buildShard({ files: [], xorbs: [] }))).toEqual({ files: [], xorbs: [] });
  });

  it('may prove none of its terms: the store decides', () => {
    expect(parseShard(buildShard({ files: [file(1, [[9, 1, 0, 1]], null, false)], xorbs: [] })).files[0]!.terms[0]!.rangeHash).toBeNull();
  });
});

describe('a shard is refused', () => {
  const changed = (edit: (bytes: Buffer) => void) => {
    const copy = Buffer.from(built);
    edit(copy);
    return copy;
  };
  it.each<[string, Buffer, string]>([
    ['when it is empty', Buffer.alloc(0), 'xet/shard-truncated'],
    ['when it is something else', changed((bytes) => bytes.fill(1, 0, 1)), 'xet/shard-tag'],
    ['of another version', changed((bytes) => bytes.writeBigUInt64LE(3n, 32)), 'xet/shard-version'],
    ['with a footer of a strange length', changed((bytes) => bytes.writeBigUInt64LE(201n, 40)), 'xet/shard-footer'],
    ['that announces four thousand million terms', changed((bytes) => bytes.writeUInt32LE(0xffffffff, 48 + 36)), 'xet/shard-truncated'],
    ['that announces as many chunks', changed((bytes) => bytes.writeUInt32LE(0xffffffff, 48 * 13 + 36)), 'xet/shard-truncated'],
    ['with an empty term', changed((bytes) => bytes.writeUInt32LE(2, 48 * 2 + 40)), 'xet/shard-term'],
    ['that proves some files only', changed((bytes) => bytes.writeUInt32LE(0x40000000, 48 * 10 + 32)), 'xet/shard-partly-verified'],
    ['without its last bookend', built.subarray(0, -48), 'xet/shard-truncated'],
  ])('%s', (_what, bytes, code) => expect(codeOf(() => parseShard(bytes))).toBe(code));

  it('cut anywhere', () => {
    for (let length = 0; length < built.length; length++)
      expect(codeOf(() => parseShard(built.subarray(0, length)))).toBe('xet/shard-truncated');
  });

  it('larger than allowed', () => {
    expect(codeOf(() => parseShard(built, { maxBytes: built.length - 1 }))).toBe('xet/shard-too-large');
    expect(codeOf(() => parseShard(built, { maxBytes: built.length }))).toBe('no refusal');
  });
});

describe('a dedup answer', () => {
  const hmacKey = Buffer.alloc(32, 5);
  const keyed = (entry: ShardXorb) => {
    const hashes = Array.from(entry.rawLengths, (_, index) =>
      hmacChunkHash(codec, hmacKey, entry.hashes.subarray(index * 32, index * 32 + 32)),
    );
    return { ...entry, hashes: new Uint8Array(Buffer.concat(hashes)) };
  };
  const xorbs = shard.xorbs.map(keyed);
  const answer = buildDedupShard({ xorbs, hmacKey, createdAtSeconds: 1_800_000_000, keyExpiresAtSeconds: 1_800_600_000 });
  const footer = answer.subarray(-200);
  const number = (offset: number) => Number(footer.readBigUInt64LE(offset));

  it('has the xorbs, and their chunks under the key', () => expect(parseShard(answer)).toEqual({ files: [], xorbs }));

  it('tells readers where the xorbs begin and end', () => {
    const footerAt = answer.length - 200;
    expect([0, 8, 16, 192].map(number)).toEqual([1, 48, 96, footerAt]);
    expect([24, 40, 56].map(number)).toEqual([footerAt, footerAt, footerAt]);
    expect([32, 48, 64].map(number)).toEqual([0, 0, 0]);
    expect(answer.readBigUInt64LE(40)).toBe(200n);
  });

  it('carries the key and how long it is good for', () => {
    expect(footer.subarray(72, 104).equals(hmacKey)).toBe(true);
    expect([104, 112, 184].map(number)).toEqual([1_800_000_000, 1_800_600_000, 601]);
  });

  it('needs a key of 32 bytes', () => {
    const short = { xorbs, hmacKey: Buffer.alloc(31), createdAtSeconds: 0, keyExpiresAtSeconds: 0 };
    expect(codeOf(() => buildDedupShard(short))).toBe('xet/shard-key');
  });
});

function plain(files: ShardFile[]) {
  return files.map(({ terms, ...rest }) => ({ ...rest, terms: terms.map((term) => ({ ...term, rangeHash: hexOf(term.rangeHash) })) }));
}

function hexOf(bytes: Uint8Array | null): XetHash | null {
  return bytes && (Buffer.from(bytes).equals(xetHashBytes(xetHashFromBytes(bytes))) ? xetHashFromBytes(bytes) : null);
}
