// The name of an app in front of the apps domain: `<namespace>-<name>-<id>`, and `<namespace>-<name>-<id>-at-<commit>` for a pinned revision. Only
// the id and the commit decide; the rest is for people. A pinned revision has a name, and with it an origin, of its own: what stands in a branch
// or a pull request that somebody else wrote never shares a store with what the app's visitors use.
import type { GitOid } from '@modelgrove/git-objects';

/** RFC 1035: octets of one label. */
const MAX_LABEL = 63;
/** 80 bits of a commit: nobody finds a second commit that begins so. */
const PIN_DIGITS = 20;
const ID_BASE = 32;
const LABEL = /^(?:[a-z0-9]+-)+?([0-9a-v]{1,13})(?:-at-([0-9a-f]{20}))?$/;
const LARGEST_ID = 2n ** 63n - 1n;

export interface LabelParts {
  repositoryId: bigint;
  /** The first digits of a commit. */
  pin: string | null;
}

export function appLabel(repo: { id: bigint; namespace: string; name: string }, pinned: GitOid | null): string {
  const decisive = `-${repo.id.toString(ID_BASE)}${pinned === null ? '' : `-at-${pinned.slice(0, PIN_DIGITS)}`}`;
  return readable(`${repo.namespace}-${repo.name}`, MAX_LABEL - decisive.length) + decisive;
}

/** Null for what is no name of an app. */
export function parseAppLabel(label: string): LabelParts | null {
  const [, id = '', pin = null] = (label.length <= MAX_LABEL ? LABEL.exec(label) : null) ?? [];
  if (id === '' || (id.length > 1 && id.startsWith('0'))) return null;
  const repositoryId = [...id].reduce((sum, digit) => sum * BigInt(ID_BASE) + BigInt(Number.parseInt(digit, ID_BASE)), 0n);
  return repositoryId <= LARGEST_ID ? { repositoryId, pin } : null;
}

/** Letters, digits and single hyphens: two in a row would mean a name in another script. */
function readable(text: string, longest: number): string {
  const plain = text
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replace(/^-+/, '')
    .slice(0, longest)
    .replace(/-+$/, '');
  return plain === '' ? 'app' : plain;
}
