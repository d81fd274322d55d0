import fc from 'fast-check';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fuzzBudget, FUZZ_TIMEOUT_MS } from '../fuzz-budget';
import { GitSandbox } from '../testing/git-sandbox';
import { mergeTexts } from './merge-texts';

const BASE = Array.from({ length: 12 }, (_, i) => `line ${i}\n`);

/** A text made of the base: every line kept, dropped, replaced, or followed by a new one. Lines are unlike each other, so that there is one best comparison. */
const edited = (who: string) =>
  fc.array(fc.constantFrom('keep', 'keep', 'keep', 'keep', 'drop', 'replace', 'follow'), { minLength: 12, maxLength: 12 }).map((deeds) =>
    BASE.map((line, i) => {
      if (deeds[i] === 'drop') return '';
      if (deeds[i] === 'replace') return `${who} ${i}\n`;
      return deeds[i] === 'follow' ? `${line}${who} after ${i}\n` : line;
    }).join(''),
  );

function mergeOfGit(sandbox: GitSandbox, base: string, ours: string, theirs: string): string | null {
  for (const [name, text] of Object.entries({ base, ours, theirs })) writeFileSync(join(sandbox.folder, name), text, 'latin1');
  const { status, stdout } = sandbox.attempt(['merge-file', '-p', 'ours', 'base', 'theirs']);
  return status === 0 ? stdout.toString('latin1') : null;
}

describe('merging texts', () => {
  const base = BASE.join('');

  it('takes what only one side changed, whichever it is', () => {
    const other = base.replace('line 3\n', 'mine\n');
    expect(mergeTexts(base, base, other)).toBe(other);
    expect(mergeTexts(base, other, base)).toBe(other);
  });

  it('joins changes that lie apart', () => {
    const merged = mergeTexts(base, base.replace('line 1\n', ''), base.replace('line 9\n', 'line 9\nnew\n'));
    expect(merged).toBe(base.replace('line 1\n', '').replace('line 9\n', 'line 9\nnew\n'));
  });

  it('takes once what both changed alike', () => {
    const both = base.replace('line 5\n', 'five\n');
    expect(mergeTexts(base, both, both)).toBe(both);
  });

  it.each([
    ['the same line changed in two ways', base.replace('line 5', 'five'), base.replace('line 5', 'fünf')],
    ['one line changed and the next one too', base.replace('line 5', 'five'), base.replace('line 6', 'six')],
    ['a line changed that is gone on the other side', base.replace('line 5', 'five'), base.replace('line 5\n', '')],
    ['two different lines put at the same place', base.replace('line 5\n', 'line 5\na\n'), base.replace('line 5\n', 'line 5\nb\n')],
  ])('sees a conflict: %s', (_, ours, theirs) => {
    expect(mergeTexts(base, ours, theirs)).toBeNull();
  });

  it('keeps an end without a newline, and a newline that came', () => {
    expect(mergeTexts('a\nb\nc\nd', 'A\nb\nc\nd', 'a\nb\nc\nd\n')).toBe('A\nb\nc\nd\n');
  });

  it('gives up what cannot be compared exactly', () => {
    const swapped = base.replace('line 1\nline 2\n', 'line 2\nline 1\n');
    expect(mergeTexts(base, swapped, base)).toBe(swapped);
    expect(mergeTexts(base, swapped, base, { maxSteps: 0 })).toBeNull();
  });

  it(
    'agrees with git merge-file',
    () => {
      const sandbox = new GitSandbox();
      fc.assert(
        fc.property(edited('ours'), edited('theirs'), (ours, theirs) => {
          expect(mergeTexts(base, ours, theirs)).toBe(mergeOfGit(sandbox, base, ours, theirs));
        }),
        fuzzBudget(150),
      );
    },
    FUZZ_TIMEOUT_MS,
  );
});
