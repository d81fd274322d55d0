import type { FindingCode } from '../findings/codes';

export type Role = 'system' | 'user' | 'assistant';

export interface Turn {
  role: Role;
  text: string;
}

/** What a row comes to, whatever its shape: turns, of which the last is to be learned, or a text with its label. */
export interface LearningExample {
  /** Everything before what is to be learned. */
  input: Turn[];
  target: string;
  /** Classification: the label, as it is written. */
  label: string | null;
}

export interface Fault {
  code: FindingCode;
  detail?: string;
}

/** A row that cannot be used has faults and no example; one that can may have advisory faults. */
export interface Extracted {
  example: LearningExample | null;
  faults: Fault[];
}

export const unusable = (code: FindingCode, detail?: string): Extracted => ({
  example: null,
  faults: [{ code, ...(detail !== undefined && { detail: detail.slice(0, 120) }) }],
});
