// Pure rules of this room.
import type { Granted } from '../access';
import type { TextKind, TextPlace } from '../wording';
import { discussionNotFound, statusNotPossible, textEmpty, textTooLong } from './discussions.errors';
import type { Discussion, DiscussionEvent, DiscussionStatus, Person } from './discussions.types';

export const MOST_TITLE = 250;
export const MOST_COMMENT = 65_536;
export const EMOJI: readonly string[] = ['👍', '👎', '😄', '🎉', '😕', '❤️', '🚀', '👀', '🤝', '🔥'];

/** What may follow by somebody's word alone; a merge is not among them. */
const NEXT: Record<DiscussionStatus, readonly DiscussionStatus[]> = {
  draft: ['open', 'closed'],
  open: ['closed'],
  closed: ['open'],
  merged: [],
};

/** Throws 'discussion/status'. */
export function assertFollows(from: DiscussionStatus, to: DiscussionStatus): void {
  if (!NEXT[from].includes(to)) throw statusNotPossible(from, to);
}

export function isOpen({ status }: { status: DiscussionStatus }): boolean {
  return status === 'open' || status === 'draft';
}

export function isBy(repo: Granted, author: Person): boolean {
  return repo.actor.kind === 'user' && author !== null && author.id === repo.actor.userId;
}

export function mayWrite(repo: Granted): boolean {
  return repo.allowed.includes('write');
}

/** Where something is written, for who judges it. */
export function placeOf({ type, namespace, name }: Granted, kind: TextKind, num?: number): TextPlace {
  return { kind, where: `${type}/${namespace}/${name}${num === undefined ? '' : `#${num}`}` };
}

/** Its author, and whoever may write to the repository. */
export function mayTend(repo: Granted, { author }: Pick<Discussion, 'author'>): boolean {
  return mayWrite(repo) || isBy(repo, author);
}

/** Who proposed the change, who began the thread, and whoever may write. */
export function mayResolve(repo: Granted, discussion: Pick<Discussion, 'author'>, thread: Pick<DiscussionEvent, 'author'>): boolean {
  return mayTend(repo, discussion) || isBy(repo, thread.author);
}

/** Trimmed. Throws 'discussion/empty', 'discussion/too-long'. */
export function titleIn(text: string): string {
  const title = text.replace(/\s+/g, ' ').trim();
  if (title === '') throw textEmpty('title');
  if (title.length > MOST_TITLE) throw textTooLong('title', MOST_TITLE);
  return title;
}

/** Throws 'discussion/empty', 'discussion/too-long'. */
export function commentIn(text: string, { mayBeEmpty = false } = {}): string {
  const content = text.replaceAll('\r\n', '\n').trimEnd();
  if (content.trim() === '' && !mayBeEmpty) throw textEmpty('comment');
  if (content.length > MOST_COMMENT) throw textTooLong('comment', MOST_COMMENT);
  return content;
}

/** What lists are asked for, by the word that clients say; null: whatever its status. A draft waits to be opened, so it counts as open. */
export const STATUSES_OF: Readonly<Record<string, readonly DiscussionStatus[] | null>> = {
  all: null,
  open: ['open', 'draft'],
  closed: ['closed', 'merged'],
};

/** Of an address. Throws 'discussion/not-found' for what no discussion can have. */
export function numberIn(text: string): number {
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text);
  throw discussionNotFound(text.slice(0, 20));
}
