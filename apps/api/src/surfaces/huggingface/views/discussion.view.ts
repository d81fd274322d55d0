// Discussions as the clients read them (contracts/huggingface-hub.md §8). Who is gone is left out, and clients write "deleted" for them.
import { WIRE_TYPE } from '@modelgrove/shared';
import { isoDate, wireId } from '@modelgrove/wire-formats';
import type { Granted } from '../../../modules/access';
import type { Comment, Discussion, DiscussionEvent, TimelineEntry } from '../../../modules/discussions';

export function discussionView(discussion: Discussion, repo: Granted): Record<string, unknown> {
  const { num, title, status, createdAt, isPullRequest, author, isPinned, isLocked, commentsCount } = discussion;
  return {
    num,
    title,
    status,
    createdAt: isoDate(createdAt),
    isPullRequest,
    ...authorOf(author),
    repo: { name: `${repo.namespace}/${repo.name}`, type: WIRE_TYPE[repo.type] },
    pinned: isPinned,
    locked: isLocked,
    numComments: commentsCount,
    repoOwner: { name: repo.namespace },
    ...heldMark(discussion),
  };
}

export function entryView(entry: TimelineEntry, texts: ReadonlyMap<bigint, string>): object {
  if (entry.kind === 'event') return eventView(entry.event, texts);
  const { commit, at } = entry;
  return {
    id: commit.oid.slice(0, 24),
    type: 'commit',
    createdAt: isoDate(at),
    author: { name: commit.author.name },
    data: { subject: commit.title, oid: commit.oid },
  };
}

/** A review is a comment for clients, which know no other. */
export function eventView(event: DiscussionEvent, texts: ReadonlyMap<bigint, string>): object {
  const { id, kind, createdAt, author, data, comment } = event;
  const type = comment ? 'comment' : kind;
  const { place: _place, headOid: _headOid, verdict, ...rest } = data;
  return {
    id: wireId(id),
    type,
    createdAt: isoDate(createdAt),
    ...authorOf(author),
    ...heldMark(event),
    data: comment ? { ...commentView(comment, event, texts.get(id) ?? ''), ...(verdict ? { verdict } : {}) } : rest,
  };
}

function commentView(comment: Comment, { createdAt, author }: DiscussionEvent, html: string): object {
  const { content, editedAt, edits, hidden, reactions } = comment;
  return {
    edited: edits > 0,
    hidden: hidden !== null,
    ...(hidden ? { hiddenBy: hidden.by?.name ?? '' } : {}),
    numEdits: edits,
    latest: { raw: content ?? '', html, updatedAt: isoDate(editedAt ?? createdAt), ...authorOf(author) },
    reactions: reactions.map(({ emoji, count, people }) => ({ reaction: emoji, count, users: people })),
  };
}

/** Of what waits for a look of the administrators, which only they and its author read. */
function heldMark({ heldId }: { heldId: bigint | null }): object {
  return heldId === null ? {} : { held: true };
}

function authorOf(author: Discussion['author']): object {
  return author
    ? { author: { name: author.name, fullname: author.fullName || author.name, avatarUrl: author.avatarUrl ?? '', type: 'user' } }
    : {};
}
