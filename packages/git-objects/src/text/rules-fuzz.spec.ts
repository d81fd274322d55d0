import fc from 'fast-check';
import { FUZZ_TIMEOUT_MS, fuzzBudget } from '../fuzz-budget';
import { mutated, mutations } from '../testing/mutations';
import { attributesOf, isLargeFileByAttributes, parseGitAttributes } from './git-attributes';
import { isIgnored, parseGitIgnore } from './git-ignore';
import { parseLfsPointer } from './lfs-pointer';

const ATTRIBUTES = '*.bin filter=lfs diff=lfs merge=lfs -text\n"a \\"b\\" \\303\\244" text\n/dir/**/*.txt !text eol=lf\n# no\n[attr]x y\n';
const IGNORES = '*.log\n!keep.log\n/build/\ndocs/**/tmp-[a-z]*\n\\#odd\\ \n';
const PATHS = ['a.bin', 'dir/x/y/z.txt', 'docs/a/tmp-b1', 'a'.repeat(200), `${'d/'.repeat(60)}x`, '🤗/模型.bin'];
const SLOW_MS = 1000;

/** What anybody may write into a repository: never an error, and never long. */
describe('rules from a stranger', () => {
  const apply = (text: string): void => {
    const startedAt = performance.now();
    const [attributes, ignores] = [parseGitAttributes(text), parseGitIgnore(text)];
    for (const path of PATHS) {
      expect(typeof isLargeFileByAttributes(attributes, path)).toBe('boolean');
      expect(attributesOf(attributes, path)).toBeInstanceOf(Map);
      expect(typeof isIgnored(ignores, path)).toBe('boolean');
    }
    expect(performance.now() - startedAt).toBeLessThan(SLOW_MS);
  };

  it(
    'that were changed here and there are understood as far as they go',
    () => {
      fc.assert(
        fc.property(fc.constantFrom(ATTRIBUTES, IGNORES), mutations, (text, changes) =>
          apply(mutated(Buffer.from(text), changes).toString()),
        ),
        fuzzBudget(300),
      );
    },
    FUZZ_TIMEOUT_MS,
  );

  it(
    'of nothing but wildcards take no longer than others',
    () => {
      const pattern = fc.string({ unit: fc.constantFrom('*', '**', '/', 'a', '?', '[', ']', '!', '\\', '-', '[:alpha:]'), maxLength: 300 });
      fc.assert(
        fc.property(fc.array(pattern, { maxLength: 10 }), (patterns) => apply(patterns.map((one) => `${one} filter=lfs`).join('\n'))),
        fuzzBudget(100),
      );
    },
    FUZZ_TIMEOUT_MS,
  );

  it(
    'in pointers name a sha256 and a size, or are no pointer',
    () => {
      const pointer = Buffer.from(`version https://git-lfs.github.com/spec/v1\noid sha256:${'a'.repeat(64)}\nsize 12345\n`);
      fc.assert(
        fc.property(mutations, (changes) => {
          const read = parseLfsPointer(mutated(pointer, changes));
          if (!read) return;
          expect(read.sha256).toMatch(/^[0-9a-f]{64}$/);
          expect(Number.isSafeInteger(read.sizeBytes) && read.sizeBytes >= 0).toBe(true);
        }),
        fuzzBudget(500),
      );
    },
    FUZZ_TIMEOUT_MS,
  );
});
