import { loadXetCodec } from '@modelgrove/xet-codec';
import { Chunker } from '../chunking/chunker';
import { codeOf } from '../testing/codes';
import { sentences, xBytes } from '../testing/inputs';
import { XorbBuilder } from './xorb-builder';
import { XorbReader } from './xorb-reader';

const codec = loadXetCodec();

describe('a xorb that is built', () => {
  it.each([0, 1, 2, 'auto'] as const)('is read again as what it is, packed by %s', (packing) => {
    const builder = new XorbBuilder(codec, { packing });
    const chunker = new Chunker();
    for (const raw of chunker.push(Buffer.concat([xBytes(500_000), sentences(500_000)]))) builder.add(raw);
    builder.add(chunker.finish()!);
    const { body, ...summary } = builder.build();
    const reader = new XorbReader(codec);
    for (const record of body) reader.push(record);
    expect(reader.finish()).toEqual(summary);
    expect(summary).toMatchObject({ rawBytes: 1_000_000, chunkCount: builder.chunkCount });
  });

  it('is no larger than its contents and its headers, when it may choose', () => {
    const builder = new XorbBuilder(codec);
    for (const raw of [xBytes(70_000), sentences(70_000)]) builder.add(raw);
    const { body } = builder.build();
    expect(body[0]!.length).toBe(70_008);
    expect(body[1]!.length).toBeLessThan(7000);
  });

  it('says when a chunk does not go in any more', () => {
    const builder = new XorbBuilder(codec, { maxRawBytes: 100, maxChunks: 2 });
    expect(builder.fits(131_072)).toBe(true); // anything goes into an empty one
    expect(builder.add(Buffer.alloc(60))).toBe(0);
    expect([builder.fits(40), builder.fits(41)]).toEqual([true, false]);
    expect(codeOf(() => builder.add(Buffer.alloc(41)))).toBe('xet/xorb-full');
    expect(builder.add(Buffer.alloc(1))).toBe(1);
    expect(builder.fits(1)).toBe(false);
  });

  it('has a chunk, and chunks of a legal length', () => {
    expect(codeOf(() => new XorbBuilder(codec).build())).toBe('xet/xorb-empty');
    for (const length of [0, 131_073]) expect(codeOf(() => new XorbBuilder(codec).add(Buffer.alloc(length)))).toBe('xet/chunk-size');
  });
});
