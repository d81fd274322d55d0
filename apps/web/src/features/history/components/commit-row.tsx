import { commitAddress, treeAddress, type RepositoryKey } from '../../../lib/addresses';
import type { Commit } from '../../../lib/api-types';
import { useT } from '../../../lib/i18n';
import { buttonClass } from '../../../ui/button';
import { CopyButton } from '../../../ui/copy-button';
import { Icon } from '../../../ui/icon';
import { AppLink } from '../../../ui/link';
import { Moment } from '../../../ui/moment';
import { Author } from './author';

export function CommitRow({ commit, repository }: { commit: Commit; repository: RepositoryKey }) {
  const t = useT();
  return (
    <li className="flex items-center gap-x-4 px-3 py-2.5">
      <div className="min-w-0 grow">
        <AppLink
          href={commitAddress(repository, commit.oid)}
          data-by-user
          className="block font-medium text-ink hover:text-link hover:underline"
        >
          {commit.title === '' ? t('history.untitled') : commit.title}
        </AppLink>
        <p className="mt-1 flex flex-wrap items-center gap-x-2 text-xs text-muted">
          <Author author={commit.author} />
          <Moment at={commit.at} />
        </p>
      </div>
      <div className="flex shrink-0 items-center gap-1">
        <AppLink href={commitAddress(repository, commit.oid)} className="font-mono text-xs text-link hover:underline">
          {commit.oid.slice(0, 8)}
        </AppLink>
        <CopyButton text={commit.oid} label={t('history.copyOid')} />
        <AppLink
          href={treeAddress(repository, commit.oid)}
          aria-label={t('history.browse', { oid: commit.oid.slice(0, 8) })}
          title={t('history.browseHere')}
          className={buttonClass('plain', 'size-7 px-0 max-sm:hidden')}
        >
          <Icon name="folder" />
        </AppLink>
      </div>
    </li>
  );
}
