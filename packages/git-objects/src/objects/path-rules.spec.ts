import { caseCollision, pathProblem } from './path-rules';

describe('paths that API users write to', () => {
  it.each([
    'README.md',
    'a/b/c.txt',
    '.gitattributes',
    '.github/x.yml',
    'what?#100%.csv',
    'a:b.json',
    '[x] <y>|*".txt',
    '模型/权重 v1.bin',
    '🤗',
    '.hidden',
    'a..b',
    'console.log',
    'com10',
    'nul1',
    'gitx',
    'x'.repeat(255),
    'a/'.repeat(63) + 'a',
  ])('may be %j', (path) => expect(pathProblem(path)).toBeNull());

  it.each(['', '/a', 'a/', 'a//b', '.', '..', '../a', 'a/../b', './a', 'a\\b', 'a\0b', 'a\nb', 'a\x7f', 'a\x85', 'a\u2028b', '\ud800'])(
    'must not be %j',
    (path) => {
      expect(pathProblem(path)).toEqual(expect.any(String));
    },
  );

  it.each(['.git', '.git/config', 'a/.GIT/b', 'git~1', '.git /x', '.git::$INDEX_ALLOCATION/x', '.g\u200cit/x'])(
    'must not reach .git as %j',
    (path) => {
      expect(pathProblem(path)).toEqual(expect.any(String));
    },
  );

  it.each(['CON', 'nul', 'a/aux.txt', 'Com1.tar.gz', 'LPT9', 'prn .x', 'con:x', 'com¹', 'CONIN$'])(
    'must not name a device, as %j does',
    (path) => {
      expect(pathProblem(path)).toMatch(/device/);
    },
  );

  it.each(['a.', 'a ', 'a./b', 'a /b'])('must not end a name with a dot or a space, as %j does', (path) => {
    expect(pathProblem(path)).toEqual(expect.any(String));
  });

  it('have an end: in bytes of a name, in bytes of all, in levels', () => {
    expect(pathProblem('é'.repeat(128))).toMatch(/255 bytes/);
    expect(pathProblem(`${'x'.repeat(200)}/`.repeat(21) + 'y')).toMatch(/4096 bytes/);
    expect(pathProblem('a/'.repeat(64) + 'a')).toMatch(/64 levels/);
  });
});

describe('names that are one file on other systems', () => {
  it('are found by case and by Unicode form', () => {
    expect(caseCollision(['a', 'B', 'b'])).toEqual(['B', 'b']);
    expect(caseCollision(['caf\u00e9', 'x', 'Cafe\u0301'])).toEqual(['caf\u00e9', 'Cafe\u0301']);
    expect(caseCollision(['a', 'b', 'a'])).toBeNull();
    expect(caseCollision([])).toBeNull();
  });
});
