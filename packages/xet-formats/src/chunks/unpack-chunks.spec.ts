import { nativeXetCodec, portableXetCodec } from '@modelgrove/xet-codec';
import { codeOf } from '../testing/codes';
import { inPieces, sentences, xBytes } from '../testing/inputs';
import { type ChunkHeader, SCHEME_BG4_LZ4, SCHEME_LZ4, SCHEME_NONE } from './chunk-header';
import { ChunkRecords } from './chunk-records';
import { encodeChunk } from './encode-chunk';
import { type PlacedChunk, unpackChunks } from './unpack-chunks';

const CODECS = [
  ['native', nativeXetCodec()],
  ['portable', portableXetCodec()],
] as const;
const codec = CODECS[0][1];
const LENGTHS = [1, 65_536, 3, 70_001, 131_072, 8_190];
const raws = LENGTHS.flatMap((length) => [sentences(length), xBytes(length), Buffer.alloc(length, 9)]);
const MARK = 0xee;

function packed(bytes: Uint8Array, scheme: 0 | 1 | 2): { header: ChunkHeader; payload: Uint8Array } {
  const found: { header: ChunkHeader; payload: Uint8Array }[] = [];
  new ChunkRecords({ onChunk: (header, payload) => void found.push({ header, payload }) }).push(encodeChunk(codec, bytes, scheme));
  return found[0]!;
}

function shared(length: number): Uint8Array {
  return new Uint8Array(new SharedArrayBuffer(length));
}

describe.each(CODECS)('chunks unpacked into given memory through the %s codec', (_kind, used) => {
  it.each([
    ['as they are', SCHEME_NONE],
    ['as LZ4', SCHEME_LZ4],
    ['as LZ4 of four planes', SCHEME_BG4_LZ4],
  ] as const)('lie side by side when they were packed %s, and nothing else is touched', (_how, scheme) => {
    let at = 8;
    const chunks: PlacedChunk[] = raws.map((raw) => {
      const chunk = { ...packed(raw, scheme), at };
      at = (at + raw.length + 7) & ~3;
      return chunk;
    });
    const output = shared(at + 100).subarray(4);
    output.fill(MARK);
    unpackChunks(used, chunks, output);
    const expected = Buffer.alloc(output.length, MARK);
    for (const [index, chunk] of chunks.entries()) expected.set(raws[index]!, chunk.at);
    expect(Buffer.compare(output, expected)).toBe(0);
  });
});

describe('a chunk that is not what its header says', () => {
  it('is refused', () => {
    const { header, payload } = packed(sentences(70_000), SCHEME_BG4_LZ4);
    const unpack = (rawBytes: number) => unpackChunks(codec, [{ header: { ...header, rawBytes }, payload, at: 0 }], shared(131_072));
    expect(codeOf(() => unpack(69_999))).toBe('xet/chunk-corrupt');
    expect(codeOf(() => unpack(70_001))).toBe('xet/chunk-corrupt');
  });
});

describe('payloads that come in parts', () => {
  it.each([1000, 65_536, 300_000])('last until the next block of %i bytes, in two pieces of memory that the caller gave', (blockBytes) => {
    const memory: Uint8Array[] = [];
    const allocate = (bytes: number): Uint8Array => {
      memory.push(shared(bytes));
      return memory.at(-1)!;
    };
    const contents = Array.from({ length: 9 }, (_, index) => xBytes(40_000 + index * 9_000).map((byte) => byte ^ index));
    const arrived: Uint8Array[] = [];
    const records = new ChunkRecords({ keeps: 'push', allocate, onChunk: (_header, payload) => void arrived.push(payload) });
    const block = new Uint8Array(blockBytes);
    let seen = 0;
    for (const piece of inPieces(Buffer.concat(contents.map((raw) => encodeChunk(codec, raw, SCHEME_NONE))), blockBytes)) {
      block.set(piece);
      records.push(block.subarray(0, piece.length));
      for (const payload of arrived.splice(0)) expect(Buffer.compare(payload, contents[seen++]!)).toBe(0);
    }
    records.finish();
    expect([seen, memory.length <= 2]).toEqual([contents.length, true]);
  });
});
