// What may stand at the lines of a comparison. Who has something to say of lines hands it to who shows them, so that neither knows the other.
import type { ReactNode } from 'react';

/** A line of a file as it is proposed, or as it was before. */
export interface LineSpot {
  /** Of the file on that side. */
  path: string;
  side: 'new' | 'old';
  line: number;
}

/** What a file is called on both sides; null where it is not. */
export interface FilePaths {
  before: string | null;
  after: string | null;
}

export interface LineNotes {
  /** As long as these are the same, so is what is said of a file: the others need not be drawn anew. */
  about: (paths: FilePaths) => readonly unknown[];
  /** Under a line; null where nothing is said of it. */
  under: (spot: LineSpot) => ReactNode;
  /** Of a file: what is said of lines that are not shown. Null where there is nothing. */
  besides: (paths: FilePaths, isShown: (spot: LineSpot) => boolean) => ReactNode;
  /** Of files that are not among those; asked once all are there. */
  elsewhere: (paths: readonly FilePaths[]) => ReactNode;
  /** Null: the one who looks cannot write. The same one as long as it means the same. */
  ask: ((spot: LineSpot) => void) | null;
  /** For who listens: how to come to a line. Empty for who cannot write. */
  hint: string;
  /** What the button at a line says. */
  label: (spot: LineSpot) => string;
}

export function spotKey({ side, line, path }: LineSpot): string {
  return `${side}:${line}:${path}`;
}

/** Where the button of a line is found again, to give the focus back to. */
export function focusLine(spot: LineSpot): void {
  document.querySelector<HTMLElement>(`[data-line="${CSS.escape(spotKey(spot))}"]`)?.focus();
}
