import { useInfiniteQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { cx } from '../../../ui/class-names';
import { MoreButton } from '../../../ui/more-button';
import { ProblemPage } from '../../../ui/problem-page';
import { Skeleton } from '../../../ui/skeleton';
import { type CollectionsQuestion, collectionsQuery } from '../api/collections';
import { CollectionCard } from './collection-card';

const GRID = 'grid gap-4 md:grid-cols-2';

/** The collections that a question is answered with, page after page. */
export function CollectionList({ question, wide = false, empty }: { question: CollectionsQuestion; wide?: boolean; empty: ReactNode }) {
  const list = useInfiniteQuery(collectionsQuery(question));
  const grid = cx(GRID, wide && 'lg:grid-cols-3');
  if (list.data === undefined) return list.isError ? <ProblemPage error={list.error} /> : <Waiting grid={grid} />;
  const items = list.data.pages.flatMap((page) => page.items);
  return (
    <div className={cx('transition-opacity', list.isPlaceholderData && 'opacity-60')} aria-busy={list.isPlaceholderData}>
      {items.length === 0 ? empty : null}
      <ul className={grid}>
        {items.map((collection) => (
          <li key={`${collection.namespace}/${collection.slug}`} className="min-w-0">
            <CollectionCard collection={collection} />
          </li>
        ))}
      </ul>
      <MoreButton list={list} />
    </div>
  );
}

function Waiting({ grid }: { grid: string }) {
  return (
    <div aria-busy="true" className={grid}>
      {Array.from({ length: 6 }, (_, index) => (
        <Skeleton key={index} className="h-52 rounded-panel" />
      ))}
    </div>
  );
}
