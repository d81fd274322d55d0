// Where the revision ends and the path begins in `/resolve/<revision>/<path>` and `/tree/<revision>[/<path>]`
// (Hugging Face Hub contract §0.6). Takes the raw part of the address: a router that has decoded it cannot tell `feature%2Fx/a`
// from `feature/x/a`.
//
// Clients send a revision as one segment (`main`, `refs%2Fpr%2F1`), and some as several (`refs/pr/1`, `feature/x`). So:
// 1. `splitRevisionPath` takes the first segment and asks nobody, unless that segment is the bare word `refs`, which names no revision.
// 2. Only when the caller finds that revision unknown, `splitAtKnownRef` asks once which prefix names a ref.
// A download of a known revision therefore costs no look-up here.
import { WireFormatError } from './errors';

export interface RevisionPath {
  revision: string;
  /** Without slashes at the ends; '' is the root. */
  path: string;
}

/** Says which of the candidates names a ref, in the form it was given; the longest, when several do. They come longest first. */
export type KnownRefs = (candidates: string[]) => Promise<string | null>;

/** Longer names are refused when refs are written, so no longer prefix can be one. */
const MAX_REF_NAME_BYTES = 255;

/** Throws 'url/bad-escape', 'url/bad-path', 'url/no-revision'. */
export async function splitRevisionPath(rawTail: string, knownRefs: KnownRefs): Promise<RevisionPath> {
  const segments = decodeSegments(rawTail);
  return segments[0] === 'refs' && segments.length > 1 ? longestKnown(segments, knownRefs) : splitAfter(segments, 1);
}

/** For an address whose first segment names nothing: the longest prefix that names a ref, or the same as before when none does. */
export async function splitAtKnownRef(rawTail: string, knownRefs: KnownRefs): Promise<RevisionPath> {
  return longestKnown(decodeSegments(rawTail), knownRefs);
}

async function longestKnown(segments: string[], knownRefs: KnownRefs): Promise<RevisionPath> {
  const candidates = candidatesOf(segments);
  const known = candidates.length > 0 ? await knownRefs(candidates.map(({ name }) => name)) : null;
  const match = candidates.find(({ name }) => name === known);
  return splitAfter(segments, match?.count ?? assumedLength(segments));
}

/** Without a known ref the refusal should name what the client meant: `refs/pr/1`, not `refs`. */
function assumedLength(segments: string[]): number {
  return segments[0] === 'refs' ? Math.min(3, segments.length) : 1;
}

function candidatesOf(segments: string[]): { name: string; count: number }[] {
  const candidates: { name: string; count: number }[] = [];
  let name = '';
  for (const [i, segment] of segments.entries()) {
    name = i === 0 ? segment : `${name}/${segment}`;
    if (Buffer.byteLength(name) > MAX_REF_NAME_BYTES) break;
    candidates.unshift({ name, count: i + 1 });
  }
  return candidates;
}

function splitAfter(segments: string[], count: number): RevisionPath {
  const path = segments.slice(count).join('/');
  if (path !== '') refuseUnsafe(path);
  return { revision: segments.slice(0, count).join('/'), path };
}

/** An encoded slash in the path separates like a plain one: Python encodes the whole path of a tree call. */
function refuseUnsafe(path: string): void {
  for (const segment of path.split('/')) {
    if (segment === '' || segment === '.' || segment === '..')
      throw new WireFormatError('url/bad-path', "a path has no empty, '.' or '..' segments");
  }
}

/** Every segment decoded exactly once; one slash at the end of the address is let pass. */
function decodeSegments(rawTail: string): string[] {
  const raw = rawTail.replace(/[?#].*$/s, '').replace(/\/$/, '');
  const segments = raw.split('/').map(decodeSegment);
  if (segments[0] === '') throw new WireFormatError('url/no-revision', 'the address names no revision');
  return segments;
}

function decodeSegment(raw: string): string {
  const text = decoded(raw);
  if (text === null || text.includes('\0'))
    throw new WireFormatError('url/bad-escape', 'the address has an escape that is not valid UTF-8');
  return text;
}

function decoded(raw: string): string | null {
  try {
    return decodeURIComponent(raw);
  } catch {
    return null;
  }
}
