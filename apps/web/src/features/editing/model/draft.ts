// What is being written, kept in this browser until it is committed: a reload or a crash loses nothing.
import type { RepositoryKey } from '../../../lib/addresses';
import { readStored, writeStored } from '../../../lib/storage';

export interface Draft {
  /** The commit that the text was begun on. */
  parent: string;
  name: string;
  text: string;
}

/** Browsers give five megabytes to all that a site remembers. */
const MOST_CHARACTERS = 1_000_000;

/** `path` null: a new file. Another person who signs in on this machine does not see it. */
export function draftKey(viewer: string, { type, namespace, name }: RepositoryKey, revision: string, path: string | null): string {
  return `grove.draft:${JSON.stringify([viewer, type, namespace, name, revision, path])}`;
}

export function readDraft(key: string): Draft | null {
  try {
    const draft = JSON.parse(readStored(key) ?? 'null') as Partial<Draft> | null;
    const isWhole = [draft?.parent, draft?.name, draft?.text].every((part) => typeof part === 'string');
    return isWhole ? (draft as Draft) : null;
  } catch {
    return null;
  }
}

export function keepDraft(key: string, draft: Draft | null): void {
  writeStored(key, draft === null || draft.text.length > MOST_CHARACTERS ? null : JSON.stringify(draft));
}
