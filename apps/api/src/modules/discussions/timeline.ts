// What was said and done, and the commits that came to a pull request, in the order in which it happened.
import type { ProposedCommit } from '../versions';
import type { DiscussionEvent } from './discussions.types';

export type TimelineEntry = { kind: 'event'; at: Date; event: DiscussionEvent } | ({ kind: 'commit' } & ProposedCommit);

/** What it began with stays first, whatever came within the same moment. */
export function timelineOf(events: readonly DiscussionEvent[], commits: readonly ProposedCommit[]): TimelineEntry[] {
  const [first, ...rest] = events.map((event): TimelineEntry => ({ kind: 'event', at: event.createdAt, event }));
  const later = [...commits.map((commit): TimelineEntry => ({ kind: 'commit', ...commit })), ...rest];
  later.sort((a, b) => a.at.getTime() - b.at.getTime());
  return first ? [first, ...later] : later;
}
