import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { RepositoryKey } from '../../../lib/addresses';
import { Icon } from '../../../ui/icon';
import { fileQuery } from '../api/file';
import { treeQuery } from '../api/tree';

interface Props {
  repository: RepositoryKey;
  revision: string;
  folder: string;
  renderMarkdown: (path: string, text: string) => ReactNode;
}

/** The README of a folder, below its files. */
export function Readme({ repository, revision, folder, renderMarkdown }: Props) {
  const tree = useInfiniteQuery(treeQuery(repository, revision, folder));
  const item = tree.data?.pages[0]?.items.find(({ kind, name, large }) => kind === 'file' && !large && /^readme\.md$/i.test(name));
  const { data } = useQuery({ ...fileQuery(repository, revision, item?.path ?? ''), enabled: item !== undefined });
  if (item === undefined || data?.kind !== 'text' || data.text.trim() === '') return null;
  return (
    <section aria-label={item.name} className="mt-4 overflow-hidden rounded-panel border border-line bg-surface">
      <p className="flex items-center gap-2 border-b border-line bg-sunken px-3 py-2 text-sm font-medium">
        <Icon name="file" className="size-4 text-muted" />
        {item.name}
      </p>
      <div className="p-4 sm:p-6">{renderMarkdown(item.path, data.text)}</div>
    </section>
  );
}
