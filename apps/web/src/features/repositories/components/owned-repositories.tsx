import { REPO_TYPES, type RepoType } from '@modelgrove/shared';
import { useQueries } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { RepositoryPage } from '../../../lib/api-types';
import { useT } from '../../../lib/i18n';
import { AppLink } from '../../../ui/link';
import { NotFoundPage, ProblemPage } from '../../../ui/problem-page';
import { repositoriesQuery } from '../api/list';
import { listHref } from '../model/list-search';
import { RepositoryGrid, RepositoryGridSkeleton } from './repository-grid';

const SHOWN = 12;

interface Props {
  namespace: string;
  /** Somebody vouches that the name is taken, even if it holds nothing to see. */
  known: boolean;
  heading: ReactNode;
  /** What stands where there is nothing. */
  nothing?: ReactNode;
}

/** Everything a namespace holds that the visitor may see. When that is nothing, and nobody vouches for the name, there is no such page. */
export function OwnedRepositories({ namespace, known, heading, nothing }: Props) {
  const t = useT();
  const pages = useQueries({
    queries: REPO_TYPES.map((type) => repositoriesQuery({ type, author: namespace, sort: 'updated', limit: SHOWN })),
  });
  const failed = pages.find((page) => page.isError);
  if (failed) return <ProblemPage error={failed.error} />;
  if (pages.some((page) => page.data === undefined)) return <RepositoryGridSkeleton count={6} />;
  const filled = REPO_TYPES.map((type, index) => ({ type, page: pages[index]?.data })).filter(hasItems);
  if (filled.length === 0 && !known) return <NotFoundPage />;
  return (
    <>
      {heading}
      {filled.length === 0 ? (nothing ?? <p className="text-muted">{t('profile.nothing')}</p>) : null}
      {filled.map(({ type, page }) => (
        <OwnedSection key={type} type={type} namespace={namespace} page={page} />
      ))}
    </>
  );
}

function OwnedSection({ type, namespace, page }: { type: RepoType; namespace: string; page: RepositoryPage }) {
  const t = useT();
  return (
    <section className="mb-8">
      <div className="mb-3 flex items-baseline justify-between">
        <h2 className="text-lg font-semibold">{t(`type.${type}.many`)}</h2>
        {page.nextCursor === null ? null : (
          <AppLink
            href={listHref(type, { author: namespace, sort: 'updated' })}
            aria-label={t(`home.all.${type}`)}
            className="text-link hover:underline"
          >
            {t('home.all')}
          </AppLink>
        )}
      </div>
      <RepositoryGrid items={page.items} />
    </section>
  );
}

function hasItems(entry: { type: RepoType; page: RepositoryPage | undefined }): entry is { type: RepoType; page: RepositoryPage } {
  return entry.page !== undefined && entry.page.items.length > 0;
}
