import type { RepositoryFound, RepositorySummary } from '../../../lib/api-types';
import { cx } from '../../../ui/class-names';
import { Skeleton } from '../../../ui/skeleton';
import { RepositoryCard } from './repository-card';

interface Props {
  items: readonly (RepositorySummary | RepositoryFound)[];
  columns?: 1 | 2;
  /** With the part of the card where the words were found. */
  withText?: boolean;
}

export function RepositoryGrid({ items, columns = 2, withText = false }: Props) {
  return (
    <ul className={gridClass(columns)}>
      {items.map((repository) => (
        <li key={`${repository.type}:${repository.id}`} className="min-w-0">
          <RepositoryCard repository={repository} withText={withText} />
        </li>
      ))}
    </ul>
  );
}

/** As many cards as are expected, in the height of a real one. */
export function RepositoryGridSkeleton({ count, columns = 2 }: { count: number; columns?: 1 | 2 }) {
  return (
    <div aria-busy="true" className={gridClass(columns)}>
      {Array.from({ length: count }, (_, index) => (
        <Skeleton key={index} className="h-[66px] rounded-panel" />
      ))}
    </div>
  );
}

function gridClass(columns: 1 | 2): string {
  return cx('grid gap-3', columns === 2 && 'md:grid-cols-2');
}
