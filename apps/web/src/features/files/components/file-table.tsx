import { treeAddress, type RepositoryKey } from '../../../lib/addresses';
import type { TreeItem } from '../../../lib/api-types';
import { useT } from '../../../lib/i18n';
import { useRowWindow } from '../../../lib/use-row-window';
import { Icon } from '../../../ui/icon';
import { AppLink } from '../../../ui/link';
import { parentOf } from '../model/crumbs';
import { FileRow, ROW_PIXELS } from './file-row';

interface Props {
  repository: RepositoryKey;
  revision: string;
  path: string;
  items: readonly TreeItem[];
}

export function FileTable({ repository, revision, path, items }: Props) {
  const t = useT();
  const { body, first, end, above, below } = useRowWindow<HTMLTableSectionElement>(items.length, ROW_PIXELS);
  return (
    <div className="overflow-hidden rounded-panel border border-line bg-surface">
      <table className="w-full table-fixed text-left" aria-rowcount={items.length + 1}>
        <caption className="sr-only">{t('files.caption', { path: path === '' ? repository.name : path })}</caption>
        <colgroup>
          <col className="w-[44%] max-sm:w-auto" />
          <col className="w-32 max-sm:w-28" />
          <col className="max-sm:hidden" />
          <col className="w-32 max-md:hidden" />
        </colgroup>
        <thead className="sr-only">
          <tr>
            <th scope="col">{t('files.name')}</th>
            <th scope="col">{t('files.size')}</th>
            <th scope="col">{t('files.lastCommit')}</th>
            <th scope="col">{t('files.when')}</th>
          </tr>
        </thead>
        {path === '' ? null : (
          <tbody>
            <tr className="h-10">
              {/* One cell: a wider one would bring back the columns that small screens do without. */}
              <td className="px-3 py-1.5">
                <AppLink
                  href={treeAddress(repository, revision, parentOf(path))}
                  aria-label={t('files.up')}
                  className="flex items-center gap-2 text-link"
                >
                  <Icon name="folder" className="size-4 text-muted" />
                  ..
                </AppLink>
              </td>
            </tr>
          </tbody>
        )}
        <tbody ref={body} className="divide-y divide-line border-t border-line">
          <Gap pixels={above} />
          {items.slice(first, end).map((item, index) => (
            <FileRow key={item.path} repository={repository} revision={revision} item={item} index={first + index + 2} />
          ))}
          <Gap pixels={below} />
        </tbody>
      </table>
      {items.length === 0 ? <p className="p-8 text-center text-muted">{t('files.empty')}</p> : null}
    </div>
  );
}

/** Stands for rows that are far from what is seen. */
function Gap({ pixels }: { pixels: number }) {
  return pixels === 0 ? null : <tr aria-hidden="true" className="border-0" style={{ height: pixels }} />;
}
