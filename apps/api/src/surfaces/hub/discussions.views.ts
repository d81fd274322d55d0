// Discussions, pull requests and notifications, as the web shows them.
import { ApiProperty } from '@nestjs/swagger';
import { NOTIFICATION_REASONS, REPO_TYPES, type RepoType } from '@modelgrove/shared';
import type {
  CommentPlace,
  Discussion,
  DiscussionEvent,
  DiscussionStatus,
  EventKind,
  Person,
  Proposal,
  Thread,
  TimelineEntry,
  Verdict,
} from '../../modules/discussions';
import { NOTICE_KINDS, type Reason, type SeenNotification } from '../../modules/notifications';
import type { ShownLine } from '../../modules/versions';
import { CommitView } from './history.views';

const NULLABLE_TEXT = { type: String, nullable: true } as const;
const STATUSES: DiscussionStatus[] = ['draft', 'open', 'closed', 'merged'];
const KINDS: EventKind[] = ['comment', 'review', 'status-change', 'title-change', 'pinning-change', 'locking-change'];
const VERDICTS: Verdict[] = ['approve', 'request-changes', 'comment'];
const LINE_KINDS: ShownLine['kind'][] = ['context', 'removed', 'added'];
const LEVELS = ['watch', 'mute'] as const;

export class PersonView {
  @ApiProperty() name: string;
  @ApiProperty() fullName: string;
  @ApiProperty(NULLABLE_TEXT) avatarUrl: string | null;
}

export class DiscussionView {
  @ApiProperty({ type: 'integer' }) num: number;
  @ApiProperty() isPullRequest: boolean;
  @ApiProperty() title: string;
  @ApiProperty({ enum: STATUSES }) status: DiscussionStatus;
  @ApiProperty({ type: PersonView, nullable: true, description: 'null: the account is gone' }) author: PersonView | null;
  @ApiProperty({ format: 'date-time' }) createdAt: string;
  @ApiProperty({ format: 'date-time' }) updatedAt: string;
  @ApiProperty() isPinned: boolean;
  @ApiProperty() isLocked: boolean;
  @ApiProperty({ type: 'integer', description: 'Besides the one that it began with' }) comments: number;
  @ApiProperty({ ...NULLABLE_TEXT, description: 'Of one that waits for a look of the administrators: only they and its author see it' })
  heldId: string | null;
}

export class OpenCountsView {
  @ApiProperty({ type: 'integer' }) discussions: number;
  @ApiProperty({ type: 'integer' }) pullRequests: number;
}

export class DiscussionsView {
  @ApiProperty({ type: [DiscussionView] }) items: DiscussionView[];
  @ApiProperty({
    type: [DiscussionView],
    description: 'Of the first page: those that wait for a look, to who wrote them and to administrators',
  })
  waiting: DiscussionView[];
  @ApiProperty(NULLABLE_TEXT) nextCursor: string | null;
  @ApiProperty({ type: OpenCountsView, description: 'Of the repository, whatever was asked for' }) open: OpenCountsView;
}

export class ReactionView {
  @ApiProperty() emoji: string;
  @ApiProperty({ type: 'integer' }) count: number;
  @ApiProperty({ type: [String], description: 'Some of those' }) people: string[];
  @ApiProperty() isOwn: boolean;
}

export class CommentPlaceView {
  @ApiProperty() path: string;
  @ApiProperty({ enum: ['new', 'old'] }) side: 'new' | 'old';
  @ApiProperty({ type: 'integer' }) line: number;
  @ApiProperty() commitOid: string;
}

export class ShownLineView {
  @ApiProperty({ enum: LINE_KINDS }) kind: ShownLine['kind'];
  @ApiProperty() text: string;
  @ApiProperty({ type: 'integer', nullable: true }) oldNumber: number | null;
  @ApiProperty({ type: 'integer', nullable: true }) newNumber: number | null;
}

export class ThreadView {
  @ApiProperty({ ...NULLABLE_TEXT, format: 'date-time', description: 'Since when it needs no more talk' }) resolvedAt: string | null;
  @ApiProperty({ type: PersonView, nullable: true }) resolvedBy: PersonView | null;
  @ApiProperty({ description: 'You may say so, or that it does again' }) mayResolve: boolean;
  @ApiProperty({ description: 'Its line has changed since' }) isOutdated: boolean;
  @ApiProperty({ type: 'integer', nullable: true, description: 'Where its line stands by now, on the same side; null where it does not' })
  line: number | null;
  @ApiProperty({ type: [ShownLineView], description: 'The line as it was then, with some above it, for those who may read the repository' })
  lines: ShownLineView[];
}

export class HeldEditView {
  @ApiProperty() id: string;
  @ApiProperty({ description: 'Markdown' }) content: string;
  @ApiProperty({ format: 'date-time' }) since: string;
}

export class CommentView {
  @ApiProperty({ ...NULLABLE_TEXT, description: 'Markdown; null when it is hidden' }) content: string | null;
  @ApiProperty({ description: 'The same as HTML that a page may show' }) html: string;
  @ApiProperty({ ...NULLABLE_TEXT, format: 'date-time' }) editedAt: string | null;
  @ApiProperty({ type: PersonView, nullable: true }) hiddenBy: PersonView | null;
  @ApiProperty() isHidden: boolean;
  @ApiProperty({ type: [ReactionView] }) reactions: ReactionView[];
  @ApiProperty({ type: CommentPlaceView, nullable: true }) place: CommentPlaceView | null;
  @ApiProperty({ type: ThreadView, nullable: true, description: 'Of a comment on a line of the change, which begins one' })
  thread: ThreadView | null;
  @ApiProperty({ ...NULLABLE_TEXT, description: 'Of an answer: the comment on a line that it answers' }) threadId: string | null;
  @ApiProperty({ ...NULLABLE_TEXT, description: 'The review that it came with' }) reviewId: string | null;
  @ApiProperty({ type: HeldEditView, nullable: true, description: 'What it would say, and waits for a look' })
  heldEdit: HeldEditView | null;
  @ApiProperty({ type: String, enum: VERDICTS, nullable: true, description: 'Of a review' }) verdict: Verdict | null;
}

export class DiscussionEntryView {
  @ApiProperty({ description: 'Of an event its number, of a commit its oid' }) id: string;
  @ApiProperty({ enum: [...KINDS, 'commit'] }) kind: EventKind | 'commit';
  @ApiProperty({ format: 'date-time' }) at: string;
  @ApiProperty({ type: PersonView, nullable: true }) author: PersonView | null;
  @ApiProperty({ type: CommentView, nullable: true }) comment: CommentView | null;
  @ApiProperty({ type: String, enum: STATUSES, nullable: true }) status: DiscussionStatus | null;
  @ApiProperty({ ...NULLABLE_TEXT, description: 'The title before' }) from: string | null;
  @ApiProperty({ ...NULLABLE_TEXT, description: 'The title since then' }) to: string | null;
  @ApiProperty({ type: Boolean, nullable: true, description: 'Pinned or locked, or not any more' }) isOn: boolean | null;
  @ApiProperty({ type: CommitView, nullable: true }) commit: CommitView | null;
  @ApiProperty({ ...NULLABLE_TEXT, description: 'Of what waits for a look of the administrators: only they and its author see it' })
  heldId: string | null;
}

export class MergeGuardView {
  @ApiProperty({ type: [String], description: 'Of the rules that hold for the branch' }) patterns: string[];
  @ApiProperty({ description: 'You may merge, as far as the rules say' }) mayMerge: boolean;
  @ApiProperty({ type: 'integer', description: 'That are needed, of people who may write here' }) approvals: number;
  @ApiProperty({ type: 'integer', description: 'That there are, for the change as it stands' }) given: number;
}

export class ProposalView {
  @ApiProperty({ description: 'The branch that it is for' }) branch: string;
  @ApiProperty(NULLABLE_TEXT) headOid: string | null;
  @ApiProperty({ ...NULLABLE_TEXT, description: 'The commit upon which its change is shown' }) baseOid: string | null;
  @ApiProperty({ ...NULLABLE_TEXT, description: 'Of one that was merged' }) mergeOid: string | null;
  @ApiProperty({ type: 'integer' }) commits: number;
  @ApiProperty({ type: [String], description: 'Paths that cannot be merged' }) conflicts: string[];
  @ApiProperty({ type: MergeGuardView, nullable: true, description: 'Null where no rule holds for the branch, or it has ended' })
  guard: MergeGuardView | null;
}

export class DiscussionRightsView {
  @ApiProperty({ description: 'Comment, react' }) comment: boolean;
  @ApiProperty({ description: 'Rename it, close it, open it' }) tend: boolean;
  @ApiProperty({ description: 'Merge, pin, lock, hide what others said' }) write: boolean;
}

export class DiscussionDetailView extends DiscussionView {
  @ApiProperty({ type: [DiscussionEntryView] }) entries: DiscussionEntryView[];
  @ApiProperty({ type: ProposalView, nullable: true, description: 'Of a pull request, for those who may read the repository' })
  proposal: ProposalView | null;
  @ApiProperty({ type: 'integer', description: 'Threads on lines of the change that need talk' }) openThreads: number;
  @ApiProperty({ type: DiscussionRightsView }) may: DiscussionRightsView;
  @ApiProperty({ type: String, enum: LEVELS, nullable: true }) watch: 'watch' | 'mute' | null;
}

export class CommentVersionView {
  @ApiProperty() content: string;
  @ApiProperty({ format: 'date-time' }) writtenAt: string;
}

export class WatchView {
  @ApiProperty({ type: String, enum: LEVELS, nullable: true }) level: 'watch' | 'mute' | null;
}

const NEWS_KINDS = ['opened', 'commented', 'reviewed', 'status', 'merged', ...NOTICE_KINDS];

export class NotificationView {
  @ApiProperty() id: string;
  @ApiProperty({ enum: NEWS_KINDS }) kind: SeenNotification['kind'];
  @ApiProperty({ enum: NOTIFICATION_REASONS }) reason: Reason;
  @ApiProperty({ enum: REPO_TYPES, type: String, nullable: true, description: 'null: it is about no repository' }) type: RepoType | null;
  @ApiProperty({ ...NULLABLE_TEXT, description: '`ns/name`' }) repository: string | null;
  @ApiProperty({ ...NULLABLE_TEXT, description: 'Its id, for the filter' }) repositoryId: string | null;
  @ApiProperty({ type: 'integer', nullable: true, description: 'Of a discussion; else null, and title and status say nothing' })
  num: number | null;
  @ApiProperty() title: string;
  @ApiProperty({ enum: STATUSES, type: String, nullable: true }) status: string | null;
  @ApiProperty({ ...NULLABLE_TEXT, description: 'The organization, or whoever was paid, that it is about' }) organization: string | null;
  @ApiProperty({
    ...NULLABLE_TEXT,
    description:
      'The reason of a refusal, the role in an organization, the key of a job, the id of an invitation or the address that it went to, what was reported, or an amount of money',
  })
  details: string | null;
  @ApiProperty() isPullRequest: boolean;
  @ApiProperty({ type: PersonView, nullable: true }) actor: PersonView | null;
  @ApiProperty({ format: 'date-time' }) updatedAt: string;
  @ApiProperty() isRead: boolean;
}

export class NotificationsView {
  @ApiProperty({ type: [NotificationView] }) items: NotificationView[];
  @ApiProperty(NULLABLE_TEXT) nextCursor: string | null;
}

export class UnreadView {
  @ApiProperty({ type: 'integer' }) unread: number;
}

export class NotificationSettingsView {
  @ApiProperty({ enum: NOTIFICATION_REASONS, isArray: true }) mailReasons: Reason[];
  @ApiProperty({ enum: NOTIFICATION_REASONS, isArray: true, description: 'Of these nothing is told at all' }) mutedReasons: Reason[];
  @ApiProperty({ description: 'Whether this hub sends mail' }) hasMail: boolean;
}

export function viewPerson(person: Person): PersonView | null {
  return person && { name: person.name, fullName: person.fullName, avatarUrl: person.avatarUrl };
}

export function viewDiscussion(discussion: Discussion): DiscussionView {
  const { num, isPullRequest, title, status, author, createdAt, updatedAt, isPinned, isLocked, commentsCount } = discussion;
  return {
    num,
    isPullRequest,
    title,
    status,
    author: viewPerson(author),
    createdAt: createdAt.toISOString(),
    updatedAt: updatedAt.toISOString(),
    isPinned,
    isLocked,
    comments: commentsCount,
    heldId: heldIn(discussion),
  };
}

const NOTHING = { comment: null, status: null, from: null, to: null, isOn: null, commit: null, heldId: null };

function heldIn({ heldId }: { heldId: bigint | null }): string | null {
  return heldId === null ? null : String(heldId);
}

/** A thread, as the one who looks may see it. */
export interface SeenThread extends Thread {
  mayResolve: boolean;
  isReadable: boolean;
}

function viewThread({ data: { place }, resolved }: DiscussionEvent, seen: SeenThread | null): ThreadView | null {
  if (!place || !seen) return null;
  return {
    resolvedAt: resolved?.at.toISOString() ?? null,
    resolvedBy: resolved && viewPerson(resolved.by),
    mayResolve: seen.mayResolve,
    isOutdated: seen.isReadable && seen.line === null,
    line: seen.line,
    lines: seen.isReadable ? (place.lines ?? []) : [],
  };
}

function viewPlace({ path, side, line, commitOid }: CommentPlace): CommentPlaceView {
  return { path, side, line, commitOid };
}

export function viewEvent(event: DiscussionEvent, html: string, thread: SeenThread | null = null): DiscussionEntryView {
  const { id, kind, createdAt, author, data, comment } = event;
  return {
    ...NOTHING,
    id: String(id),
    kind,
    heldId: heldIn(event),
    at: createdAt.toISOString(),
    author: viewPerson(author),
    status: data.status ?? null,
    from: data.from ?? null,
    to: data.to ?? null,
    isOn: data.pinned ?? data.locked ?? null,
    comment: comment && {
      content: comment.content,
      html,
      editedAt: comment.editedAt?.toISOString() ?? null,
      hiddenBy: comment.hidden ? viewPerson(comment.hidden.by) : null,
      isHidden: comment.hidden !== null,
      reactions: comment.reactions,
      place: data.place ? viewPlace(data.place) : null,
      thread: viewThread(event, thread),
      threadId: data.thread ?? null,
      reviewId: data.review ?? null,
      heldEdit: comment.heldEdit && { ...comment.heldEdit, id: String(comment.heldEdit.id), since: comment.heldEdit.since.toISOString() },
      verdict: data.verdict ?? null,
    },
  };
}

export function viewCommitEntry(entry: Extract<TimelineEntry, { kind: 'commit' }>, commit: CommitView): DiscussionEntryView {
  return { ...NOTHING, id: entry.commit.oid, kind: 'commit', at: entry.at.toISOString(), author: null, commit };
}

export function viewProposal(discussion: Discussion, { headOid, baseOid, commits, conflicts, guard: held }: Proposal): ProposalView {
  const branch = (discussion.targetRef ?? '').replace(/^refs\/heads\//, '');
  const guard = held && { patterns: held.patterns, mayMerge: held.mayMerge, approvals: held.approvals, given: held.given };
  return { branch, headOid, baseOid, mergeOid: discussion.mergeOid, commits: commits.length, conflicts, guard };
}

export function viewNotification(item: SeenNotification): NotificationView {
  const { id, kind, reason, repository, num, title, status, isPullRequest, actor, organization, details, updatedAt, isRead } = item;
  return {
    id: String(id),
    kind,
    reason,
    type: repository?.type ?? null,
    repository: repository && `${repository.namespace}/${repository.name}`,
    repositoryId: repository && String(repository.id),
    num,
    title,
    status,
    isPullRequest,
    actor: viewPerson(actor),
    organization,
    details,
    updatedAt: updatedAt.toISOString(),
    isRead,
  };
}
