import fc from 'fast-check';
import { MAX_FRONT_MATTER_BYTES, splitFrontMatter } from './front-matter';
import { fuzzBudget, FUZZ_TIMEOUT_MS } from './fuzz-budget';

describe('front matter', () => {
  test.each([
    ['---\na: 1\n---\n# Title\n', 'a: 1\n', '# Title\n'],
    ['\ufeff---\r\na: 1\r\n---\r\n# Title\r\n', 'a: 1\r\n', '# Title\r\n'],
    ['\n\n---\na: 1\n---', 'a: 1\n', ''],
    ['---\n---\nbody', '', 'body'],
    ['--- \na: 1\n---\t\nbody', 'a: 1\n', 'body'],
    ['---\ra: 1\r---\rbody', 'a: 1\r', 'body'],
    ['---\na: "---"\nb: x---\n----\n ---\n---\nbody\n---\n', 'a: "---"\nb: x---\n----\n ---\n', 'body\n---\n'],
  ])('%j', (markdown, yaml, body) => {
    expect(splitFrontMatter(markdown)).toEqual({ yaml, body });
  });

  test.each(['', '# Title', 'text\n---\na: 1\n---\n', '----\na\n----\n', '---a\n---\n'])('%j has none', (markdown) => {
    expect(splitFrontMatter(markdown)).toEqual({ yaml: null, body: markdown });
  });

  test('a block that never ends is no front matter, and says so', () => {
    expect(splitFrontMatter('---\na: 1\n')).toEqual({ yaml: null, body: '---\na: 1\n', problem: 'not-closed' });
  });

  test('a mebibyte is taken and one byte more is not', () => {
    const fits = `${'x'.repeat(MAX_FRONT_MATTER_BYTES - 1)}\n`;
    expect(splitFrontMatter(`---\n${fits}---\n`)).toEqual({ yaml: fits, body: '' });
    expect(splitFrontMatter(`---\nx${fits}---\n`)).toMatchObject({ yaml: null, problem: 'too-long' });
    expect(splitFrontMatter(`---\n${'模'.repeat(MAX_FRONT_MATTER_BYTES / 2)}\n---\n`)).toMatchObject({ yaml: null, problem: 'too-long' });
    expect(splitFrontMatter(`---\n${fits}${fits}${fits}`)).toMatchObject({ yaml: null, problem: 'too-long' });
  });

  test('a file full of almost-endings is read in one pass', () => {
    const started = performance.now();
    expect(splitFrontMatter(`---\n${'--- x\n---\t\t\t\t x\n'.repeat(200_000)}`).yaml).toBeNull();
    expect(splitFrontMatter(`${' \n'.repeat(500_000)}---`).yaml).toBeNull();
    expect(performance.now() - started).toBeLessThan(2000);
  });

  test(
    'what was put together comes apart again',
    () => {
      const yamlLine = fc.string({ maxLength: 20 }).filter((line) => !/[\r\n]/.test(line) && !/^---[ \t]*$/.test(line));
      fc.assert(
        fc.property(
          fc.array(yamlLine, { maxLength: 6 }),
          fc.string(),
          fc.constantFrom('\n', '\r\n'),
          fc.constantFrom('', '\ufeff'),
          (lines, body, newline, mark) => {
            const yaml = lines.map((line) => line + newline).join('');
            expect(splitFrontMatter(`${mark}---${newline}${yaml}---${newline}${body}`)).toEqual({ yaml, body });
          },
        ),
        fuzzBudget(500),
      );
    },
    FUZZ_TIMEOUT_MS,
  );

  test(
    'any text is split without loss',
    () => {
      fc.assert(
        fc.property(fc.array(fc.constantFrom('---', '\n', '\r\n', ' ', 'a: b', '\ufeff', '-', '\t'), { maxLength: 14 }), (pieces) => {
          const text = pieces.join('');
          const { yaml, body } = splitFrontMatter(text);
          expect(text.endsWith(body)).toBe(true);
          if (yaml === null) expect(body).toBe(text.replace(/^\ufeff/, ''));
          else expect(text.slice(0, text.length - body.length)).toContain(yaml);
        }),
        fuzzBudget(1000),
      );
    },
    FUZZ_TIMEOUT_MS,
  );
});
