import type { Committed, LargeFileUpload, UploadPlan } from '../../../lib/api-types';
import type { CommitChange, CommitHead } from '../../../lib/commit-lines';

/** A file that was chosen, and where it goes in the repository. */
export interface ChosenFile {
  path: string;
  file: Blob;
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
  hashedBytes: number;
  sentBytes: number;
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
  commit(head: CommitHead, changes: readonly CommitChange[]): Promise<Committed>;
}

export interface Hasher {
  sha256(file: Blob, onProgress: (bytes: number) => void, signal: AbortSignal): Promise<string>;
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
