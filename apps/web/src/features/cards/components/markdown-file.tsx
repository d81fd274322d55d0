import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { RepositoryKey } from '../../../lib/addresses';
import { Prose } from '../../../ui/prose';
import { QueryView } from '../../../ui/query-view';
import { SkeletonRows } from '../../../ui/skeleton';
import { markdownFileQuery } from '../api/markdown-file';

interface Props {
  repository: RepositoryKey;
  revision: string;
  path: string;
  /** What stands around a text that is not empty. */
  frame?: (text: ReactNode) => ReactNode;
}

/** Any Markdown file as a reader wants it, without its front matter. */
export function MarkdownFile({ repository, revision, path, frame = (text) => text }: Props) {
  const file = useQuery(markdownFileQuery(repository, revision, path));
  return (
    <QueryView query={file} waiting={<SkeletonRows count={6} className="h-4" />}>
      {({ html }) => (html.trim() === '' ? null : frame(<Prose html={html} />))}
    </QueryView>
  );
}
