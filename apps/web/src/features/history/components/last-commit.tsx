import { useInfiniteQuery } from '@tanstack/react-query';
import { commitAddress, type RepositoryKey } from '../../../lib/addresses';
import { AppLink } from '../../../ui/link';
import { Moment } from '../../../ui/moment';
import { commitsQuery } from '../api/history';
import { Author } from './author';

/** Who changed this path last, and why. Its place is kept while it is not known. */
export function LastCommit({ repository, revision, path }: { repository: RepositoryKey; revision: string; path: string }) {
  const { data, isError } = useInfiniteQuery(commitsQuery(repository, revision, path));
  const commit = data?.pages[0]?.items[0];
  if (isError || (data !== undefined && commit === undefined)) return null;
  return (
    <div className="mb-3 flex min-h-10 items-center gap-3 rounded-panel border border-line bg-surface px-3 py-1.5 text-sm">
      {commit === undefined ? null : (
        <>
          <span className="flex max-w-2/5 shrink-0">
            <Author author={commit.author} />
          </span>
          <AppLink
            href={commitAddress(repository, commit.oid)}
            data-by-user
            className="min-w-0 grow truncate text-muted hover:text-link hover:underline"
          >
            {commit.title}
          </AppLink>
          <Moment at={commit.at} className="shrink-0 text-xs text-muted" />
        </>
      )}
    </div>
  );
}
