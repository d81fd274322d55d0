// Matches paths against gitignore/gitattributes patterns as git's wildmatch does, in time proportional to
// pattern × path at worst.
import { GlobAutomaton } from './glob-automaton';
import { compileGlob, literalPrefixLength } from './glob-tokens';

export type PathMatcher = (path: string) => boolean;

/** Whether the whole path matches. Compile once with `compilePattern` when a pattern is used more than once. */
export function wildmatch(pattern: string, path: string): boolean {
  return compilePattern(pattern)(path);
}

/** A pattern that matches nothing (malformed brackets, a lone trailing backslash) gives a matcher that always says no. */
export function compilePattern(pattern: string): PathMatcher {
  const bytes = Buffer.from(pattern);
  const literal = literalPrefixLength(bytes);
  if (literal === bytes.length) return (path) => path === pattern;
  if (isSuffixPattern(bytes)) {
    const suffix = pattern.slice(1);
    return (path) => path.endsWith(suffix) && !path.slice(0, path.length - suffix.length).includes('/');
  }
  const tokens = compileGlob(bytes);
  if (!tokens) return () => false;
  const automaton = new GlobAutomaton(tokens);
  return (path) => automaton.matches(Buffer.from(path));
}

/** `*.bin`: by far the most frequent form. */
function isSuffixPattern(bytes: Buffer): boolean {
  return bytes[0] === 0x2a && literalPrefixLength(bytes.subarray(1)) === bytes.length - 1;
}
