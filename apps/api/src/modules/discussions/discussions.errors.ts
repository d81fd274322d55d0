// The refusals of this room.
import { DomainError } from '../../common/errors';
import type { DiscussionStatus } from './discussions.types';

export const discussionNotFound = (num: number | string): DomainError =>
  new DomainError('not-found', 'discussion/not-found', `Discussion ${num} not found`, { num });
export const commentNotFound = (): DomainError => new DomainError('not-found', 'discussion/no-comment', 'There is no such comment.');
export const discussionsOff = (): DomainError =>
  new DomainError('forbidden', 'discussion/disabled', 'Discussions are disabled for this repo.');
export const discussionLocked = (): DomainError =>
  new DomainError('forbidden', 'discussion/locked', 'This discussion is locked: only those who may write to the repository can comment.');
export const notYours = (what: string): DomainError =>
  new DomainError('forbidden', 'discussion/not-yours', `Only its author and those who may write to the repository can ${what}.`);
export const onlyAuthor = (): DomainError => new DomainError('forbidden', 'discussion/not-author', 'Only its author can edit a comment.');
export const onlyWriters = (what: string): DomainError =>
  new DomainError('forbidden', 'discussion/not-writer', `Only those who may write to the repository can ${what}.`);
export const commentHidden = (): DomainError =>
  new DomainError('conflict', 'discussion/hidden', 'This comment has been hidden, and stays so.');
export const statusNotPossible = (from: DiscussionStatus, to: DiscussionStatus): DomainError =>
  new DomainError('conflict', 'discussion/status', from === to ? `It is ${from} already.` : `What is ${from} cannot become ${to}.`, {
    from,
    to,
  });
export const textEmpty = (what: string): DomainError => new DomainError('invalid', 'discussion/empty', `Give a ${what}.`);
export const textTooLong = (what: string, most: number): DomainError =>
  new DomainError('invalid', 'discussion/too-long', `A ${what} is at most ${most} characters long.`, { most });
export const emojiUnknown = (known: readonly string[]): DomainError =>
  new DomainError('invalid', 'discussion/emoji', `A reaction is one of ${known.join(' ')}.`);
export const notAPullRequest = (num: number): DomainError =>
  new DomainError('invalid', 'pull-request/none', `Discussion ${num} is no pull request.`, { num });
export const pullRequestNotFound = (refName: string): DomainError =>
  new DomainError('not-found', 'revision/not-found', `Invalid rev id: ${refName}`);
export const pullRequestEnded = (status: DiscussionStatus): DomainError =>
  new DomainError('conflict', 'pull-request/ended', `This pull request is ${status}: it takes no commits.`);
export const pullRequestDraft = (): DomainError =>
  new DomainError('conflict', 'pull-request/draft', 'This pull request is a draft: publish it before it is merged.');
export const pullRequestEmpty = (): DomainError =>
  new DomainError('conflict', 'pull-request/empty', 'There is nothing to merge: the branch has everything that this pull request brings.');
export const pullRequestConflicts = (files: readonly string[]): DomainError =>
  new DomainError(
    'conflict',
    'pull-request/conflicts',
    `This pull request cannot be merged, since both sides changed: ${files.slice(0, 10).join(', ')}${files.length > 10 ? `, and ${files.length - 10} more` : ''}.`,
    { files: files.slice(0, 1000) },
  );
export const branchGone = (name: string): DomainError =>
  new DomainError('conflict', 'pull-request/branch-gone', `The branch ${name} is not there any more.`, { name });
export const ownReview = (): DomainError =>
  new DomainError('forbidden', 'pull-request/own-review', 'One cannot approve what one has proposed oneself.');
export const lineNotFound = (): DomainError =>
  new DomainError('invalid', 'pull-request/no-line', 'The change has no such line. It may have changed since you looked: load it again.');
export const threadNotFound = (): DomainError => new DomainError('not-found', 'discussion/no-thread', 'There is no such thread.');
