import type { ReactNode } from 'react';
import { REPO_TYPES, type RepoType } from '@modelgrove/shared';
import { useQueries } from '@tanstack/react-query';
import type { RepositoryPage } from '../../../lib/api-types';
import { useT } from '../../../lib/i18n';
import { Empty } from '../../../ui/empty';
import { AppLink } from '../../../ui/link';
import { ProblemPage } from '../../../ui/problem-page';
import { repositoriesQuery } from '../api/list';
import { RepositoryGrid, RepositoryGridSkeleton } from './repository-grid';

const SHOWN = 6;

interface Props {
  namespace: string;
  /** Where all of one type are. */
  hrefOf: (type: RepoType) => string;
  /** What stands where there is nothing. */
  nothing?: ReactNode;
}

/** What a namespace holds that the visitor may see: the latest of each type. */
export function OwnedRepositories({ namespace, hrefOf, nothing }: Props) {
  const t = useT();
  const pages = useQueries({
    queries: REPO_TYPES.map((type) => repositoriesQuery({ type, author: namespace, sort: 'updated', limit: SHOWN })),
  });
  const failed = pages.find((page) => page.isError);
  if (failed) return <ProblemPage error={failed.error} />;
  if (pages.some((page) => page.data === undefined)) return <RepositoryGridSkeleton count={6} />;
  const filled = REPO_TYPES.map((type, index) => ({ type, page: pages[index]?.data })).filter(hasItems);
  if (filled.length === 0) return nothing ?? <Empty>{t('profile.nothing')}</Empty>;
  return filled.map(({ type, page }) => <OwnedSection key={type} type={type} href={hrefOf(type)} page={page} />);
}

function OwnedSection({ type, href, page }: { type: RepoType; href: string; page: RepositoryPage }) {
  const t = useT();
  return (
    <section className="mb-8">
      <div className="mb-3 flex items-baseline justify-between">
        <h2 className="text-lg font-semibold">{t(`type.${type}.many`)}</h2>
        {page.nextCursor === null ? null : (
          <AppLink href={href} aria-label={t(`home.all.${type}`)} className="text-link hover:underline">
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
