import { useInfiniteQuery } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { discussionAddress, discussionsAddress, type RepositoryKey } from '../../../lib/addresses';
import type { Discussion, DiscussionsPage } from '../../../lib/api-types';
import { useT } from '../../../lib/i18n';
import { Badge } from '../../../ui/badge';
import { buttonClass } from '../../../ui/button';
import { Empty } from '../../../ui/empty';
import { Icon } from '../../../ui/icon';
import { AppLink } from '../../../ui/link';
import { Moment } from '../../../ui/moment';
import { MoreButton } from '../../../ui/more-button';
import { ProblemPage } from '../../../ui/problem-page';
import { SkeletonRows } from '../../../ui/skeleton';
import { discussionsQuery } from '../api/discussions';
import { hrefOf, isNarrowed, KINDS, STATES, type TalkFilter } from '../model/talk-filter';
import { HeldMark } from './held-mark';
import { Person } from './person';
import { StatusBadge } from './status-badge';

/** All of a repository, as the address asks for them. */
export function DiscussionList({
  repository,
  filter,
  newHref,
  tools,
}: {
  repository: RepositoryKey;
  filter: TalkFilter;
  newHref: string;
  /** Beside the button that begins one. */
  tools: ReactNode;
}) {
  const t = useT();
  const list = useInfiniteQuery(discussionsQuery(repository, filter));
  if (list.data === undefined) return list.isError ? <ProblemPage error={list.error} /> : <SkeletonRows count={6} className="h-16" />;
  const items = list.data.pages.flatMap((page) => page.items);
  const { open, waiting } = list.data.pages[0] as DiscussionsPage;
  return (
    <>
      <div className="mb-4 flex flex-wrap items-center gap-2">
        <Filters repository={repository} filter={filter} />
        <div className="ml-auto flex flex-wrap items-center gap-2">
          {tools}
          <AppLink href={newHref} className={buttonClass('primary')}>
            <Icon name="plus" />
            {t('talk.new')}
          </AppLink>
        </div>
      </div>
      <h2 className="mb-2 text-muted">{t('talk.openCounts', { ...open })}</h2>
      {waiting.length === 0 ? null : (
        <ul className="mb-4 divide-y divide-line overflow-hidden rounded-panel border border-line bg-surface">
          {waiting.map((item) => (
            <Row key={item.num} repository={repository} discussion={item} />
          ))}
        </ul>
      )}
      {items.length === 0 ? <Nothing repository={repository} filter={filter} open={open} /> : null}
      <ul className="divide-y divide-line overflow-hidden rounded-panel border border-line bg-surface empty:hidden">
        {items.map((item) => (
          <Row key={item.num} repository={repository} discussion={item} />
        ))}
      </ul>
      <MoreButton list={list} />
    </>
  );
}

function Row({ repository, discussion }: { repository: RepositoryKey; discussion: Discussion }) {
  const t = useT();
  const { num, title, author, createdAt, comments, isPinned, isLocked, heldId } = discussion;
  return (
    <li className="flex gap-3 px-4 py-3 hover:bg-hover">
      <div className="min-w-0 grow">
        <h3 className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <AppLink href={discussionAddress(repository, num)} className="font-medium break-words text-ink hover:underline" data-by-user="">
            {title}
          </AppLink>
          {heldId === null ? <StatusBadge discussion={discussion} /> : <HeldMark />}
          {isPinned ? (
            <Badge>
              <Icon name="pin" className="size-3" />
              {t('talk.pinned')}
            </Badge>
          ) : null}
          {isLocked ? (
            <Badge>
              <Icon name="lock" className="size-3" />
              {t('talk.locked')}
            </Badge>
          ) : null}
        </h3>
        <p className="mt-1 flex flex-wrap items-center gap-x-2 text-xs text-muted">
          <span>#{num}</span>
          <Person person={author} />
          <Moment at={createdAt} />
        </p>
      </div>
      {comments === 0 ? null : (
        <span className="flex items-center gap-1 self-center text-muted" title={t('talk.comments', { count: comments })}>
          <Icon name="talk" />
          <span aria-hidden="true">{comments}</span>
          <span className="sr-only">{t('talk.comments', { count: comments })}</span>
        </span>
      )}
    </li>
  );
}

/** Each choice writes the address, and the address is what the list shows. */
function Filters({ repository, filter }: { repository: RepositoryKey; filter: TalkFilter }) {
  const t = useT();
  const { history } = useRouter();
  const show = (change: Partial<TalkFilter>) => history.replace(hrefOf(discussionsAddress(repository), { ...filter, ...change }));
  const select = 'h-9 rounded-control border border-line-strong bg-surface px-2 max-sm:grow';
  return (
    <div role="search" className="flex flex-wrap gap-2 max-sm:w-full">
      <input
        type="search"
        aria-label={t('talk.search')}
        placeholder={t('talk.search')}
        defaultValue={filter.search}
        onKeyDown={(event) => event.key === 'Enter' && show({ search: event.currentTarget.value.trim() })}
        className="h-9 min-w-0 grow rounded-control border border-line-strong bg-surface px-3 placeholder:text-muted"
      />
      <select
        aria-label={t('talk.kind')}
        value={filter.kind}
        onChange={(event) => show({ kind: event.target.value as TalkFilter['kind'] })}
        className={select}
      >
        {KINDS.map((kind) => (
          <option key={kind} value={kind}>
            {t(`talk.kind.${kind}`)}
          </option>
        ))}
      </select>
      <select
        aria-label={t('talk.state')}
        value={filter.status}
        onChange={(event) => show({ status: event.target.value as TalkFilter['status'] })}
        className={select}
      >
        {STATES.map((state) => (
          <option key={state} value={state}>
            {t(`talk.state.${state}`)}
          </option>
        ))}
      </select>
    </div>
  );
}

function Nothing({ repository, filter, open }: { repository: RepositoryKey; filter: TalkFilter; open: DiscussionsPage['open'] }) {
  const t = useT();
  const isFresh = !isNarrowed(filter) && filter.status !== 'closed' && open.discussions + open.pullRequests === 0;
  if (isFresh && filter.status === 'all') return <Empty>{t('talk.none')}</Empty>;
  const all = hrefOf(discussionsAddress(repository), { kind: 'all', status: 'all', search: '' });
  const action = (
    <AppLink href={all} className={buttonClass()}>
      {t('talk.clear')}
    </AppLink>
  );
  return <Empty action={action}>{t(isFresh ? 'talk.none' : 'talk.noneMatch')}</Empty>;
}
