// The part of a pattern that .gitignore and .gitattributes share (git's parse_path_pattern, match_basename and match_pathname).
import { compilePattern, type PathMatcher } from './wildmatch';

export interface PathPattern {
  /** Written with a trailing slash: matches directories only. */
  directoryOnly: boolean;
  /** `path` is relative to the directory of the file that holds the pattern. */
  matches: PathMatcher;
}

/** Without a slash (a trailing one not counted) a pattern is held against the last segment; else against the whole path. */
export function parsePathPattern(text: string): PathPattern {
  const directoryOnly = text.endsWith('/');
  const pattern = directoryOnly ? text.slice(0, -1) : text;
  if (!pattern.includes('/')) return { directoryOnly, matches: byLastSegment(compilePattern(pattern)) };
  return { directoryOnly, matches: compilePattern(pattern.startsWith('/') ? pattern.slice(1) : pattern) };
}

function byLastSegment(matcher: PathMatcher): PathMatcher {
  return (path) => matcher(path.slice(path.lastIndexOf('/') + 1));
}

/** `path` as seen from `directory` ('' is the root), or null when it lies elsewhere. */
export function relativeTo(directory: string, path: string): string | null {
  if (directory === '') return path;
  return path.startsWith(`${directory}/`) ? path.slice(directory.length + 1) : null;
}

/** Nearer directories last, as git layers them. */
export function byDepth<T extends { directory: string }>(files: T | readonly T[]): readonly T[] {
  if (!Array.isArray(files)) return [files as T];
  const depth = (file: T) => (file.directory === '' ? 0 : file.directory.split('/').length);
  return files.toSorted((a: T, b: T) => depth(a) - depth(b));
}
