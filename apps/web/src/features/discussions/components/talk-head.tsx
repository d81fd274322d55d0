import { useState, type FormEvent } from 'react';
import { treeAddress, type RepositoryKey } from '../../../lib/addresses';
import type { DiscussionDetail } from '../../../lib/api-types';
import { useT } from '../../../lib/i18n';
import { problemText } from '../../../lib/problem-text';
import { Badge } from '../../../ui/badge';
import { Button } from '../../../ui/button';
import { TextField } from '../../../ui/field';
import { Icon } from '../../../ui/icon';
import { AppLink } from '../../../ui/link';
import { Moment } from '../../../ui/moment';
import { NavTabs } from '../../../ui/nav-tabs';
import { useChangeDiscussion } from '../api/deeds';
import { HeldMark, HeldNote } from './held-mark';
import { Person } from './person';
import { StatusBadge } from './status-badge';
import { partsOf } from './talk-tools';

interface Props {
  repository: RepositoryKey;
  discussion: DiscussionDetail;
  part: 'conversation' | 'files';
  me: string | null;
  /** What waited for a look was taken back: there is no such page any more. */
  onGone: () => void;
}

/** The title of a discussion with its number and state; of a pull request its parts. */
export function TalkHead({ repository, discussion, part, me, onGone }: Props) {
  const t = useT();
  const [isRenaming, setRenaming] = useState(false);
  const { title, num, author, createdAt, isLocked, proposal, isPullRequest, heldId, openThreads } = discussion;
  const at = partsOf(repository, num);
  return (
    <header className="mb-4">
      {isRenaming ? (
        <Renaming repository={repository} discussion={discussion} onDone={() => setRenaming(false)} />
      ) : (
        <div className="flex flex-wrap items-start gap-x-3 gap-y-2">
          <h1 className="min-w-0 grow basis-64 text-xl font-semibold break-words">
            <span data-by-user="">{title}</span> <span className="font-normal text-muted">#{num}</span>
          </h1>
          {discussion.may.tend ? (
            <Button tone="quiet" className="max-sm:-ml-3" onClick={() => setRenaming(true)}>
              <Icon name="edit" />
              {t('talk.rename')}
            </Button>
          ) : null}
        </div>
      )}
      <p className="mt-2 flex flex-wrap items-center gap-x-2 gap-y-1 text-sm text-muted">
        {heldId === null ? <StatusBadge discussion={discussion} /> : <HeldMark />}
        {isLocked ? (
          <Badge>
            <Icon name="lock" className="size-3" />
            {t('talk.locked')}
          </Badge>
        ) : null}
        <Person person={author} />
        <Moment at={createdAt} />
        {proposal === null ? null : (
          <span className="flex flex-wrap items-center gap-x-1">
            · {t('talk.wants', { commits: proposal.commits })}
            <AppLink href={treeAddress(repository, proposal.branch)} className="font-mono text-link hover:underline">
              {proposal.branch}
            </AppLink>
          </span>
        )}
      </p>
      {heldId === null ? null : (
        <div className="mt-3">
          <HeldNote {...{ repository, num, heldId, onGone }} isOwn={me !== null && author?.name === me} />
        </div>
      )}
      {isPullRequest ? (
        <div className="mt-3 border-b border-line">
          <NavTabs
            label={t('talk.parts')}
            tabs={[
              { href: at.conversation, title: t('talk.conversation'), icon: 'talk', current: part === 'conversation' },
              {
                href: at.files,
                title: t('talk.files'),
                icon: 'file',
                current: part === 'files',
                ...(openThreads > 0
                  ? { count: openThreads, countOf: { words: t('talk.thread.open', { count: openThreads }), icon: 'talk' as const } }
                  : {}),
              },
            ]}
          />
        </div>
      ) : null}
    </header>
  );
}

function Renaming({ repository, discussion, onDone }: Pick<Props, 'repository' | 'discussion'> & { onDone: () => void }) {
  const t = useT();
  const change = useChangeDiscussion(repository, discussion.num);
  const [title, setTitle] = useState(discussion.title);
  const save = (event: FormEvent) => {
    event.preventDefault();
    change.mutate({ title }, { onSuccess: onDone });
  };
  return (
    <form onSubmit={save} className="flex flex-wrap items-end gap-2">
      <div className="min-w-0 grow basis-64">
        <TextField
          label={t('talk.field.title')}
          value={title}
          maxLength={250}
          error={change.isError ? problemText(change.error, t) : undefined}
          onChange={(event) => setTitle(event.target.value)}
          autoFocus
          required
        />
      </div>
      <Button type="submit" tone="primary" className="h-9" disabled={change.isPending}>
        {t('talk.save')}
      </Button>
      <Button tone="quiet" className="h-9" onClick={onDone}>
        {t('cancel')}
      </Button>
    </form>
  );
}
