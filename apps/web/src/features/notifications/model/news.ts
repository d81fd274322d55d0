// What a notification is about: a discussion, or something else that has a sentence of its own.
import { cardAddress, discussionAddress, type RepositoryKey, settingsAddress } from '../../../lib/addresses';
import type { Notification } from '../../../lib/api-types';
import type { IconName } from '../../../ui/icon';

const NOTICES = ['access-asked', 'access-accepted', 'access-rejected', 'joined', 'followed', 'job-succeeded', 'job-failed'] as const;
export type NoticeKind = (typeof NOTICES)[number];
const DEEDS = ['opened', 'commented', 'reviewed', 'status', 'merged'] as const;

export function noticeOf({ kind }: Notification): NoticeKind | null {
  return NOTICES.find((one) => one === kind) ?? null;
}

export function newsKindOf({ kind }: Notification): (typeof DEEDS)[number] | null {
  return DEEDS.find((one) => one === kind) ?? null;
}

export function iconOf(item: Notification): IconName {
  const notice = noticeOf(item);
  if (notice === null) return item.isPullRequest ? 'branch' : 'talk';
  if (notice === 'job-succeeded' || notice === 'job-failed') return 'pulse';
  if (notice === 'joined') return 'organization';
  return notice === 'followed' ? 'user' : 'lock';
}

/** Where one sees it, or can answer. */
export function addressOfNews(item: Notification): string {
  const notice = noticeOf(item);
  if (notice === 'job-succeeded' || notice === 'job-failed') return `/jobs/${item.details ?? ''}`;
  const key = keyOf(item);
  if (key === null) return `/${item.organization ?? item.actor?.name ?? 'notifications'}`;
  if (item.num !== null) return discussionAddress(key, item.num);
  return item.kind === 'access-asked' ? settingsAddress(key) : cardAddress(key);
}

function keyOf({ type, repository }: Notification): RepositoryKey | null {
  if (type === null || repository === null) return null;
  const [namespace = '', name = ''] = repository.split('/');
  return { type, namespace, name };
}
