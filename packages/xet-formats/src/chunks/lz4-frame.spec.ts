import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { nativeXetCodec, portableXetCodec } from '@modelgrove/xet-codec';
import { fuzzBudget, FUZZ_TIMEOUT_MS } from '../fuzz-budget';
import { codeOf } from '../testing/codes';
import { sentences, xBytes } from '../testing/inputs';
import { groupBytes, ungroupBytes } from './byte-grouping';
import { decodeLz4Block } from './lz4-block';
import { encodeLz4Block } from './lz4-encode';
import { decodeLz4Frame, encodeLz4Frame } from './lz4-frame';
import { xxhash32 } from './xxhash32';

interface Golden {
  sha256: string;
  frames: { linked: boolean; contentChecksum: boolean; blockChecksums: boolean; contentSize: boolean; blockSize: number; frame: string }[];
}

/** Made by the LZ4 library of the format's author, of 100 000 bytes of sentences. */
const golden = JSON.parse(readFileSync(path.join(__dirname, '../testing/golden/lz4-frames.json'), 'utf8')) as Golden;
const RAW_BYTES = 100_000;
const codec = nativeXetCodec();

describe('XXH32', () => {
  it.each([
    [0, 46947589],
    [1, 565077562],
    [3, 3443335746],
    [4, 1918138866],
    [5, 2791746402],
    [15, 2194917453],
    [16, 2286244989],
    [17, 1158569860],
    [31, 527684551],
    [32, 3918056631],
    [33, 2499098325],
    [100, 1929976397],
  ])('of %i bytes', (length, expected) => {
    expect(xxhash32(Uint8Array.from({ length }, (_, index) => (index * 7 + 3) & 255))).toBe(expected);
  });
});

describe.each([
  ['native', nativeXetCodec()],
  ['portable', portableXetCodec()],
])('an LZ4 frame of the LZ4 library, through the %s codec', (_kind, used) => {
  it('is made from the sentences', () => {
    expect(createHash('sha256').update(sentences(RAW_BYTES)).digest('hex')).toBe(golden.sha256);
  });

  it.each(golden.frames.map(({ frame, ...form }) => [JSON.stringify(form), frame] as const))('is unpacked: %s', (_form, frame) => {
    expect(Buffer.from(decodeLz4Frame(used, Buffer.from(frame, 'base64'), RAW_BYTES)).equals(sentences(RAW_BYTES))).toBe(true);
  });

  it('is refused when a byte of it changed and it has checksums, or gives other contents', () => {
    const { frame } = golden.frames.find((entry) => entry.blockChecksums && entry.contentChecksum)!;
    const bytes = Buffer.from(frame, 'base64');
    for (let at = 0; at < bytes.length; at++) {
      const damaged = Buffer.from(bytes);
      damaged[at]! ^= 0x10;
      expect(codeOf(() => decodeLz4Frame(used, damaged, RAW_BYTES))).toBe('xet/chunk-corrupt');
    }
  });

  it.each([0, 1, 99_999, 100_001])('is refused for a chunk of %i bytes', (rawBytes) => {
    for (const { frame } of golden.frames) {
      expect(codeOf(() => decodeLz4Frame(used, Buffer.from(frame, 'base64'), rawBytes))).toBe('xet/chunk-corrupt');
    }
  });

  it('is refused when it is cut anywhere', () => {
    for (const { frame } of golden.frames) {
      const bytes = Buffer.from(frame, 'base64');
      for (let length = 0; length < bytes.length; length += 1 + (length >> 4)) {
        expect(codeOf(() => decodeLz4Frame(used, bytes.subarray(0, length), RAW_BYTES))).toBe('xet/chunk-corrupt');
      }
    }
  });
});

describe('an LZ4 frame', () => {
  const raw = sentences(40_000);
  const frame = encodeLz4Frame(codec, raw);
  const refused = (bytes: Uint8Array, rawBytes = raw.length) => codeOf(() => decodeLz4Frame(codec, bytes, rawBytes));

  it.each([
    [1, '60', '40'],
    [65_536, '60', '40'],
    [65_537, '60', '50'],
    [131_072, '60', '50'],
  ])('of %i bytes has the head that hf_xet writes', (length, flags, blockSize) => {
    expect(encodeLz4Frame(codec, xBytes(length)).toString('hex', 0, 6)).toBe(`04224d18${flags}${blockSize}`);
  });

  it('stores what does not compress', () => {
    const incompressible = xBytes(1000);
    const stored = encodeLz4Frame(codec, incompressible);
    expect(stored.readUInt32LE(7)).toBe(0x80000000 + 1000);
    expect(Buffer.from(decodeLz4Frame(codec, stored, 1000)).equals(incompressible)).toBe(true);
    expect(refused(stored, 999)).toBe('xet/chunk-corrupt');
  });

  it('is refused with a skippable frame around it, as the clients refuse it', () => {
    const skippable = Buffer.from('502a4d180400000001020304', 'hex');
    expect(refused(Buffer.concat([skippable, frame]))).toBe('xet/chunk-corrupt');
    expect(refused(Buffer.concat([frame, skippable]))).toBe('xet/chunk-corrupt');
    expect(refused(Buffer.concat([frame, frame]), raw.length * 2)).toBe('xet/chunk-corrupt');
  });

  it('is refused with an empty block, where clients would stop reading', () => {
    const empty = Buffer.from('00000080', 'hex');
    expect(refused(Buffer.concat([frame.subarray(0, 7), empty, frame.subarray(7)]))).toBe('xet/chunk-corrupt');
  });

  it('is refused with a block larger than it announces', () => {
    const large = sentences(70_000);
    const bytes = encodeLz4Frame(codec, large);
    const small = encodeLz4Frame(codec, raw).subarray(0, 7);
    expect(refused(bytes, large.length)).toBe('no refusal');
    expect(refused(Buffer.concat([small, bytes.subarray(7)]), large.length)).toBe('xet/chunk-corrupt');
  });

  it('gets the length it announces, or is refused: nothing is taken for a bomb', () => {
    const bomb = encodeLz4Frame(codec, Buffer.alloc(131_072));
    expect(bomb.length).toBeLessThan(600);
    expect(refused(bomb, 100)).toBe('xet/chunk-corrupt');
    const blocks = Buffer.concat([bomb.subarray(0, 7), ...Array.from({ length: 200 }, () => bomb.subarray(7, -4)), Buffer.alloc(4)]);
    expect(refused(blocks, 131_072)).toBe('xet/chunk-corrupt');
  });
});

describe('LZ4 blocks in JavaScript', () => {
  it('may lean on what stands before them, and on nothing before that', () => {
    const output = Buffer.alloc(16);
    output.write('abcd');
    const match = Buffer.from([0x00, 4, 0, 0x10, 0x21]); // four bytes from four back, then one literal
    expect(output.toString('latin1', 0, decodeLz4Block(match, output, 4, 16))).toBe('abcdabcd!');
    expect(codeOf(() => decodeLz4Block(Buffer.from([0x00, 5, 0, 0x10, 0x21]), output, 4, 16))).toBe('xet/chunk-corrupt');
    expect(codeOf(() => decodeLz4Block(Buffer.from([0x00, 0, 0, 0x10, 0x21]), output, 4, 16))).toBe('xet/chunk-corrupt');
  });

  it(
    'touch nothing outside of what they were given, whatever is in them',
    () => {
      fc.assert(
        fc.property(fc.uint8Array({ maxLength: 400 }), fc.nat(64), fc.nat(300), (block, start, room) => {
          const output = Buffer.alloc(start + room + 64, 0xee);
          const code = codeOf(() => expect(decodeLz4Block(block, output, start, start + room)).toBeLessThanOrEqual(start + room));
          expect(['no refusal', 'xet/chunk-corrupt']).toContain(code);
          expect(output.subarray(0, start).every((byte) => byte === 0xee)).toBe(true);
          expect(output.subarray(start + room).every((byte) => byte === 0xee)).toBe(true);
        }),
        fuzzBudget(2000),
      );
    },
    FUZZ_TIMEOUT_MS,
  );

  it.each([0, 1, 4, 11, 12, 13, 14, 64, 65_536, 131_072])('of %i bytes come back', (length) => {
    for (const raw of [sentences(length), xBytes(length), Buffer.alloc(length)]) {
      const output = Buffer.alloc(length);
      expect(decodeLz4Block(encodeLz4Block(raw), output, 0, length)).toBe(length);
      expect(output.equals(raw)).toBe(true);
    }
  });
});

describe('byte grouping', () => {
  it.each([0, 1, 2, 3, 4, 5, 6, 7, 8, 15, 16, 17, 18, 19, 20, 131_071])('puts %i bytes into four planes and back', (length) => {
    const raw = xBytes(length);
    const planes = groupBytes(raw);
    expect(Buffer.from(ungroupBytes(planes)).equals(raw)).toBe(true);
    expect(Buffer.from(ungroupBytes(planes, new Int32Array(32_768))).equals(raw)).toBe(true);
  });

  it('has every fourth byte side by side', () => {
    expect([...groupBytes(Uint8Array.from([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]))]).toEqual([0, 4, 8, 1, 5, 9, 2, 6, 3, 7]);
  });
});
