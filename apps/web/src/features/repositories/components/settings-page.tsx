import type { ReactNode } from 'react';
import type { RepositoryDetail } from '../../../lib/api-types';
import { useT } from '../../../lib/i18n';
import { AccessSettings } from './settings-access';
import { ArchiveSettings } from './settings-archive';
import { DeleteSettings } from './settings-delete';
import { MoveSettings } from './settings-move';
import { RefSettings } from './settings-refs';

interface Props {
  repository: RepositoryDetail;
  /** Who asked to read it, where it is gated. */
  requests?: ReactNode;
  /** What it costs, where anything can. */
  selling?: ReactNode;
  /** What protects its branches and tags. */
  rules?: ReactNode;
  onMoved: (repository: RepositoryDetail) => void;
  onDeleted: () => void;
}

/** Everything about a repository that is not in its files. */
export function SettingsPage({ repository, requests, selling, rules, onMoved, onDeleted }: Props) {
  const t = useT();
  return (
    <div className="mx-auto max-w-3xl space-y-6">
      <h1 className="text-lg font-semibold">{t('settings.title')}</h1>
      <AccessSettings repository={repository} />
      {requests}
      {selling}
      <RefSettings repository={repository} />
      {rules}
      <MoveSettings repository={repository} onMoved={onMoved} />
      <ArchiveSettings repository={repository} />
      <DeleteSettings repository={repository} onDeleted={onDeleted} />
    </div>
  );
}
