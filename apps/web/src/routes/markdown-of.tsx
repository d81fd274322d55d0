import { lazy, Suspense, type ReactNode } from 'react';
import type { RepositoryKey } from '../lib/addresses';
import { SkeletonRows } from '../ui/skeleton';

const MarkdownFile = lazy(async () => ({ default: (await import('../features/cards/components/markdown-file')).MarkdownFile }));

/** How a Markdown file is shown; `frame` stands around one that says something. */
export function markdownOf(repository: RepositoryKey, revision: string, path: string, frame?: (text: ReactNode) => ReactNode): ReactNode {
  return (
    <Suspense fallback={<SkeletonRows count={6} className="h-4" />}>
      <MarkdownFile repository={repository} revision={revision} path={path} frame={frame} />
    </Suspense>
  );
}
