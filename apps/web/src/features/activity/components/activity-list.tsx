import { useInfiniteQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { discussionAddress, repositoryAddress, treeAddress, type RepositoryKey } from '../../../lib/addresses';
import type { Activity } from '../../../lib/api-types';
import { useT } from '../../../lib/i18n';
import { Avatar } from '../../../ui/avatar';
import { Icon, type IconName } from '../../../ui/icon';
import { AppLink } from '../../../ui/link';
import { Moment } from '../../../ui/moment';
import { MoreButton } from '../../../ui/more-button';
import { ProblemPage } from '../../../ui/problem-page';
import { SkeletonRows } from '../../../ui/skeleton';
import type { feedQuery } from '../api/activity';
import { keyOf } from '../model/place';

const ICON: Record<Activity['kind'], IconName> = {
  created: 'plus',
  published: 'people',
  pushed: 'upload',
  tagged: 'tag',
  discussion: 'talk',
  'pull-request': 'branch',
  merged: 'check',
  liked: 'heart',
};

/** What was done, the newest first. */
export function ActivityList({ query, empty }: { query: typeof feedQuery; empty: ReactNode }) {
  const list = useInfiniteQuery(query);
  if (list.data === undefined) return list.isError ? <ProblemPage error={list.error} /> : <SkeletonRows count={5} className="h-14" />;
  const items = list.data.pages.flatMap((page) => page.items);
  if (items.length === 0) return empty;
  return (
    <>
      <ul className="divide-y divide-line overflow-hidden rounded-panel border border-line bg-surface">
        {items.map((item) => (
          <Done key={item.id} item={item} />
        ))}
      </ul>
      <MoreButton list={list} />
    </>
  );
}

function Done({ item }: { item: Activity }) {
  const t = useT();
  const { actor, kind, count, ref } = item;
  const place = keyOf(item);
  return (
    <li className="flex gap-3 px-4 py-3">
      <span className="relative h-fit shrink-0">
        <Avatar name={actor.name} kind={actor.kind} />
        <span className="absolute -right-1.5 -bottom-1.5 rounded-full border border-line bg-surface p-0.5 text-muted">
          <Icon name={ICON[kind]} className="size-3" />
        </span>
      </span>
      <div className="min-w-0 grow">
        <p className="flex flex-wrap items-baseline gap-x-1.5">
          <AppLink href={`/${encodeURIComponent(actor.name)}`} data-by-user="" className="font-medium text-ink hover:underline">
            {actor.fullName || actor.name}
          </AppLink>
          <span className="min-w-0 break-words text-muted">{t(`activity.did.${kind}`, { count, ref })}</span>
          <Moment at={item.at} className="ml-auto text-xs whitespace-nowrap text-muted" />
        </p>
        <Subject item={item} place={place} />
      </div>
    </li>
  );
}

/** Where it was done, and what there is to read of it. */
function Subject({ item, place }: { item: Activity; place: RepositoryKey }) {
  const { num, title, kind, ref, repository } = item;
  const link = 'min-w-0 break-words text-link hover:underline';
  const href = (kind === 'pushed' || kind === 'tagged') && ref !== null ? treeAddress(place, ref) : repositoryAddress(place);
  return (
    <p data-by-user="" className="mt-0.5 flex flex-wrap items-baseline gap-x-2">
      {num === null ? null : (
        <AppLink href={discussionAddress(place, num)} className={link}>
          {title}
        </AppLink>
      )}
      <span className="inline-flex min-w-0 items-center gap-1.5">
        <Icon name={item.type} className="size-3.5 text-muted" />
        <AppLink href={href} className={link}>
          {repository}
        </AppLink>
      </span>
    </p>
  );
}
