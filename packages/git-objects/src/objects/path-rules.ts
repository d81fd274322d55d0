import { looksLikeDotGit } from './hidden-git-names';

const MAX_PATH_BYTES = 4096;
const MAX_SEGMENT_BYTES = 255;
const MAX_DEPTH = 64;

/** Windows opens a device for these, whatever the directory and the extension, and never a file. */
const DEVICE = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$) *(?:\.|:|$)/i;
/** C0, DEL, C1, and the two separators that many programs take for line breaks. */
const CONTROL = /[\p{Cc}\u2028\u2029]/u;

/**
 * Why an API user must not write to this path, or null. Refused is what is dangerous to those who check it out: traversal,
 * `.git` in any disguise, control characters, backslashes (separators on Windows), device names, and trailing dots and
 * spaces (Windows drops them, so two names become one file). Characters that are merely awkward on Windows, `< > : " | ? *`,
 * are allowed, as are `#`, `%`, brackets, spaces and every script: datasets name files after dates, questions and URLs.
 */
export function pathProblem(path: string): string | null {
  if (path === '') return 'a path must not be empty';
  if (!path.isWellFormed()) return 'a path must be valid Unicode';
  if (Buffer.byteLength(path) > MAX_PATH_BYTES) return `a path has at most ${MAX_PATH_BYTES} bytes`;
  if (path.startsWith('/') || path.endsWith('/')) return 'a path must not start or end with a slash';
  if (CONTROL.test(path)) return 'a path must not hold control characters';
  if (path.includes('\\')) return 'a path must not hold backslashes';
  const segments = path.split('/');
  if (segments.length > MAX_DEPTH) return `a path has at most ${MAX_DEPTH} levels`;
  return segments.reduce<string | null>((problem, segment) => problem ?? segmentProblem(segment), null);
}

function segmentProblem(segment: string): string | null {
  if (segment === '') return 'a path must not hold empty segments';
  if (segment === '.' || segment === '..') return `a path must not hold "${segment}"`;
  if (Buffer.byteLength(segment) > MAX_SEGMENT_BYTES) return `a name in a path has at most ${MAX_SEGMENT_BYTES} bytes`;
  if (looksLikeDotGit(segment)) return `the name "${segment}" stands for .git on some systems`;
  if (/[. ]$/.test(segment)) return `the name "${segment}" must not end with a dot or a space`;
  if (DEVICE.test(segment)) return `the name "${segment}" is a device on Windows`;
  return null;
}

/** Two of the names that are one file where case or Unicode form is not kept (macOS, Windows), or null. */
export function caseCollision(names: readonly string[]): [string, string] | null {
  const seen = new Map<string, string>();
  for (const name of names) {
    const key = name.normalize('NFC').toLowerCase();
    const earlier = seen.get(key);
    if (earlier !== undefined && earlier !== name) return [earlier, name];
    seen.set(key, name);
  }
  return null;
}
