import fc from 'fast-check';
import { fuzzBudget, FUZZ_TIMEOUT_MS } from '../fuzz-budget';
import { GitFolder } from '../git-for-specs';
import { diffLines, unifiedDiff, type Hunk } from './diff-lines';

const arbitraryText = fc
  .tuple(fc.array(fc.constantFrom('a', 'b', 'c', 'd', '', 'é\r'), { maxLength: 25 }), fc.boolean())
  .map(([lines, newline]) => lines.join('\n') + (newline && lines.length > 0 ? '\n' : ''));

function changedLines(hunks: readonly Hunk[]): number {
  return hunks.flatMap((hunk) => hunk.lines).filter((line) => line.kind !== 'context').length;
}

/** The length of a shortest edit script, by the table every textbook has. */
function shortest(a: readonly string[], b: readonly string[]): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (const [i, line] of a.entries()) {
    const next = [i + 1];
    for (const [j, other] of b.entries()) next.push(line === other ? row[j]! : Math.min(row[j + 1]!, next[j]!) + 1);
    row = next;
  }
  return row.at(-1)!;
}

function withNewlines(text: string): string[] {
  return text.split(/(?<=\n)/).filter((line) => line !== '');
}

/** Replaces what the hunks say in `text`, trusting only their numbers and lines. */
function applyHunks(text: string, hunks: readonly Hunk[]): string {
  const lines = withNewlines(text);
  let shift = 0;
  for (const hunk of hunks) {
    const at = (hunk.oldLines === 0 ? hunk.oldStart : hunk.oldStart - 1) + shift;
    const side = (skipped: string) =>
      hunk.lines.filter((line) => line.kind !== skipped).map((line) => line.text + (line.noNewlineAtEnd ? '' : '\n'));
    expect(lines.slice(at, at + hunk.oldLines)).toEqual(side('added'));
    expect(hunk.newLines === 0 ? hunk.newStart : hunk.newStart - 1).toBe(at);
    lines.splice(at, hunk.oldLines, ...side('removed'));
    shift += hunk.newLines - hunk.oldLines;
  }
  return lines.join('');
}

describe('differences of lines', () => {
  test('equal texts have none', () => {
    expect(diffLines('a\nb', 'a\nb')).toEqual([]);
    expect(unifiedDiff('', '')).toBe('');
  });

  test(
    'the hunks turn one text into the other, with as few changed lines as possible',
    () => {
      fc.assert(
        fc.property(arbitraryText, arbitraryText, fc.nat(4), (before, after, contextLines) => {
          const hunks = diffLines(before, after, { contextLines });
          expect(applyHunks(before, hunks)).toBe(after);
          expect(changedLines(hunks)).toBe(shortest(withNewlines(before), withNewlines(after)));
        }),
        fuzzBudget(1000),
      );
    },
    FUZZ_TIMEOUT_MS,
  );

  test(
    'past the budget the hunk still turns one text into the other, and says what it is',
    () => {
      fc.assert(
        fc.property(arbitraryText, arbitraryText, fc.nat(30), (before, after, maxSteps) => {
          const hunks = diffLines(before, after, { maxSteps });
          expect(applyHunks(before, hunks)).toBe(after);
          if (changedLines(hunks) > shortest(withNewlines(before), withNewlines(after)))
            expect(hunks.every((hunk) => hunk.simplified)).toBe(true);
        }),
        fuzzBudget(500),
      );
    },
    FUZZ_TIMEOUT_MS,
  );

  test('too many lines give one simplified hunk between the common ends', () => {
    const lines = Array.from({ length: 100 }, (_, i) => `${i}\n`);
    const changed = lines.with(10, '80\n').with(80, '10\n');
    const [hunk, ...others] = diffLines(lines.join(''), changed.join(''), { maxLines: 150 });
    expect(others).toEqual([]);
    expect(hunk).toMatchObject({ oldStart: 8, oldLines: 77, newStart: 8, newLines: 77, simplified: true });
  });

  // Without the budget of steps the second one takes hours: the time of a test is what it must end in.
  test('large texts that share nothing, or are shuffled, end within the budget', () => {
    const lines = Array.from({ length: 60_000 }, (_, i) => `${(i * 7919) % 60_000}\n`);
    expect(diffLines(lines.join(''), lines.map((line) => `x${line}`).join(''))[0]).toMatchObject({ oldLines: 60_000, newLines: 60_000 });
    expect(diffLines(lines.join(''), lines.toSorted().join(''))[0]?.simplified).toBe(true);
  });
});

describe('against the real git', () => {
  const git = new GitFolder();
  beforeAll(() => git.text(['init', '-q', '.']));
  afterAll(() => git.remove());

  test('git apply takes the diffs', () => {
    const cases = fc
      .sample(fc.tuple(arbitraryText, arbitraryText), { numRuns: 60, seed: 11 })
      .filter(([before, after]) => before !== after && before !== '' && after !== '');
    const patch = cases
      .map(([before, after], i) => `diff --git a/${i} b/${i}\n--- a/${i}\n+++ b/${i}\n${unifiedDiff(before, after)}`)
      .join('');
    cases.forEach(([before], i) => git.write(`${i}`, before));
    git.text(['apply', '--whitespace=nowarn', '-'], patch);
    expect(cases.length).toBeGreaterThan(30);
    cases.forEach(([, after], i) =>
      expect(git.run(['hash-object', '--no-filters', `${i}`]).stdout.toString()).toBe(
        git.run(['hash-object', '--stdin'], after).stdout.toString(),
      ),
    );
  });

  test('plain changes look exactly as git diff prints them', () => {
    const lines = Array.from({ length: 40 }, (_, i) => `line ${i}\n`);
    const cases = [
      [lines.join(''), lines.with(5, 'x\n').with(30, 'y\n').join('')],
      [lines.join(''), lines.with(5, 'x\n').with(12, 'y\n').join('')],
      [lines.join(''), lines.with(5, 'x\n').with(13, 'y\n').join('')],
      [lines.join(''), lines.slice(1).join('')],
      [lines.join(''), lines.join('').trimEnd()],
      [lines.join('').trimEnd(), `${lines.join('')}more`],
      ['', 'a\nb\n'],
      ['a\n', ''],
    ] as const;
    for (const [before, after] of cases) {
      git.write('before', before);
      git.write('after', after);
      const printed = git.run(['diff', '--no-index', '--no-ext-diff', 'before', 'after']).stdout.toString();
      const theirs = printed.slice(printed.indexOf('@@')).replace(/^(@@ .* @@).*$/gm, '$1');
      expect(unifiedDiff(before, after)).toBe(theirs);
    }
  });
});
