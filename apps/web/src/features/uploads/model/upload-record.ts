// What is remembered of an upload, so that it outlives its page. Where its parts are is not among it: the hub knows that better. Pure.
import type { CommitHead } from '../../../lib/commit-lines';
import type { RepositoryKey } from '../../../lib/addresses';
import type { Root } from './handles';
import type { ChosenFile, HashState, UploadItem } from './upload-types';

/** Where it goes, and in whose name. */
export interface UploadPlace {
  viewer: string;
  repository: RepositoryKey;
  revision: string;
  path: string;
  mayWrite: boolean;
}

export interface RecordedFile {
  path: string;
  sizeBytes: number;
  lastModified: number;
  sha256: string | null;
  hashState: HashState | null;
  sentBytes: number;
}

export interface UploadRecord extends UploadPlace {
  id: string;
  head: CommitHead;
  /** Of the pull request that the first of its commits made. */
  num: number | null;
  files: RecordedFile[];
  roots: readonly Root[];
}

export function recordedFile({ path, file, sha256, hashState, sentBytes }: UploadItem): RecordedFile {
  return { path, sizeBytes: file.size, lastModified: modifiedOf(file), sha256, hashState: sha256 === null ? hashState : null, sentBytes };
}

export interface Match {
  /** What is known of each that was found, by its path; null: it has changed since. */
  known: Map<string, RecordedFile | null>;
  files: ChosenFile[];
  changed: string[];
  missing: string[];
}

/** Files chosen again, against what is remembered: by path, size and time of change. What was not part of it stays out. */
export function matched(record: Pick<UploadRecord, 'files'>, chosen: readonly ChosenFile[]): Match {
  const byPath = new Map(chosen.map((one) => [one.path, one]));
  const match: Match = { known: new Map(), files: [], changed: [], missing: [] };
  for (const recorded of record.files) {
    const found = byPath.get(recorded.path);
    if (!found) match.missing.push(recorded.path);
    else {
      const same = found.file.size === recorded.sizeBytes && modifiedOf(found.file) === recorded.lastModified;
      if (!same) match.changed.push(recorded.path);
      match.known.set(recorded.path, same ? recorded : null);
      match.files.push(found);
    }
  }
  return match;
}

export function isFor(
  record: UploadPlace,
  { viewer, repository, revision }: Pick<UploadPlace, 'viewer' | 'repository' | 'revision'>,
): boolean {
  const { type, namespace, name } = record.repository;
  const isThere = type === repository.type && namespace === repository.namespace && name === repository.name;
  return isThere && record.viewer === viewer && record.revision === revision;
}

export function bytesOf(record: Pick<UploadRecord, 'files'>): { sentBytes: number; bytes: number } {
  const sum = (of: (file: RecordedFile) => number) => record.files.reduce((total, file) => total + of(file), 0);
  return { sentBytes: sum(({ sentBytes }) => sentBytes), bytes: sum(({ sizeBytes }) => sizeBytes) };
}

function modifiedOf(file: Blob): number {
  return file instanceof File ? file.lastModified : 0;
}
