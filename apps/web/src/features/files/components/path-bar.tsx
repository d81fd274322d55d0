import type { ReactNode } from 'react';
import { treeAddress, type RepositoryKey } from '../../../lib/addresses';
import { useT } from '../../../lib/i18n';
import { CopyButton } from '../../../ui/copy-button';
import { AppLink } from '../../../ui/link';
import { crumbs } from '../model/crumbs';

interface Props {
  repository: RepositoryKey;
  revision: string;
  path: string;
  picker: ReactNode;
  actions?: ReactNode;
}

/** Revision, then the way from the root to where we are. */
export function PathBar({ repository, revision, path, picker, actions }: Props) {
  const t = useT();
  const steps = crumbs(path);
  return (
    <div className="mb-3 flex flex-wrap items-center gap-x-3 gap-y-2">
      {picker}
      <nav aria-label={t('files.path')} className="flex min-w-0 flex-wrap items-center gap-1">
        <AppLink href={treeAddress(repository, revision)} className="font-medium text-link hover:underline">
          {repository.name}
        </AppLink>
        {steps.map(({ name, path: target }, index) => (
          <span key={target} className="flex min-w-0 items-center gap-1">
            <span className="text-muted">/</span>
            {index === steps.length - 1 ? (
              <span aria-current="page">{name}</span>
            ) : (
              <AppLink href={treeAddress(repository, revision, target)} className="text-link hover:underline">
                {name}
              </AppLink>
            )}
          </span>
        ))}
        {path === '' ? null : <CopyButton text={path} label={t('files.copyPath')} />}
      </nav>
      {actions === undefined ? null : <div className="ml-auto flex flex-wrap gap-2">{actions}</div>}
    </div>
  );
}
