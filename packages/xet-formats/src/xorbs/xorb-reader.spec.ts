import { loadXetCodec } from '@modelgrove/xet-codec';
import { ChunkDecoder } from '../chunks/chunk-decoder';
import { encodeChunk } from '../chunks/encode-chunk';
import { codeOf } from '../testing/codes';
import { cutAt, inPieces, X_1MIB_ENDS, xBytes } from '../testing/inputs';
import { type XorbLimits, XorbReader, type XorbSummary } from './xorb-reader';

const codec = loadXetCodec();
const X_XORB = 'fa31686ece493a22d340325cb9a52b3911bd3de47b2f16c12d90b773a5e31836';
const X = xBytes(1 << 20);
const chunks = cutAt(X, X_1MIB_ENDS);
const records = chunks.map((raw) => encodeChunk(codec, raw, 0));
const body = Buffer.concat(records);
const text = (seed: number) => Buffer.from(Array.from({ length: 9000 }, (_, index) => `word ${(index * 7919 + seed) % 501} `).join(''));
const mixed = [encodeChunk(codec, text(1), 0), encodeChunk(codec, text(2), 1), encodeChunk(codec, text(3), 2)];

function read(bytes: Uint8Array, pieceBytes = bytes.length, limits?: XorbLimits): XorbSummary {
  const reader = new XorbReader(codec, limits);
  for (const piece of inPieces(bytes, pieceBytes || 1)) reader.push(piece);
  return reader.finish();
}

function decode(bytes: Uint8Array, pieceBytes: number): Buffer {
  const decoder = new ChunkDecoder(codec);
  const raw = inPieces(bytes, pieceBytes).flatMap((piece) => decoder.push(piece));
  decoder.finish();
  return Buffer.concat(raw);
}

describe('a xorb', () => {
  it('is called by the Merkle root of its chunks', () => {
    const { table, ...summary } = read(body);
    expect(summary).toEqual({ hash: X_XORB, chunkCount: 19, rawBytes: X.length, bodyBytes: body.length });
    expect([...table.rawEnds]).toEqual(X_1MIB_ENDS);
    expect([...table.bodyEnds]).toEqual(X_1MIB_ENDS.map((end, index) => end + 8 * (index + 1)));
  });

  it.each([1, 7, 8, 9, 65_536, 1_000_003])('is the same in pieces of %i bytes', (size) => {
    expect(read(body, size)).toEqual(read(body));
    expect(read(Buffer.concat(mixed), size)).toEqual(read(Buffer.concat(mixed)));
  });

  it('has the same name however its chunks are packed', () => {
    const packed = ([0, 1, 2, 'auto'] as const).map((packing) =>
      Buffer.concat([1, 2, 3].map((seed) => encodeChunk(codec, text(seed), packing))),
    );
    expect(new Set(packed.map((bytes) => bytes.length)).size).toBeGreaterThan(2);
    expect(new Set(packed.map((bytes) => read(bytes).hash)).size).toBe(1);
  });

  it.each([0, 1])('may end with a footer of version %i, which does not count', (version) => {
    const footer = Buffer.concat([Buffer.from('XETBLOB'), Buffer.from([version]), Buffer.alloc(300, 7)]);
    const bytes = Buffer.concat(mixed);
    for (const size of [1, 5, 1 << 20]) expect(read(Buffer.concat([bytes, footer]), size)).toEqual(read(bytes));
  });
});

describe('a xorb is refused', () => {
  const changed = (at: number, value: number, bytes = body) => {
    const copy = Buffer.from(bytes);
    copy[at] = value;
    return copy;
  };
  it.each<[string, Uint8Array, string]>([
    ['without chunks', Buffer.alloc(0), 'xet/xorb-empty'],
    ['cut within a chunk', body.subarray(0, body.length - 1), 'xet/chunk-truncated'],
    ['cut within a header', body.subarray(0, records[0]!.length + 5), 'xet/chunk-truncated'],
    ['with a chunk of another version', changed(0, 1), 'xet/chunk-version'],
    ['with a chunk of an unknown scheme', changed(4, 3), 'xet/chunk-scheme'],
    ['with a chunk of the scheme "auto"', changed(4, 99), 'xet/chunk-scheme'],
    ['with two lengths of a chunk that is not compressed', changed(7, 1), 'xet/chunk-corrupt'],
    ['with a chunk larger than 128 KiB', changed(7, 3), 'xet/chunk-size'],
    ['with a chunk of nothing', Buffer.alloc(8), 'xet/chunk-size'],
    ['with a payload larger than any chunk needs', Buffer.from([0, 255, 255, 255, 1, 1, 0, 0]), 'xet/chunk-size'],
    ['with a footer of an unknown version', Buffer.concat([body, Buffer.from('XETBLOB\x02')]), 'xet/chunk-version'],
    ['with other bytes behind it', Buffer.concat([body, Buffer.from('whatever')]), 'xet/chunk-version'],
    ['with LZ4 that is none', Buffer.concat([Buffer.from([0, 8, 0, 0, 1, 9, 0, 0]), Buffer.alloc(8)]), 'xet/chunk-corrupt'],
  ])('%s', (_what, bytes, code) => {
    expect(codeOf(() => read(bytes))).toBe(code);
    expect(codeOf(() => read(bytes, 3))).toBe(code);
  });

  it('with 8193 chunks, and not with 8192', () => {
    const one = encodeChunk(codec, Buffer.from('x'), 0);
    expect(read(Buffer.concat(Array.from({ length: 8192 }, () => one))).chunkCount).toBe(8192);
    expect(codeOf(() => read(Buffer.concat(Array.from({ length: 8193 }, () => one))))).toBe('xet/xorb-too-many-chunks');
  });

  it('with too many chunks, or too many bytes', () => {
    const limits = { maxBodyBytes: body.length, maxChunks: 19 };
    expect(codeOf(() => read(body, 4096, limits))).toBe('no refusal');
    expect(codeOf(() => read(body, 4096, { ...limits, maxChunks: 18 }))).toBe('xet/xorb-too-many-chunks');
    expect(codeOf(() => read(body, 4096, { ...limits, maxBodyBytes: body.length - 1 }))).toBe('xet/xorb-too-large');
    const endless = Buffer.concat([body, Buffer.from('XETBLOB\x01'), Buffer.alloc(400_000)]);
    expect(codeOf(() => read(endless, 4096, limits))).toBe('xet/xorb-too-large');
  });

  it('by another name when one bit of its contents changed', () => {
    expect(read(changed(5000, body[5000]! ^ 1)).hash).not.toBe(X_XORB);
  });
});

describe('chunks for serving', () => {
  it.each([1000, 65_536, 1 << 21])('are the contents again, in pieces of %i bytes', (size) => {
    expect(decode(body, size).equals(X)).toBe(true);
    expect(decode(Buffer.concat(mixed), size).equals(Buffer.concat([1, 2, 3].map(text)))).toBe(true);
  });

  it('are not copied when they are not compressed and came whole', () => {
    const [first] = new ChunkDecoder(codec).push(body);
    expect(first!.buffer).toBe(body.buffer);
    expect(first!.byteOffset).toBe(body.byteOffset + 8);
  });

  it('may begin and end at any chunk, and nowhere else', () => {
    expect(decode(Buffer.concat(mixed.slice(1)), 999).equals(Buffer.concat([text(2), text(3)]))).toBe(true);
    expect(codeOf(() => decode(mixed[1]!.subarray(0, -1), 999))).toBe('xet/chunk-truncated');
  });

  it('stay what they were while later ones are decoded', () => {
    const decoder = new ChunkDecoder(codec);
    const kept = inPieces(Buffer.concat(mixed), 5000).flatMap((piece) => decoder.push(piece));
    expect(Buffer.concat(kept).equals(Buffer.concat([1, 2, 3].map(text)))).toBe(true);
  });
});
