// What a notification is about: a discussion, or something else that has a sentence of its own.
import { cardAddress, discussionAddress, type RepositoryKey, settingsAddress } from '../../../lib/addresses';
import type { Notification } from '../../../lib/api-types';
import type { IconName } from '../../../ui/icon';

const NOTICES = {
  'access-asked': 'lock',
  'access-accepted': 'lock',
  'access-rejected': 'lock',
  admitted: 'lock',
  joined: 'organization',
  invited: 'organization',
  'invitation-accepted': 'people',
  'invitation-declined': 'people',
  followed: 'user',
  'job-succeeded': 'pulse',
  'job-failed': 'pulse',
  'taken-down': 'warning',
  'put-back': 'check',
  'report-acted': 'warning',
  'report-dismissed': 'warning',
  sold: 'wallet',
  tipped: 'heart',
  'payout-approved': 'wallet',
  'payout-declined': 'wallet',
  'payout-paid': 'wallet',
  'payout-failed': 'wallet',
} as const satisfies Record<string, IconName>;
export type NoticeKind = keyof typeof NOTICES;
const DEEDS = ['opened', 'commented', 'reviewed', 'status', 'merged'] as const;

/** Of what somebody earns, below whose it is. */
const PARTS: Partial<Record<NoticeKind, string>> = {
  sold: 'earnings',
  tipped: 'tips',
  'payout-approved': 'payouts',
  'payout-declined': 'payouts',
  'payout-paid': 'payouts',
  'payout-failed': 'payouts',
};

export function noticeOf({ kind }: Notification): NoticeKind | null {
  return Object.hasOwn(NOTICES, kind) ? (kind as NoticeKind) : null;
}

export function newsKindOf({ kind }: Notification): (typeof DEEDS)[number] | null {
  return DEEDS.find((one) => one === kind) ?? null;
}

export function iconOf(item: Notification): IconName {
  const notice = noticeOf(item);
  if (notice === null) return item.isPullRequest ? 'branch' : 'talk';
  return NOTICES[notice];
}

/** Where one sees it, or can answer; null: nowhere. */
export function addressOfNews(item: Notification): string | null {
  const notice = noticeOf(item);
  const part = notice === null ? undefined : PARTS[notice];
  if (part !== undefined) return `/${item.organization ?? ''}/-/${part}`;
  if (notice === 'job-succeeded' || notice === 'job-failed') return `/jobs/${item.details ?? ''}`;
  if (notice === 'invited') return `/join?invitation=${item.details ?? ''}`;
  if (notice === 'report-acted' || notice === 'report-dismissed') return null;
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
