import type { RepositoryDetail } from '../../../lib/api-types';
import { useT } from '../../../lib/i18n';
import { problemText } from '../../../lib/problem-text';
import { Button } from '../../../ui/button';
import { Notice } from '../../../ui/notice';
import { Panel } from '../../../ui/page';
import { useToast } from '../../../ui/toast';
import { useChangeSettings } from '../api/settings';

/** Read-only until it is opened again: nothing is lost by it, so nothing is asked. */
export function ArchiveSettings({ repository }: { repository: RepositoryDetail }) {
  const t = useT();
  const { say } = useToast();
  const change = useChangeSettings(repository);
  const { isArchived } = repository;
  const toggle = () => change.mutate({ isArchived: !isArchived }, { onSuccess: () => say(t('settings.saved')) });
  return (
    <Panel title={t('settings.archive')}>
      {change.isError ? <Notice tone="danger">{problemText(change.error, t)}</Notice> : null}
      <p className="mb-3 text-muted">{t(isArchived ? 'settings.archivedText' : 'settings.archiveText')}</p>
      <Button onClick={toggle} disabled={change.isPending}>
        {t(isArchived ? 'settings.unarchiveAction' : 'settings.archiveAction')}
      </Button>
    </Panel>
  );
}
