import { MAX_REF_PATTERN, refPatternMatches } from './ref-pattern';

const CASES: [pattern: string, matching: string[], others: string[]][] = [
  ['main', ['main'], ['Main', 'main2', 'amain', 'feature/main', '']],
  ['release/*', ['release/1', 'release/v1.2'], ['release', 'release/1/fix', 'old-release/1', 'releases/1']],
  ['release/**', ['release/1', 'release/1/fix'], ['release', 'prerelease/1']],
  ['**/main', ['a/main', 'a/b/main'], ['main', 'a/mainly']],
  ['**', ['main', 'a/b'], []],
  ['*', ['main', 'v1'], ['a/b']],
  ['v*', ['v1', 'v', 'v1.0-rc'], ['1v', 'v/1']],
  ['v?.?', ['v1.0'], ['v10.0', 'v1', 'v/.0']],
  ['*-stable', ['1-stable', '-stable'], ['a/1-stable', 'stable']],
  ['a*b*c', ['abc', 'axxbxxc', 'abbbcc'], ['ab', 'abcd', 'a/b/c']],
  ['***', ['a/b'], []],
  // What regular expressions mean by something is nothing here.
  ['v1.0', ['v1.0'], ['v1x0']],
  ['a+(b)[c]', ['a+(b)[c]'], ['aab']],
  ['发布/*', ['发布/一'], ['发布']],
  ['?', ['😀', '模'], ['模林']],
];

it.each(CASES)('%s means the names it should', (pattern, matching, others) => {
  expect(matching.filter((name) => !refPatternMatches(pattern, name))).toEqual([]);
  expect(others.filter((name) => refPatternMatches(pattern, name))).toEqual([]);
});

it('ends soon also where a search that goes back would try for ever', () => {
  expect(refPatternMatches(`${'a*'.repeat(MAX_REF_PATTERN / 2 - 1)}b`, 'a'.repeat(250))).toBe(false);
});
