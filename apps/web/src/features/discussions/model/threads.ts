// Talk about single lines: which comments belong together, and where in the change as it is they stand.
import type { DiscussionComment, DiscussionEntry, LinePlace, ReviewThread } from '../../../lib/api-types';
import type { FilePaths, LineSpot } from '../../../lib/line-notes';

export interface Talk {
  /** The comment on a line that began it. */
  root: DiscussionEntry;
  comment: DiscussionComment;
  place: LinePlace;
  thread: ReviewThread;
  answers: DiscussionEntry[];
}

/** In the order in which they began. */
export function threadsOf(entries: readonly DiscussionEntry[]): Talk[] {
  const talks = new Map<string, Talk>();
  for (const root of entries) {
    const { comment } = root;
    if (comment?.place && comment.thread) talks.set(root.id, { root, comment, place: comment.place, thread: comment.thread, answers: [] });
  }
  for (const entry of entries) talks.get(entry.comment?.threadId ?? '')?.answers.push(entry);
  return [...talks.values()];
}

/** Where it stands by now; null when its line has changed, or nobody can tell. */
export function spotNow({ place: { path, side }, thread: { line } }: Talk): LineSpot | null {
  return line === null ? null : { path, side, line };
}

export function isOnFile(spot: Pick<LineSpot, 'path' | 'side'>, { before, after }: FilePaths): boolean {
  return spot.path === (spot.side === 'new' ? after : before);
}
