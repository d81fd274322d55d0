import { useInfiniteQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { RepositoryKey } from '../../../lib/addresses';
import { Icon } from '../../../ui/icon';
import { treeQuery } from '../api/tree';

interface Props {
  repository: RepositoryKey;
  revision: string;
  folder: string;
  /** `frame` stands around a text that says something. */
  renderMarkdown: (path: string, frame: (text: ReactNode) => ReactNode) => ReactNode;
}

/** The README of a folder, below its files. */
export function Readme({ repository, revision, folder, renderMarkdown }: Props) {
  const tree = useInfiniteQuery(treeQuery(repository, revision, folder));
  const item = tree.data?.pages[0]?.items.find(({ kind, name, large }) => kind === 'file' && !large && /^readme\.md$/i.test(name));
  if (item === undefined) return null;
  return renderMarkdown(item.path, (text) => (
    <section aria-label={item.name} className="mt-4 overflow-hidden rounded-panel border border-line bg-surface">
      <p className="flex items-center gap-2 border-b border-line bg-sunken px-3 py-2 text-sm font-medium">
        <Icon name="file" className="size-4 text-muted" />
        {item.name}
      </p>
      <div className="p-4 sm:p-6">{text}</div>
    </section>
  ));
}
