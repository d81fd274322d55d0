import type { RepoType } from '@modelgrove/shared';
import { useQuery } from '@tanstack/react-query';
import { useT } from '../../../lib/i18n';
import { Empty } from '../../../ui/empty';
import { Paging } from '../../../ui/paging';
import { QueryView } from '../../../ui/query-view';
import { repositoriesQuery } from '../api/list';
import { RepositoryGrid, RepositoryGridSkeleton } from './repository-grid';

const PAGE = 30;

interface Props {
  namespace: string;
  type: RepoType;
  cursor: string;
  hrefOf: (cursor?: string) => string;
}

/** All repositories of one type that a namespace holds, newest change first. */
export function NamespaceRepositories({ namespace, type, cursor, hrefOf }: Props) {
  const t = useT();
  const question = { type, author: namespace, sort: 'updated' as const, limit: PAGE, ...(cursor === '' ? {} : { cursor }) };
  const page = useQuery(repositoriesQuery(question));
  return (
    <QueryView query={page} waiting={<RepositoryGridSkeleton count={6} />}>
      {({ items, nextCursor }) => (
        <>
          {items.length === 0 ? <Empty>{t(`list.empty.${type}`)}</Empty> : <RepositoryGrid items={items} />}
          <Paging first={cursor === '' ? null : hrefOf()} next={nextCursor === null ? null : hrefOf(nextCursor)} />
        </>
      )}
    </QueryView>
  );
}
