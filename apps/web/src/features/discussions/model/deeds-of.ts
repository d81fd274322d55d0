// What an entry of a discussion says was done.
import type { MessageId } from '../../../lib/i18n';
import type { DiscussionEntry } from '../../../lib/api-types';
import type { IconName } from '../../../ui/icon';

export interface Deed {
  words: MessageId;
  icon: IconName;
}

/** `isFirst`: it began with it; `wasDraft`: the last status before was a draft's. */
export function deedOf(entry: DiscussionEntry, { isFirst, wasDraft }: { isFirst: boolean; wasDraft: boolean }): Deed {
  const { kind, comment, status, isOn } = entry;
  if (kind === 'commit') return { words: 'talk.did.committed', icon: 'history' };
  if (kind === 'title-change') return { words: 'talk.did.renamed', icon: 'edit' };
  if (kind === 'pinning-change') return { words: isOn ? 'talk.did.pinned' : 'talk.did.unpinned', icon: 'pin' };
  if (kind === 'locking-change') return { words: isOn ? 'talk.did.locked' : 'talk.did.unlocked', icon: 'lock' };
  if (status === 'merged') return { words: 'talk.did.merged', icon: 'branch' };
  if (status === 'closed') return { words: 'talk.did.closed', icon: 'close' };
  if (status !== null) return { words: wasDraft ? 'talk.did.published' : 'talk.did.reopened', icon: 'play' };
  if (comment?.verdict === 'approve') return { words: 'talk.did.approved', icon: 'check' };
  if (comment?.verdict === 'request-changes') return { words: 'talk.did.asked', icon: 'warning' };
  if (comment?.verdict === 'comment') return { words: 'talk.did.reviewed', icon: 'talk' };
  return { words: isFirst ? 'talk.did.opened' : 'talk.did.commented', icon: 'talk' };
}

/** Whether the status change at `index` published a draft: the first one of a pull request that opens it. */
export function publishes(entries: readonly DiscussionEntry[], index: number): boolean {
  return entries[index]?.status === 'open' && !entries.slice(0, index).some(({ kind }) => kind === 'status-change');
}
