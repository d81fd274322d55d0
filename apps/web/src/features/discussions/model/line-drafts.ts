// What somebody writes at lines of a change and has not sent: where a composer stands open, and what waits to be sent with a review. It stays in this browser.
import { useCallback, useState } from 'react';
import { type LineSpot, spotKey } from '../../../lib/line-notes';
import { keepText, keptText } from './kept-text';

export interface LineDraft extends LineSpot {
  /** What was looked at. */
  commitOid: string;
  /** What is sent with the review; null while it is written. */
  waiting: string | null;
}

export interface LineDrafts {
  all: readonly LineDraft[];
  /** The one that was opened last, to be written in at once. */
  fresh: string | null;
  open: (spot: LineSpot & { commitOid: string }) => void;
  /** With its text it waits for the review. */
  wait: (draft: LineDraft, text: string) => void;
  close: (draft: LineDraft) => void;
  /** Of a draft: under which name its text is kept. */
  nameOf: (draft: LineDraft) => string;
}

/** `talk`: a name of the discussion in this browser. */
export function useLineDrafts(talk: string): LineDrafts {
  const name = `${talk}-lines`;
  const [all, setAll] = useState<readonly LineDraft[]>(() =>
    draftsIn(keptText(name)).filter((draft) => draft.waiting !== null || keptText(textName(talk, draft)).trim() !== ''),
  );
  const [fresh, setFresh] = useState<string | null>(null);
  const change = useCallback(
    (next: (drafts: readonly LineDraft[]) => readonly LineDraft[]) =>
      setAll((drafts) => {
        const changed = next(drafts);
        keepText(name, changed.length === 0 ? null : JSON.stringify(changed));
        return changed;
      }),
    [name],
  );
  const open = useCallback(
    (spot: LineSpot & { commitOid: string }) => {
      const draft = { ...spot, waiting: null };
      setFresh(draftKey(draft));
      change((drafts) => (drafts.some((one) => draftKey(one) === draftKey(draft)) ? drafts : [...drafts, draft]));
    },
    [change],
  );
  const wait = useCallback(
    (draft: LineDraft, waiting: string) =>
      change((drafts) => drafts.map((one) => (draftKey(one) === draftKey(draft) ? { ...one, waiting } : one))),
    [change],
  );
  const close = useCallback(
    (draft: LineDraft) => {
      keepText(textName(talk, draft), null);
      change((drafts) => drafts.filter((one) => draftKey(one) !== draftKey(draft)));
    },
    [change, talk],
  );
  const nameOf = useCallback((draft: LineDraft) => textName(talk, draft), [talk]);
  return { all, fresh, open, wait, close, nameOf };
}

export function draftKey(draft: LineSpot & { commitOid: string }): string {
  return `${draft.commitOid} ${spotKey(draft)}`;
}

function textName(talk: string, draft: LineDraft): string {
  return `${talk}-line-${draftKey(draft)}`;
}

/** Whatever a browser kept is read as far as it can be understood. */
export function draftsIn(text: string): LineDraft[] {
  try {
    const kept: unknown = JSON.parse(text === '' ? '[]' : text);
    return Array.isArray(kept) ? kept.filter(isDraft) : [];
  } catch {
    return [];
  }
}

function isDraft(value: unknown): value is LineDraft {
  const { path, side, line, commitOid, waiting } = (value ?? {}) as Record<string, unknown>;
  return (
    typeof path === 'string' &&
    (side === 'new' || side === 'old') &&
    typeof line === 'number' &&
    typeof commitOid === 'string' &&
    (waiting === null || typeof waiting === 'string')
  );
}
