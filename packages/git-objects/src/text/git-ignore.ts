// .gitignore (gitignore(5)): the last pattern that matches decides, and nothing below an ignored directory is taken back.
import { byDepth, parsePathPattern, relativeTo, type PathPattern } from './path-pattern';

interface IgnoreRule {
  pattern: PathPattern;
  negated: boolean;
}

/** One .gitignore file and where it lies. */
export interface IgnoreRules {
  directory: string;
  rules: IgnoreRule[];
}

/** Longer than any path, and a bound on what one line can cost. */
const MAX_LINE_LENGTH = 4096;

/**
 * `directory` is where the file lies: '' for the root, else without slashes at the ends. Bound the text first, 64 KiB is ample: matching one
 * path costs time in proportion to it, compiled patterns memory.
 */
export function parseGitIgnore(text: string, directory = ''): IgnoreRules {
  const lines = text.replace(/^\ufeff/, '').split('\n');
  return { directory, rules: lines.map(parseLine).filter((rule) => rule !== null) };
}

function parseLine(raw: string): IgnoreRule | null {
  if (raw.startsWith('#') || raw.length > MAX_LINE_LENGTH) return null;
  const line = withoutTrailingSpaces(raw.endsWith('\r') ? raw.slice(0, -1) : raw);
  const negated = line.startsWith('!');
  const pattern = negated ? line.slice(1) : line;
  return pattern === '' ? null : { pattern: parsePathPattern(pattern), negated };
}

/** Trailing spaces go, unless a backslash keeps them. */
function withoutTrailingSpaces(line: string): string {
  let end = 0;
  for (let i = 0; i < line.length; i++) {
    if (line[i] === '\\') {
      i += 1;
      if (i >= line.length) return line;
      end = i + 1;
    } else if (line[i] !== ' ') {
      end = i + 1;
    }
  }
  return line.slice(0, end);
}

/** Whether a file is ignored. Several files: nearer directories win. */
export function isIgnored(files: IgnoreRules | readonly IgnoreRules[], path: string): boolean {
  const nearestFirst = byDepth(files).toReversed();
  for (let slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
    if (decision(nearestFirst, path.slice(0, slash), true)) return true;
  }
  return decision(nearestFirst, path, false);
}

function decision(nearestFirst: readonly IgnoreRules[], path: string, isDirectory: boolean): boolean {
  for (const file of nearestFirst) {
    const relative = relativeTo(file.directory, path);
    const rule = relative === null ? undefined : lastMatch(file.rules, relative, isDirectory);
    if (rule) return !rule.negated;
  }
  return false;
}

function lastMatch(rules: readonly IgnoreRule[], path: string, isDirectory: boolean): IgnoreRule | undefined {
  return rules.findLast(({ pattern }) => (isDirectory || !pattern.directoryOnly) && pattern.matches(path));
}
