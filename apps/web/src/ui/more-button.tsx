import type { UseInfiniteQueryResult } from '@tanstack/react-query';
import { useT } from '../lib/i18n';
import { Button } from './button';

/** The next page of a list, below what is there. */
export function MoreButton({ list }: { list: Pick<UseInfiniteQueryResult, 'hasNextPage' | 'isFetchingNextPage' | 'fetchNextPage'> }) {
  const t = useT();
  if (!list.hasNextPage) return null;
  return (
    <div className="mt-6 flex justify-center">
      <Button onClick={() => void list.fetchNextPage()} disabled={list.isFetchingNextPage} aria-busy={list.isFetchingNextPage}>
        {t('list.more')}
      </Button>
    </div>
  );
}
