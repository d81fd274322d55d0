import { lazy, Suspense, type ReactNode } from 'react';
import type { RepositoryKey } from '../lib/addresses';
import { SkeletonRows } from '../ui/skeleton';

const MarkdownText = lazy(async () => ({ default: (await import('../features/cards/components/markdown-text')).MarkdownText }));

/** How a Markdown file of this place is shown; its relative addresses begin at its folder. */
export function markdownOf(key: RepositoryKey, revision: string, path: string): (text: string) => ReactNode {
  const folder = path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : '';
  return (text) => (
    <Suspense fallback={<SkeletonRows count={6} className="h-4" />}>
      <MarkdownText text={text} place={{ key, revision, folder }} />
    </Suspense>
  );
}
