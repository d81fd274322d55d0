import fc from 'fast-check';
import { type XetHash, xetHashFromBytes } from '../hashes/xet-hash';
import { codeOf } from '../testing/codes';
import { type FileTerm, planReconstruction, type ReconstructionPlan, type XorbEnds } from './plan';
import { reconstructionV1View, reconstructionV2View } from './views';

const hashOf = (byte: number) => xetHashFromBytes(Buffer.alloc(32, byte));
const [A, B] = [hashOf(0xaa), hashOf(0xbb)];

/** Ten chunks: number i has 100 + i bytes of contents, half of that and a header in the stored xorb. */
const ends: XorbEnds = { rawEnds: new Uint32Array(10), bodyEnds: new Uint32Array(10) };
for (let index = 0; index < 10; index++) {
  ends.rawEnds[index] = (ends.rawEnds[index - 1] ?? 0) + 100 + index;
  ends.bodyEnds[index] = (ends.bodyEnds[index - 1] ?? 0) + 58 + (index >> 1);
}
const before = (list: Uint32Array, chunk: number) => (chunk === 0 ? 0 : list[chunk - 1]!);

function term(xorb: XetHash, chunkStart: number, chunkEnd: number): FileTerm {
  return {
    xorb,
    chunkStart,
    chunkEnd,
    rawBytes: ends.rawEnds[chunkEnd - 1]! - before(ends.rawEnds, chunkStart),
    bodyStart: before(ends.bodyEnds, chunkStart),
    bodyEnd: ends.bodyEnds[chunkEnd - 1]!,
  };
}

function plan(terms: FileTerm[], start: number, end: number, firstTermOffset = 0) {
  const asked: XetHash[] = [];
  const result = planReconstruction(terms, firstTermOffset, { start, end }, (xorb) => {
    asked.push(xorb);
    return ends;
  });
  return { ...result, asked, fetches: Object.fromEntries(result.fetches) };
}

const total = (terms: FileTerm[]) => terms.reduce((sum, { rawBytes }) => sum + rawBytes, 0);

describe('a reconstruction', () => {
  const file = [term(A, 0, 3), term(B, 2, 6), term(A, 3, 5)];

  it('of the whole file asks for no table of chunks', () => {
    expect(plan(file, 0, total(file))).toEqual({
      offsetIntoFirstRange: 0,
      asked: [],
      terms: [
        { xorb: A, unpackedBytes: 303, chunkStart: 0, chunkEnd: 3 },
        { xorb: B, unpackedBytes: 414, chunkStart: 2, chunkEnd: 6 },
        { xorb: A, unpackedBytes: 207, chunkStart: 3, chunkEnd: 5 },
      ],
      fetches: {
        [A]: [{ chunkStart: 0, chunkEnd: 5, bodyStart: 0, bodyEndInclusive: ends.bodyEnds[4]! - 1 }],
        [B]: [{ chunkStart: 2, chunkEnd: 6, bodyStart: ends.bodyEnds[1], bodyEndInclusive: ends.bodyEnds[5]! - 1 }],
      },
    });
  });

  it('drops the chunks before a range that begins within one', () => {
    expect(plan(file, 250, 400)).toMatchObject({
      offsetIntoFirstRange: 49,
      asked: [A, B],
      terms: [
        { xorb: A, unpackedBytes: 102, chunkStart: 2, chunkEnd: 3 },
        { xorb: B, unpackedBytes: 102, chunkStart: 2, chunkEnd: 3 },
      ],
    });
  });

  it.each<[string, number, number, number, [number, number], number]>([
    ['at the border of a chunk', 100, 201, 0, [1, 2], 101],
    ['one byte before the border', 99, 201, 99, [0, 2], 201],
    ['to one byte behind the border', 100, 202, 0, [1, 3], 203],
    ['of one byte in the middle', 150, 151, 50, [1, 2], 101],
    ['of the first byte', 0, 1, 0, [0, 1], 100],
    ['of the last byte', 302, 303, 101, [2, 3], 102],
  ])('%s', (_what, start, end, offset, [chunkStart, chunkEnd], unpackedBytes) => {
    expect(plan([term(A, 0, 3)], start, end)).toMatchObject({
      offsetIntoFirstRange: offset,
      terms: [{ xorb: A, unpackedBytes, chunkStart, chunkEnd }],
    });
  });

  it('does not begin at the beginning when the terms given do not', () => {
    expect(plan(file.slice(1), 303, 400, 303)).toMatchObject({ offsetIntoFirstRange: 0, terms: [{ xorb: B, chunkStart: 2, chunkEnd: 3 }] });
  });

  it('of nothing is empty', () => expect(plan([], 0, 0)).toEqual({ offsetIntoFirstRange: 0, asked: [], terms: [], fetches: {} }));

  it('keeps runs of a xorb apart that do not touch', () => {
    expect(plan([term(A, 6, 8), term(A, 0, 2), term(A, 7, 9)], 0, 618).fetches).toEqual({
      [A]: [
        { chunkStart: 0, chunkEnd: 2, bodyStart: 0, bodyEndInclusive: ends.bodyEnds[1]! - 1 },
        { chunkStart: 6, chunkEnd: 9, bodyStart: ends.bodyEnds[5], bodyEndInclusive: ends.bodyEnds[8]! - 1 },
      ],
    });
  });

  it('is refused for a term that does not fit its xorb', () => {
    expect(codeOf(() => plan([{ ...term(A, 0, 3), rawBytes: 302 }], 1, 302))).toBe('xet/reconstruction-mismatch');
    expect(codeOf(() => plan([{ ...term(A, 8, 10), chunkEnd: 11 }], 1, 200))).toBe('xet/reconstruction-mismatch');
  });
});

describe('any range of any file', () => {
  const terms = fc.array(
    fc
      .tuple(fc.constantFrom(A, B), fc.nat(9), fc.integer({ min: 1, max: 10 }))
      .map(([xorb, start, count]) => term(xorb, start, Math.min(10, start + count))),
    { minLength: 1, maxLength: 6 },
  );
  const rangeOf = (file: FileTerm[]) => fc.tuple(fc.nat(total(file) - 1), fc.integer({ min: 1, max: total(file) }));

  it('is exactly what its chunks give, by as few and as small requests', () => {
    const cases = terms.chain((file) =>
      rangeOf(file).map(([start, length]) => ({ file, start, end: Math.min(total(file), start + length) })),
    );
    fc.assert(
      fc.property(cases, ({ file, start, end }) => {
        const result = planReconstruction(file, 0, { start, end }, () => ends);
        const wanted = contentsOf(file.flatMap(chunkIds)).slice(start, end);
        const given = contentsOf(result.terms.flatMap(chunkIds))
          .slice(result.offsetIntoFirstRange)
          .slice(0, end - start);
        expect(given).toEqual(wanted);
        expectTight(result, start, end);
      }),
      { numRuns: 300, seed: 20261126 },
    );
  });
});

/** Every term lies in one request, requests do not touch, and no chunk at either end is needless. */
function expectTight(result: ReconstructionPlan, start: number, end: number): void {
  for (const { xorb, chunkStart, chunkEnd } of result.terms) {
    expect(result.fetches.get(xorb)!.filter((fetch) => fetch.chunkStart <= chunkStart && chunkEnd <= fetch.chunkEnd)).toHaveLength(1);
  }
  for (const fetches of result.fetches.values()) {
    fetches.forEach((fetch, index) => {
      expect([fetch.bodyStart, fetch.bodyEndInclusive + 1]).toEqual([
        before(ends.bodyEnds, fetch.chunkStart),
        ends.bodyEnds[fetch.chunkEnd - 1],
      ]);
      if (index > 0) expect(fetch.chunkStart).toBeGreaterThan(fetches[index - 1]!.chunkEnd);
    });
  }
  const unpacked = result.terms.reduce((sum, { unpackedBytes }) => sum + unpackedBytes, 0);
  const first = result.terms[0]!;
  const last = result.terms.at(-1)!;
  expect(result.offsetIntoFirstRange).toBeLessThan(100 + first.chunkStart);
  expect(unpacked - result.offsetIntoFirstRange - (end - start)).toBeLessThan(100 + last.chunkEnd - 1);
}

function chunkIds({ xorb, chunkStart, chunkEnd }: { xorb: XetHash; chunkStart: number; chunkEnd: number }): string[] {
  return Array.from({ length: chunkEnd - chunkStart }, (_, index) => `${xorb.slice(0, 1)}${chunkStart + index}`);
}

/** One entry a byte: which byte of which chunk. */
function contentsOf(ids: string[]): string[] {
  return ids.flatMap((id) => Array.from({ length: 100 + Number(id.slice(1)) }, (_, index) => `${id}:${index}`));
}

describe('a reconstruction as JSON', () => {
  const made = planReconstruction([term(A, 0, 3), term(A, 6, 8)], 0, { start: 5, end: 510 }, () => ends);
  const urlOf = (xorb: XetHash, fetch: { bodyStart: number; bodyEndInclusive: number }) =>
    `/x/${xorb.slice(0, 2)}?${fetch.bodyStart}-${fetch.bodyEndInclusive}`;
  const terms = [
    { hash: A, unpacked_length: 303, range: { start: 0, end: 3 } },
    { hash: A, unpacked_length: 213, range: { start: 6, end: 8 } },
  ];

  it('of version 2 has one entry a range', () => {
    expect(reconstructionV2View(made, urlOf)).toEqual({
      offset_into_first_range: 5,
      terms,
      xorbs: {
        [A]: [
          { url: '/x/aa?0-174', ranges: [{ chunks: { start: 0, end: 3 }, bytes: { start: 0, end: 174 } }] },
          { url: '/x/aa?354-475', ranges: [{ chunks: { start: 6, end: 8 }, bytes: { start: 354, end: 475 } }] },
        ],
      },
    });
  });

  it('of version 1 says the same', () => {
    expect(reconstructionV1View(made, urlOf)).toEqual({
      offset_into_first_range: 5,
      terms,
      fetch_info: {
        [A]: [
          { url: '/x/aa?0-174', range: { start: 0, end: 3 }, url_range: { start: 0, end: 174 } },
          { url: '/x/aa?354-475', range: { start: 6, end: 8 }, url_range: { start: 354, end: 475 } },
        ],
      },
    });
  });
});
