import { commitAddress, type RepositoryKey } from '../../../lib/addresses';
import type { DiscussionDetail, DiscussionEntry } from '../../../lib/api-types';
import { useT } from '../../../lib/i18n';
import { Icon } from '../../../ui/icon';
import { AppLink } from '../../../ui/link';
import { Moment } from '../../../ui/moment';
import { deedOf, publishes } from '../model/deeds-of';
import { threadsOf } from '../model/threads';
import { CommentView } from './comment-view';
import { HeldMark, HeldNote } from './held-mark';
import { Person } from './person';
import { ThreadView } from './thread-view';

interface Props {
  repository: RepositoryKey;
  discussion: DiscussionDetail;
  me: string | null;
  onQuote: (text: string) => void;
}

/** What was said and done, in the order in which it happened. */
export function Timeline({ repository, discussion, me, onQuote }: Props) {
  const { entries, may, num, author } = discussion;
  const talks = new Map(threadsOf(entries).map((talk) => [talk.root.id, talk]));
  return (
    <ol className="space-y-4">
      {entries.map((entry, index) => {
        const talk = talks.get(entry.id);
        // Answers stand in their thread.
        if (talks.has(entry.comment?.threadId ?? '')) return null;
        return (
          <li key={`${entry.kind} ${entry.id}`}>
            {talk ? (
              <ThreadView {...{ repository, discussion, me, talk }} withLines />
            ) : entry.comment ? (
              <CommentView
                {...{ repository, num, entry, me, may, onQuote }}
                comment={entry.comment}
                discussionAuthor={author}
                isFirst={index === 0}
              />
            ) : (
              <>
                <Deed repository={repository} entry={entry} wasDraft={publishes(entries, index) && discussion.isPullRequest} />
                {entry.heldId === null ? null : (
                  <HeldNote repository={repository} num={num} heldId={entry.heldId} isOwn={me !== null && entry.author?.name === me} />
                )}
              </>
            )}
          </li>
        );
      })}
    </ol>
  );
}

function Deed({ repository, entry, wasDraft }: { repository: RepositoryKey; entry: DiscussionEntry; wasDraft: boolean }) {
  const t = useT();
  const { words, icon } = deedOf(entry, { isFirst: false, wasDraft });
  return (
    <p className="flex flex-wrap items-center gap-x-2 gap-y-1 px-4 text-sm text-muted">
      <Icon name={icon} />
      {entry.commit === null ? <Person person={entry.author} /> : <CommitAuthor commit={entry.commit} />}
      <span className="break-words">{t(words, { from: entry.from ?? '', to: entry.to ?? '' })}</span>
      <Moment at={entry.at} />
      {entry.heldId === null ? null : <HeldMark />}
      {entry.commit === null ? null : (
        <span className="basis-full pl-6">
          <AppLink href={commitAddress(repository, entry.commit.oid)} className="text-ink hover:underline" data-by-user="">
            {entry.commit.title}
          </AppLink>{' '}
          <code className="font-mono text-xs">{entry.commit.oid.slice(0, 8)}</code>
        </span>
      )}
    </p>
  );
}

function CommitAuthor({ commit: { author } }: { commit: NonNullable<DiscussionEntry['commit']> }) {
  if (author.account === null) return <span className="font-medium text-ink">{author.name}</span>;
  return <Person person={{ name: author.account, fullName: '', avatarUrl: null }} />;
}
