import { useInfiniteQuery } from '@tanstack/react-query';
import type { RepositoryKey } from '../../../lib/addresses';
import { useT } from '../../../lib/i18n';
import { Button } from '../../../ui/button';
import { SkeletonRows } from '../../../ui/skeleton';
import { treeQuery } from '../api/tree';
import { foldersFirst } from '../model/order';
import { FileTable } from './file-table';
import { NothingHere } from './nothing-here';

/** The files of one folder. */
export function Folder({ repository, revision, path }: { repository: RepositoryKey; revision: string; path: string }) {
  const t = useT();
  const tree = useInfiniteQuery(treeQuery(repository, revision, path));
  if (tree.data === undefined && tree.isError)
    return <NothingHere repository={repository} revision={revision} path={path} error={tree.error} />;
  if (tree.data === undefined) return <SkeletonRows count={10} className="h-8" />;
  const items = foldersFirst(tree.data.pages.flatMap((page) => page.items));
  return (
    <>
      <FileTable repository={repository} revision={revision} path={path} items={items} />
      {tree.hasNextPage ? (
        <div className="mt-4 flex justify-center">
          <Button onClick={() => void tree.fetchNextPage()} disabled={tree.isFetchingNextPage}>
            {t('files.more')}
          </Button>
        </div>
      ) : null}
    </>
  );
}
