import type { RepoType } from '@modelgrove/shared';
import { useQuery } from '@tanstack/react-query';
import { LIST_ADDRESS } from '../../../lib/addresses';
import { useT } from '../../../lib/i18n';
import { AppLink } from '../../../ui/link';
import { QueryView } from '../../../ui/query-view';
import { repositoriesQuery, type ListQuestion } from '../api/list';
import { RepositoryGrid, RepositoryGridSkeleton } from './repository-grid';

const SHOWN = 6;

export function latestQuestion(type: RepoType): ListQuestion {
  return { type, sort: 'updated', limit: SHOWN };
}

export function LatestRepositories({ type }: { type: RepoType }) {
  const t = useT();
  const latest = useQuery(repositoriesQuery(latestQuestion(type)));
  return (
    <section className="min-w-0">
      <div className="mb-3 flex items-baseline justify-between gap-2">
        <h2 className="text-lg font-semibold">{t(`type.${type}.many`)}</h2>
        <AppLink href={LIST_ADDRESS[type]} aria-label={t(`home.all.${type}`)} className="text-sm text-link hover:underline">
          {t('home.all')}
        </AppLink>
      </div>
      <QueryView query={latest} waiting={<RepositoryGridSkeleton count={SHOWN} columns={1} />}>
        {({ items }) =>
          items.length === 0 ? <p className="text-muted">{t(`list.empty.${type}`)}</p> : <RepositoryGrid items={items} columns={1} />
        }
      </QueryView>
    </section>
  );
}
