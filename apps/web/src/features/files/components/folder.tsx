import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useRef, useState } from 'react';
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
  const tree = useInfiniteQuery(treeQuery(repository, revision, path));
  const items = useMemo(() => foldersFirst(tree.data?.pages.flatMap((page) => page.items) ?? []), [tree.data]);
  if (tree.data === undefined && tree.isError)
    return <NothingHere repository={repository} revision={revision} path={path} error={tree.error} />;
  if (tree.data === undefined) return <SkeletonRows count={10} className="h-8" />;
  return (
    <>
      <FileTable repository={repository} revision={revision} path={path} items={items} />
      {tree.hasNextPage ? <MoreFiles key={path} isBusy={tree.isFetchingNextPage} onMore={() => void tree.fetchNextPage()} /> : null}
    </>
  );
}

/** Asked for once, more comes by itself whenever the end of what is there comes near. */
function MoreFiles({ isBusy, onMore }: { isBusy: boolean; onMore: () => void }) {
  const t = useT();
  const [isAsked, setIsAsked] = useState(false);
  const end = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!isAsked || isBusy || end.current === null) return undefined;
    const observer = new IntersectionObserver((entries) => entries.at(-1)?.isIntersecting && onMore(), { rootMargin: '2000px' });
    observer.observe(end.current);
    return () => observer.disconnect();
  }, [isAsked, isBusy, onMore]);
  return (
    <div ref={end} className="mt-4 flex justify-center">
      <Button onClick={() => (setIsAsked(true), onMore())} disabled={isBusy}>
        {t('files.more')}
      </Button>
    </div>
  );
}
