import { lazy, Suspense, type ReactNode } from 'react';
import type { RepositoryKey } from '../lib/addresses';
import { withRareWords } from '../lib/i18n';
import { SkeletonRows } from '../ui/skeleton';

const MarkdownFile = lazy(async () => ({ default: (await import('../features/cards/components/markdown-file')).MarkdownFile }));

const NotebookFile = lazy(async () => ({
  default: (await withRareWords(import('../features/cards/components/notebook-file'))).NotebookFile,
}));

/** How a Markdown file is shown, or a notebook; `frame` stands around one that says something. */
export function markdownOf(repository: RepositoryKey, revision: string, path: string, frame?: (text: ReactNode) => ReactNode): ReactNode {
  const isNotebook = /\.ipynb$/i.test(path);
  return (
    <Suspense fallback={<SkeletonRows count={6} className="h-4" />}>
      {isNotebook ? (
        <NotebookFile repository={repository} revision={revision} path={path} />
      ) : (
        <MarkdownFile repository={repository} revision={revision} path={path} frame={frame} />
      )}
    </Suspense>
  );
}
