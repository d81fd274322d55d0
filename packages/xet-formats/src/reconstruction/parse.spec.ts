import fc from 'fast-check';
import { fuzzBudget, FUZZ_TIMEOUT_MS } from '../fuzz-budget';
import { xetHashFromBytes } from '../hashes/xet-hash';
import { codeOf } from '../testing/codes';
import { parseReconstruction } from './parse';
import type { ReconstructionPlan } from './plan';
import { reconstructionV1View, reconstructionV2View } from './views';

const A = xetHashFromBytes(Buffer.alloc(32, 0xaa));
const B = xetHashFromBytes(Buffer.alloc(32, 0xbb));
const plan: ReconstructionPlan = {
  offsetIntoFirstRange: 7,
  terms: [
    { xorb: A, unpackedBytes: 900, chunkStart: 2, chunkEnd: 4 },
    { xorb: B, unpackedBytes: 100, chunkStart: 0, chunkEnd: 1 },
    { xorb: A, unpackedBytes: 901, chunkStart: 8, chunkEnd: 10 },
  ],
  fetches: new Map([
    [
      A,
      [
        { chunkStart: 2, chunkEnd: 4, bodyStart: 300, bodyEndInclusive: 499 },
        { chunkStart: 8, chunkEnd: 10, bodyStart: 800, bodyEndInclusive: 999 },
      ],
    ],
    [B, [{ chunkStart: 0, chunkEnd: 1, bodyStart: 0, bodyEndInclusive: 0 }]],
  ]),
};
const urlOf = (xorb: string, fetch: { bodyStart: number }) => `https://store.example/${xorb}?at=${fetch.bodyStart}`;
const v1 = reconstructionV1View(plan, urlOf);
const v2 = reconstructionV2View(plan, urlOf);
const copy = <T>(value: T): T => structuredClone(value);

describe('a reconstruction of another hub', () => {
  const located = new Map([...plan.fetches].map(([xorb, list]) => [xorb, list.map((fetch) => ({ ...fetch, url: urlOf(xorb, fetch) }))]));

  it.each([
    ['version 1', v1],
    ['version 2', v2],
  ])('is read in %s', (_version, json) => {
    expect(parseReconstruction(copy(json))).toEqual({ offsetIntoFirstRange: 7, terms: plan.terms, fetches: located });
  });

  it('may have several ranges under one address', () => {
    const json = copy(v2);
    const [first, second] = json.xorbs[A]!;
    json.xorbs[A] = [{ url: first!.url, ranges: [...first!.ranges, ...second!.ranges] }];
    expect(
      parseReconstruction(json)
        .fetches.get(A)!
        .map(({ url, chunkStart }) => [url, chunkStart]),
    ).toEqual([
      [first!.url, 2],
      [first!.url, 8],
    ]);
  });

  it('of an empty file is empty', () => {
    expect(parseReconstruction({ offset_into_first_range: 0, terms: [], xorbs: {} })).toEqual({
      offsetIntoFirstRange: 0,
      terms: [],
      fetches: new Map(),
    });
  });
});

describe('a reconstruction of another hub is refused', () => {
  type Edit = (json: any) => void; // what stands in the answer is somebody else's business
  it.each<[string, Edit]>([
    ['without terms', (json) => delete json.terms],
    ['without anything to fetch', (json) => delete json.xorbs],
    ['with a hash that is none', (json) => (json.terms[0].hash = 'x')],
    ['with a xorb that is called by no hash', (json) => (json.xorbs.nothing = [])],
    ['with a term that nobody fetches', (json) => (json.terms[0].range.end = 5)],
    ['with an empty term', (json) => (json.terms[0].range.end = 2)],
    ['with a negative chunk', (json) => (json.terms[0].range.start = -1)],
    ['with half a chunk', (json) => (json.terms[0].range.start = 2.5)],
    ['with a number that is text', (json) => (json.terms[0].unpacked_length = '900')],
    ['with more contents than its chunks can have', (json) => (json.terms[0].unpacked_length = 2 * 131_072 + 1)],
    ['with an offset beyond the first term', (json) => (json.offset_into_first_range = 900)],
    ['with an offset of a file without terms', (json) => (json.terms = [])],
    ['with a range of bytes that ends before it begins', (json) => (json.xorbs[A][0].ranges[0].bytes.end = 299)],
    ['with a range larger than any xorb', (json) => (json.xorbs[A][0].ranges[0].bytes.end = 1e12)],
    ['with an address of a file', (json) => (json.xorbs[A][0].url = 'file:///etc/passwd')],
    ['with a relative address', (json) => (json.xorbs[A][0].url = '/there')],
    ['with an address without end', (json) => (json.xorbs[A][0].url = `https://a/${'a'.repeat(17_000)}`)],
  ])('%s', (_what, edit) => {
    const json = copy(v2);
    edit(json);
    expect(codeOf(() => parseReconstruction(json))).toBe('xet/reconstruction-invalid');
  });

  it.each([null, undefined, 1, 'text', [], {}])('when it is %j', (json) => {
    expect(codeOf(() => parseReconstruction(json))).toBe('xet/reconstruction-invalid');
  });

  it('when it is too large', () => {
    expect(codeOf(() => parseReconstruction(v2, { maxTerms: 3, maxFetches: 3 }))).toBe('no refusal');
    expect(codeOf(() => parseReconstruction(v2, { maxTerms: 2, maxFetches: 3 }))).toBe('xet/reconstruction-too-large');
    for (const json of [v1, v2]) {
      expect(codeOf(() => parseReconstruction(json, { maxTerms: 3, maxFetches: 2 }))).toBe('xet/reconstruction-too-large');
    }
  });

  it('soon, when its last of very many terms is wrong', () => {
    const ranges = Array.from({ length: 200_000 }, () => ({ chunks: { start: 1, end: 2 }, bytes: { start: 0, end: 9 } }));
    const terms = Array.from({ length: 200_000 }, (_, index) => ({
      hash: A,
      unpacked_length: 9,
      range: { start: index < 199_999 ? 1 : 0, end: 2 },
    }));
    const json = { offset_into_first_range: 0, terms, xorbs: { [A]: [{ url: 'https://a/', ranges }] } };
    expect(codeOf(() => parseReconstruction(json))).toBe('xet/reconstruction-invalid');
  });

  it(
    'with a code, whatever it is',
    () => {
      fc.assert(
        fc.property(fc.jsonValue(), fc.constantFrom('terms', 'xorbs', 'fetch_info', 'offset_into_first_range'), (value, name) => {
          expect(codeOf(() => parseReconstruction({ ...v2, [name]: value }))).toMatch(/^(no refusal|xet\/reconstruction-.*)$/);
        }),
        fuzzBudget(500),
      );
    },
    FUZZ_TIMEOUT_MS,
  );
});
