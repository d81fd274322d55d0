import type { RepoType } from '@modelgrove/shared';
import { useQuery } from '@tanstack/react-query';
import { LIST_ADDRESS } from '../../../lib/addresses';
import { useT } from '../../../lib/i18n';
import { AppLink } from '../../../ui/link';
import { QueryView } from '../../../ui/query-view';
import { repositoriesQuery, type ListQuestion } from '../api/list';
import { RepositoryGrid, RepositoryGridSkeleton } from './repository-grid';

const SHOWN = 6;

/** What is everybody's, also for somebody who sees more. */
export function trendingQuestion(type: RepoType): ListQuestion {
  return { type, sort: 'trending', visibility: 'public', limit: SHOWN };
}

export function TrendingRepositories({ type }: { type: RepoType }) {
  const t = useT();
  const trending = useQuery(repositoriesQuery(trendingQuestion(type)));
  return (
    <section className="min-w-0">
      <div className="mb-3 flex items-baseline justify-between gap-2">
        <h3 className="font-semibold">{t(`type.${type}.many`)}</h3>
        <AppLink href={LIST_ADDRESS[type]} aria-label={t(`home.all.${type}`)} className="text-sm text-link hover:underline">
          {t('home.all')}
        </AppLink>
      </div>
      <QueryView query={trending} waiting={<RepositoryGridSkeleton count={SHOWN} columns={1} />}>
        {({ items }) =>
          items.length === 0 ? <p className="text-muted">{t(`list.empty.${type}`)}</p> : <RepositoryGrid items={items} columns={1} />
        }
      </QueryView>
    </section>
  );
}
