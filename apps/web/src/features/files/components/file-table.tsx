import { treeAddress, type RepositoryKey } from '../../../lib/addresses';
import type { TreeItem } from '../../../lib/api-types';
import { useT } from '../../../lib/i18n';
import { Icon } from '../../../ui/icon';
import { AppLink } from '../../../ui/link';
import { parentOf } from '../model/crumbs';
import { FileRow } from './file-row';

interface Props {
  repository: RepositoryKey;
  revision: string;
  path: string;
  items: readonly TreeItem[];
}

export function FileTable({ repository, revision, path, items }: Props) {
  const t = useT();
  return (
    <div className="overflow-hidden rounded-panel border border-line bg-surface">
      <table className="w-full table-fixed text-left">
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
        <tbody className="divide-y divide-line">
          {path === '' ? null : (
            <tr>
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
          )}
          {items.map((item) => (
            <FileRow key={item.path} repository={repository} revision={revision} item={item} />
          ))}
        </tbody>
      </table>
      {items.length === 0 ? <p className="p-8 text-center text-muted">{t('files.empty')}</p> : null}
    </div>
  );
}
