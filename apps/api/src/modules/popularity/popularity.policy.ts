// What counts as a download, and how hot a repository is: docs/protocols/downloads.md says the same for readers.
import type { RepoType } from '@modelgrove/shared';
import type { Actor } from '../../common/actor';
import { addressSubject } from '../../platform/rate-limit';

/** Files that every load of a model begins with. */
const QUERY_FILES = new Set([
  'config.json',
  'config.yaml',
  'hyperparams.yaml',
  'params.json',
  'meta.yaml',
  'model_index.json',
  'adapter_config.json',
]);
/** About a repository, not its contents: pages and tools read them without anybody using the data. */
const FURNITURE = /^(?:\.gitattributes|\.gitignore|README\.md|LICENSE(?:\.[a-z]+)?)$/i;

/** A week halves what an event weighs. */
const HALF_LIFE_MS = 7 * 86_400_000;
const EPOCH_MS = Date.UTC(2020, 0, 1);
/** A like says more than a download, and each person has one. */
export const LIKE_WEIGHT = 8;

export interface ServedFile {
  type: RepoType;
  path: string;
  isLarge: boolean;
}

export interface AskedBytes {
  /** The header `Range`, if any. */
  range: string | undefined;
  /** The header `Sec-Fetch-Site` of browsers. */
  fetchSite: string | undefined;
  /** `?download=true`. */
  isDownload: boolean;
}

/** Whether a file that was asked for by GET, and is being answered, begins a download. */
export function beginsDownload({ type, path, isLarge }: ServedFile, { range, fetchSite, isDownload }: AskedBytes): boolean {
  // A continuation was counted at its beginning; one byte is how some clients ask for the size.
  if (range !== undefined && !/^\s*bytes\s*=\s*0\s*-(?!\s*0\s*$)/i.test(range)) return false;
  // Our own pages show files without anybody downloading them.
  if (fetchSite === 'same-origin' && !isDownload) return false;
  if (isLarge) return true;
  return type === 'model' ? QUERY_FILES.has(path.slice(path.lastIndexOf('/') + 1)) : !FURNITURE.test(path);
}

/** Who downloads: an account, or all who come from one address. Null: not a reader at all. */
export function readerOf(actor: Actor, address: string): string | null {
  if (actor.kind === 'system') return null;
  return actor.kind === 'user' ? `user:${actor.userId}` : addressSubject(address);
}

/** What is left at `now` of all that happened: Σ weight · 2^(-age / 7 days). */
export function trendingNow(score: number, now: Date): number {
  if (score <= 0) return 0;
  return 2 ** (score - (now.getTime() - EPOCH_MS) / HALF_LIFE_MS);
}
