import type { HashState } from './upload-types';

export interface HashQuestion {
  id: number;
  file: Blob;
  /** `git`: the name that git gives to the contents. */
  algorithm: 'sha256' | 'git';
  from: HashState | null;
}

export interface HashCancel {
  id: number;
  cancel: true;
}

export type HashAnswer =
  | { kind: 'progress'; id: number; bytes: number }
  | { kind: 'state'; id: number; state: HashState }
  | { kind: 'done'; id: number; hex: string }
  | { kind: 'failed'; id: number; message: string };
