// Whatever a client sends to the readers of text: an answer or our own error, in bounded time and size.
import fc from 'fast-check';
import { parseRange } from './byte-range';
import { type CommitLine, readCommitLines } from './commit-lines';
import { parseForm } from './form';
import { MAX_FRONT_MATTER_BYTES, splitFrontMatter } from './front-matter';
import { fuzzBudget, FUZZ_TIMEOUT_MS } from './fuzz-budget';

const LIMITS = { maxLines: 50, maxLineBytes: 2000, maxTotalBytes: 20_000 };
const COMMIT = [
  { key: 'header', value: { summary: 's', description: 'd', parentCommit: 'a'.repeat(40) } },
  { key: 'file', value: { path: 'a.txt', content: 'aGVsbG8=', encoding: 'base64' } },
  { key: 'lfsFile', value: { path: 'w.bin', algo: 'sha256', oid: 'b'.repeat(64), size: 12 } },
  { key: 'copyFile', value: { path: 'c', srcPath: 'd', srcRevision: null } },
  { key: 'deletedFolder', value: { path: 'e/' } },
]
  .map((line) => JSON.stringify(line))
  .join('\n');

async function* pieces(bytes: Buffer, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

const edit = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  remove: fc.nat(20),
  insert: fc.uint8Array({ maxLength: 20 }),
});

function edited(bytes: Buffer, edits: readonly { at: number; remove: number; insert: Uint8Array }[]): Buffer {
  return edits.reduce((before, { at, remove, insert }) => {
    const from = Math.floor(at * before.length);
    return Buffer.concat([before.subarray(0, from), insert, before.subarray(from + remove)]);
  }, bytes);
}

test(
  'the lines of a commit that were changed here and there are operations or a refusal',
  async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(edit, { minLength: 1, maxLength: 4 }), fc.integer({ min: 1, max: 300 }), async (edits, size) => {
        const read: CommitLine[] = [];
        try {
          for await (const line of readCommitLines(pieces(edited(Buffer.from(COMMIT), edits), size), LIMITS)) read.push(line);
          expect(read[0]).toMatchObject({ key: 'header' });
        } catch (error) {
          expect(error).toMatchObject({ name: 'WireFormatError', code: expect.stringMatching(/^(?:ndjson|commit)\//) });
        }
        expect(read.length).toBeLessThanOrEqual(LIMITS.maxLines);
      }),
      fuzzBudget(500),
    );
  },
  FUZZ_TIMEOUT_MS,
);

test(
  'a form is keys and values, or has too many',
  () => {
    const text = fc.string({ unit: fc.constantFrom('a', '=', '&', '%', '%ff', '%E6%A8%A1', '[]', '+', '\0', '🤗'), maxLength: 200 });
    fc.assert(
      fc.property(text, (form) => {
        try {
          const count = [...parseForm(form, 20).values()].reduce((sum, values) => sum + values.length, 0);
          expect(count).toBeLessThanOrEqual(20);
        } catch (error) {
          expect(error).toMatchObject({ name: 'WireFormatError', code: 'form/too-many-fields' });
        }
      }),
      fuzzBudget(500),
    );
  },
  FUZZ_TIMEOUT_MS,
);

test(
  'a range lies within the file, or is none',
  () => {
    const header = fc.oneof(fc.string(), fc.stringMatching(/^bytes=[-0-9, a]{0,40}$/));
    fc.assert(
      fc.property(header, fc.nat(1000), (text, sizeBytes) => {
        const range = parseRange(text, sizeBytes);
        if (range.kind !== 'range' || sizeBytes === 0) return;
        expect(range.start).toBeGreaterThanOrEqual(0);
        expect(range.start).toBeLessThanOrEqual(range.endInclusive);
        expect(range.endInclusive).toBeLessThan(sizeBytes);
      }),
      fuzzBudget(1000),
    );
  },
  FUZZ_TIMEOUT_MS,
);

test(
  'a card is front matter and a body that together are no more than was given',
  () => {
    const unit = fc.constantFrom('---', '\n', '\r', ' ', '\t', 'a: 1', '\ufeff', '-', '\u2028', '🤗');
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 300 }), (text) => {
        const { yaml, body } = splitFrontMatter(text);
        expect((yaml?.length ?? 0) + body.length).toBeLessThanOrEqual(text.length);
        expect(Buffer.byteLength(yaml ?? '')).toBeLessThanOrEqual(MAX_FRONT_MATTER_BYTES);
      }),
      fuzzBudget(500),
    );
  },
  FUZZ_TIMEOUT_MS,
);
