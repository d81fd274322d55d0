import { memo } from 'react';
import { blobAddress, downloadAddress, treeAddress, type RepositoryKey } from '../../../lib/addresses';
import type { TreeItem } from '../../../lib/api-types';
import { formatBytes } from '../../../lib/formats';
import { useLocale, useT } from '../../../lib/i18n';
import { Badge } from '../../../ui/badge';
import { Icon, type IconName } from '../../../ui/icon';
import { AppLink } from '../../../ui/link';
import { Moment } from '../../../ui/moment';

const ICONS: Record<TreeItem['kind'], IconName> = { directory: 'folder', file: 'file', submodule: 'submodule' };

/** Every row is as high as this, so that those which are not there can be stood for: `h-10`. */
export const ROW_PIXELS = 40;

interface Props {
  repository: RepositoryKey;
  revision: string;
  item: TreeItem;
}

/** `index`: its place in the table, for who hears it. Not made anew while others come and go around it. */
export const FileRow = memo(function FileRow({ repository, revision, item, index }: Props & { index: number }) {
  return (
    <tr aria-rowindex={index} className="h-10 hover:bg-hover">
      <td className="py-1.5 pr-2 pl-3">
        <div className="flex min-w-0 items-center gap-2">
          <Icon name={ICONS[item.kind]} className={item.kind === 'directory' ? 'size-4 text-link' : 'size-4 text-muted'} />
          <ItemName repository={repository} revision={revision} item={item} />
          {item.large ? <Badge className="shrink-0">LFS</Badge> : null}
        </div>
      </td>
      <td className="py-1.5 pr-2 text-right text-xs whitespace-nowrap text-muted">
        <SizeAndDownload repository={repository} revision={revision} item={item} />
      </td>
      <td data-by-user className="truncate py-1.5 pr-2 pl-4 text-muted max-sm:hidden" title={item.lastCommit?.title}>
        {item.lastCommit?.title}
      </td>
      <td className="py-1.5 pr-3 text-right text-xs whitespace-nowrap text-muted max-md:hidden">
        {item.lastCommit === null ? null : <Moment at={item.lastCommit.at} />}
      </td>
    </tr>
  );
});

function ItemName({ repository, revision, item }: Props) {
  if (item.kind === 'submodule') return <span className="truncate">{item.name}</span>;
  const href = item.kind === 'directory' ? treeAddress(repository, revision, item.path) : blobAddress(repository, revision, item.path);
  return (
    <AppLink href={href} title={item.name} className="truncate text-ink hover:text-link hover:underline">
      {item.name}
    </AppLink>
  );
}

function SizeAndDownload({ repository, revision, item }: Props) {
  const t = useT();
  const locale = useLocale();
  if (item.kind !== 'file') return null;
  return (
    <span className="inline-flex items-center justify-end gap-1">
      {formatBytes(item.sizeBytes ?? 0, locale)}
      <a
        href={downloadAddress(repository, revision, item.path)}
        aria-label={t('files.downloadNamed', { name: item.name })}
        title={t('files.download')}
        className="inline-flex size-6 items-center justify-center rounded-control hover:bg-sunken hover:text-ink"
      >
        <Icon name="download" />
      </a>
    </span>
  );
}
