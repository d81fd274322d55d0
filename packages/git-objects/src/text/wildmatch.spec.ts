import fc from 'fast-check';
import { fuzzBudget, FUZZ_TIMEOUT_MS } from '../fuzz-budget';
import { GitFolder } from '../git-for-specs';
import { attributesOf, isLargeFileByAttributes, largeFileLine, parseGitAttributes } from './git-attributes';
import { isIgnored, parseGitIgnore } from './git-ignore';
import { wildmatch } from './wildmatch';

/** Pieces that meet each other in awkward ways. */
const PATTERN_PIECES = [
  'a',
  'b',
  'ab',
  '/',
  '/',
  '*',
  '**',
  '**/',
  '/**',
  '/**/',
  '?',
  '.',
  '[ab]',
  '[!a]',
  '[^b]',
  '[a-c]',
  '[]a]',
  '[[:alpha:]]',
  '[[:x:]]',
  '[a',
  '\\',
  '\\*',
  '\\a',
  '-',
  '!',
  '#',
  ' ',
  'é',
  '[é]',
  '[a-]',
  '[\\]]',
];
const PATH_PIECES = ['a', 'b', 'ab', 'c', '/', '/', '.', '-', '*', '[', ']', '!', '#', 'é', 'x y', '\\'];

const arbitraryPattern = fc.array(fc.constantFrom(...PATTERN_PIECES), { minLength: 1, maxLength: 6 }).map((parts) => parts.join(''));
const arbitraryPath = fc
  .array(fc.constantFrom(...PATH_PIECES), { minLength: 1, maxLength: 7 })
  .map((parts) => parts.join(''))
  .filter((path) => path.split('/').every((segment) => segment !== '' && segment !== '.' && segment !== '..'));

const EXAMPLES: [pattern: string, path: string, matches: boolean][] = [
  ['*.bin', 'model.bin', true],
  ['*.bin', 'a/model.bin', false],
  ['**/*.bin', 'model.bin', true],
  ['**/*.bin', 'a/b/model.bin', true],
  ['saved_model/**/*', 'saved_model/x', true],
  ['saved_model/**/*', 'saved_model/x/y', true],
  ['saved_model/**/*', 'saved_model', false],
  ['a/**', 'a/b/c', true],
  ['a/**', 'a', false],
  ['a/**/b', 'a/b', true],
  ['a/**/b', 'a/x/y/b', true],
  ['a/*/b', 'a/x/y/b', false],
  ['a?c', 'a/c', false],
  ['[a-c]x', 'bx', true],
  ['[!a-c]x', 'bx', false],
  ['[!a]x', '/x', false],
  ['[[:digit:]]', '7', true],
  ['[]]', ']', true],
  ['[a', '[a', false],
  ['a\\*', 'a*', true],
  ['a\\', 'a\\', false],
  ['', '', true],
  ['*', '', true],
  ['é?', 'éx', true],
];

describe('wildmatch', () => {
  test.each(EXAMPLES)('%p on %p: %p', (pattern, path, expected) => {
    expect(wildmatch(pattern, path)).toBe(expected);
  });

  test('hostile patterns take time in proportion to pattern and path', () => {
    const long = 'a'.repeat(4000);
    const hostile = [
      '*a'.repeat(1000) + 'b',
      '**/'.repeat(1000) + 'b',
      '*/'.repeat(1000) + '**b',
      '*'.repeat(4000) + 'b',
      '[a-z]*'.repeat(600) + '0',
      '**/*a'.repeat(500) + 'b',
    ];
    const started = performance.now();
    for (const pattern of hostile) for (const path of [long, 'a/'.repeat(2000) + 'c']) expect(wildmatch(pattern, path)).toBe(false);
    expect(performance.now() - started).toBeLessThan(1000);
  });

  test('a pattern means the same behind a directory of any length, so that its parts fall on every place of a machine word', () => {
    const behindDirectory = EXAMPLES.filter(([, path]) => path !== '' && !path.startsWith('/'));
    for (let length = 1; length <= 70; length++) {
      const directory = `${'x'.repeat(length)}/`;
      for (const [pattern, path, matches] of behindDirectory) {
        expect({ length, pattern, path, matches: wildmatch(directory + pattern, directory + path) }).toEqual({
          length,
          pattern,
          path,
          matches,
        });
      }
    }
  });

  test(
    'a literal pattern matches itself and only itself',
    () => {
      fc.assert(
        fc.property(fc.string({ unit: 'grapheme', maxLength: 20 }), fc.string({ maxLength: 20 }), (text, other) => {
          const literal = text.replace(/[*?[\\]/g, '\\$&');
          expect(wildmatch(literal, text)).toBe(true);
          expect(wildmatch(literal, other)).toBe(text === other);
        }),
        fuzzBudget(300),
      );
    },
    FUZZ_TIMEOUT_MS,
  );
});

describe('against the real git', () => {
  const git = new GitFolder();
  beforeAll(() => {
    git.text(['init', '-q', '.']);
    git.text(['config', 'core.excludesFile', git.write('ignore', '')]);
    git.text(['config', 'core.attributesFile', git.write('attributes', '')]);
  });
  afterAll(() => git.remove());

  /** One call of git for many paths. */
  function ignoredByGit(ignoreFile: string, paths: readonly string[]): Set<string> {
    git.write('ignore', ignoreFile);
    const { stdout, status, stderr } = git.run(['check-ignore', '--no-index', '-z', '--stdin'], paths.join('\0'));
    if (status > 1) throw new Error(stderr);
    return new Set(
      stdout
        .toString()
        .split('\0')
        .filter((path) => path !== ''),
    );
  }

  function filtersByGit(attributesFile: string, paths: readonly string[]): Map<string, string> {
    git.write('attributes', attributesFile);
    const fields = git.run(['check-attr', '-z', '--stdin', 'filter'], paths.join('\0')).stdout.toString().split('\0');
    return new Map(paths.map((_, i) => [fields[3 * i]!, fields[3 * i + 2]!]));
  }

  test(
    'generated .gitignore files ignore the same paths',
    () => {
      const cases = fc.array(fc.tuple(fc.constantFrom('', '', '!'), arbitraryPattern, fc.constantFrom('', '', '/', ' ', '\r')), {
        minLength: 1,
        maxLength: 4,
      });
      let ignored = 0;
      fc.assert(
        fc.property(cases, fc.array(arbitraryPath, { minLength: 20, maxLength: 60 }), (lines, paths) => {
          const text = lines.map((parts) => parts.join('')).join('\n');
          const theirs = ignoredByGit(text, paths);
          const rules = parseGitIgnore(text);
          ignored += theirs.size;
          for (const path of paths)
            expect({ text, path, ignored: isIgnored(rules, path) }).toEqual({ text, path, ignored: theirs.has(path) });
        }),
        fuzzBudget(150),
      );
      expect(ignored).toBeGreaterThan(100);
    },
    FUZZ_TIMEOUT_MS,
  );

  test(
    'generated .gitattributes files give the same filters',
    () => {
      const setting = fc.constantFrom(
        'filter=lfs',
        '-filter',
        '!filter',
        'filter',
        'filter=',
        'filter=other diff',
        'diff -filter=lfs',
        '-bad-=x -',
        'filter=lfs !filter',
      );
      const cases = fc.array(
        fc.tuple(
          fc.constantFrom('', '', '', ' ', '!'),
          arbitraryPattern,
          fc.constantFrom('', '', '', '/'),
          fc.constantFrom(' ', '\t'),
          setting,
          fc.constantFrom('', '\r'),
        ),
        { minLength: 1, maxLength: 5 },
      );
      let specified = 0;
      fc.assert(
        fc.property(cases, fc.array(arbitraryPath, { minLength: 20, maxLength: 60 }), (lines, paths) => {
          const text = lines.map((parts) => parts.join('')).join('\n');
          const theirs = filtersByGit(text, paths);
          const rules = parseGitAttributes(text);
          for (const path of paths) {
            const value = theirs.get(path)!;
            if (value !== 'unspecified') specified += 1;
            expect({ text, path, filter: named(attributesOf(rules, path).get('filter')) }).toEqual({ text, path, filter: value });
            expect({ text, path, large: isLargeFileByAttributes(rules, path) }).toEqual({ text, path, large: value === 'lfs' });
          }
        }),
        fuzzBudget(150),
      );
      expect(specified).toBeGreaterThan(100);
    },
    FUZZ_TIMEOUT_MS,
  );

  test('quoted patterns, comments, a byte order mark and overlong lines are read as git reads them', () => {
    const text = `\ufeff*.one filter=lfs\n# *.two filter=lfs\n"a b\\t\\303\\251" filter=lfs\n"broken filter=lfs\n*.${'x'.repeat(2100)} filter=lfs\n  *.three\tfilter=lfs`;
    const paths = ['x.one', 'x.two', 'a b\té', '"broken', `y.${'x'.repeat(2100)}`, 'x.three'];
    const theirs = filtersByGit(text, paths);
    const rules = parseGitAttributes(text);
    expect(paths.map((path) => isLargeFileByAttributes(rules, path))).toEqual(paths.map((path) => theirs.get(path) === 'lfs'));
    expect(theirs.get('a b\té')).toBe('lfs');
  });

  test('the line for a large file names this file and no other, to git and to us', () => {
    const paths = [
      'w.gguf2',
      'a b/c d.bin2',
      'a*.x',
      'a[1].x',
      'q?.x',
      '#x',
      '!x',
      'sub/模型.dat2',
      'b\\c.x',
      'sub/w.gguf2',
      'ab.x',
      'qq.x',
      'a1.x',
    ];
    for (const path of paths) {
      const text = largeFileLine(path);
      const theirs = filtersByGit(text, paths);
      const rules = parseGitAttributes(text);
      for (const other of paths) {
        expect({ path, other, filter: theirs.get(other) }).toEqual({ path, other, filter: other === path ? 'lfs' : 'unspecified' });
        expect({ path, other, large: isLargeFileByAttributes(rules, other) }).toEqual({ path, other, large: other === path });
      }
    }
  });

  test('files in nearer directories win, for attributes and for ignoring', () => {
    git.write('.gitattributes', '*.bin filter=lfs\n/top.txt filter=lfs\n');
    git.write('sub/.gitattributes', '*.bin !filter\n/x.dat filter=lfs\ndeep/* filter=lfs\n');
    git.write('.gitignore', '*.log\n!keep.log\nout/\n');
    git.write('sub/.gitignore', '!*.log\nkeep.log\n/own\n');
    const attributes = [
      parseGitAttributes('*.bin !filter\n/x.dat filter=lfs\ndeep/* filter=lfs\n', 'sub'),
      parseGitAttributes('*.bin filter=lfs\n/top.txt filter=lfs\n'),
    ];
    const ignore = [parseGitIgnore('!*.log\nkeep.log\n/own\n', 'sub'), parseGitIgnore('*.log\n!keep.log\nout/\n')];
    const names = ['a.bin', 'top.txt', 'x.dat', 'own', 'a.log', 'keep.log', 'out/a', 'deep/a', 'deep/deep/a', 'out'];
    const paths = ['', 'sub/', 'subway/', 'sub/sub/'].flatMap((directory) => names.map((name) => directory + name));
    const filters = filtersByGit('', paths);
    const ignored = ignoredByGit('', paths);
    for (const path of paths) {
      expect({ path, large: isLargeFileByAttributes(attributes, path) }).toEqual({ path, large: filters.get(path) === 'lfs' });
      expect({ path, ignored: isIgnored(ignore, path) }).toEqual({ path, ignored: ignored.has(path) });
    }
    expect([filters.get('a.bin'), filters.get('sub/a.bin'), ignored.has('a.log'), ignored.has('sub/a.log')]).toEqual([
      'lfs',
      'unspecified',
      true,
      false,
    ]);
  });
});

function named(value: string | boolean | undefined): string {
  if (value === undefined) return 'unspecified';
  if (typeof value === 'string') return value;
  return value ? 'set' : 'unset';
}
