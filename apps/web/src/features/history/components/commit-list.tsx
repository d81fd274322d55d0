import { useInfiniteQuery } from '@tanstack/react-query';
import type { RepositoryKey } from '../../../lib/addresses';
import type { Commit } from '../../../lib/api-types';
import { formatDay } from '../../../lib/formats';
import { useLocale, useT } from '../../../lib/i18n';
import { Button } from '../../../ui/button';
import { Empty } from '../../../ui/empty';
import { SkeletonRows } from '../../../ui/skeleton';
import { commitsQuery } from '../api/history';
import { groupByDay } from '../model/days';
import { CommitRow } from './commit-row';
import { NoRevision } from './no-revision';

interface Props {
  repository: RepositoryKey;
  revision: string;
  path: string;
}

/** The history of a revision, or of one path in it. */
export function CommitList({ repository, revision, path }: Props) {
  const t = useT();
  const commits = useInfiniteQuery(commitsQuery(repository, revision, path));
  if (commits.data === undefined && commits.isError)
    return <NoRevision repository={repository} revision={revision} error={commits.error} />;
  if (commits.data === undefined) return <SkeletonRows count={8} className="h-12" />;
  const items = commits.data.pages.flatMap((page) => page.items);
  return (
    <>
      {items.length === 0 ? <Empty>{t('history.none')}</Empty> : null}
      {groupByDay(items).map((day) => (
        <DayOfCommits key={day.key} commits={day.items} repository={repository} />
      ))}
      {commits.hasNextPage ? (
        <div className="mt-4 flex justify-center">
          <Button onClick={() => void commits.fetchNextPage()} disabled={commits.isFetchingNextPage}>
            {t('history.more')}
          </Button>
        </div>
      ) : null}
    </>
  );
}

function DayOfCommits({ commits, repository }: { commits: readonly Commit[]; repository: RepositoryKey }) {
  const locale = useLocale();
  return (
    <section className="mb-5">
      <h2 className="mb-2 text-sm font-semibold text-muted">{formatDay(commits[0]?.at ?? '', locale)}</h2>
      <ol className="divide-y divide-line overflow-hidden rounded-panel border border-line bg-surface">
        {commits.map((commit) => (
          <CommitRow key={commit.oid} commit={commit} repository={repository} />
        ))}
      </ol>
    </section>
  );
}
