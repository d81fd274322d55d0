import type { Committed, LargeFileUpload, UploadPlan } from '../../../lib/api-types';
import type { CommitChange, CommitHead } from '../../../lib/commit-lines';
import type { Root } from './handles';

/** A file that was chosen, and where it goes in the repository. */
export interface ChosenFile {
  path: string;
  file: Blob;
}

/** What was chosen at once. */
export interface Chosen {
  files: readonly ChosenFile[];
  /** By which it can be read again after the page was closed; empty where the browser has none. */
  roots: readonly Root[];
}

/** How far a file has been hashed: whoever goes on needs not read what was read. */
export interface HashState {
  bytes: number;
  state: Uint8Array;
}

export type ItemState =
  /** Asked of the hub: how it is to come. */
  | 'checking'
  | 'ready'
  /** Its path cannot be. */
  | 'refused'
  | 'hashing'
  | 'sending'
  /** Sent, and waiting for the commit. */
  | 'sent'
  /** The repository has it: nothing is sent. */
  | 'there'
  | 'failed';

export interface UploadItem extends ChosenFile {
  state: ItemState;
  isLarge: boolean;
  /** What the repository has at this path. */
  contentId: string | null;
  sha256: string | null;
  hashState: HashState | null;
  hashedBytes: number;
  sentBytes: number;
  /** Of those, what the hub had already when it was asked. */
  foundBytes: number;
  /** Why it is refused or has failed; a code of the hub where there is one. */
  problem: { code: string; message: string } | null;
}

export interface Part {
  partNumber: number;
  etag: string;
}

export interface UploadCalls {
  plan(files: readonly ChosenFile[]): Promise<UploadPlan>;
  where(sha256: string, sizeBytes: number): Promise<LargeFileUpload>;
  /** Resolves with the ETag; rejects with SendError, or with the signal's reason. */
  send(href: string, bytes: Blob, onProgress: (sentBytes: number) => void, signal: AbortSignal): Promise<string>;
  complete(href: string, parts: readonly Part[]): Promise<void>;
  /** `num`: of the pull request that an earlier commit of this upload made. */
  commit(head: CommitHead, changes: readonly CommitChange[], num: number | null): Promise<Committed>;
}

export interface HashHooks {
  onProgress: (bytes: number) => void;
  from?: HashState | null;
  keep?: (state: HashState) => void;
}

export interface Hasher {
  /** `from`: where an earlier reading was; `keep` hears now and then where this one is. */
  sha256(file: Blob, hooks: HashHooks, signal: AbortSignal): Promise<string>;
  gitOid(file: Blob, signal: AbortSignal): Promise<string>;
}

/** Status 0: the connection was lost. */
export class SendError extends Error {
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message === '' ? `status ${status}` : message);
    this.name = 'SendError';
  }
}

/** The file is not any more what it was when it was chosen. */
export class FileChanged extends Error {
  override name = 'FileChanged';
}

/** Whoever sent it is signed in no more: nothing goes on before they are. */
export class SignedOut extends Error {
  override name = 'SignedOut';
}
