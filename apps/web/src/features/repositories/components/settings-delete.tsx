import { useState } from 'react';
import type { RepositoryDetail } from '../../../lib/api-types';
import { useT } from '../../../lib/i18n';
import { problemText } from '../../../lib/problem-text';
import { Button } from '../../../ui/button';
import { Dialog } from '../../../ui/dialog';
import { TextField } from '../../../ui/field';
import { Notice } from '../../../ui/notice';
import { Panel } from '../../../ui/page';
import { useDeleteRepository } from '../api/settings';

/** Only for those who type its name. */
export function DeleteSettings({ repository, onDeleted }: { repository: RepositoryDetail; onDeleted: () => void }) {
  const t = useT();
  const [open, setOpen] = useState(false);
  const [typed, setTyped] = useState('');
  const remove = useDeleteRepository(repository);
  return (
    <Panel title={t('settings.delete')} className="border-danger">
      <p className="mb-3 text-muted">{t('settings.deleteText')}</p>
      <Button tone="danger" onClick={() => setOpen(true)}>
        {t('settings.deleteAction')}
      </Button>
      <Dialog
        open={open}
        onOpenChange={setOpen}
        title={t('settings.deleteTitle', { id: repository.id })}
        description={t('settings.deleteText')}
      >
        <form
          className="space-y-4"
          onSubmit={(event) => {
            event.preventDefault();
            if (typed === repository.id) remove.mutate(undefined, { onSuccess: onDeleted });
          }}
        >
          {remove.isError ? <Notice tone="danger">{problemText(remove.error, t)}</Notice> : null}
          <TextField
            label={t('settings.deleteType', { id: repository.id })}
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
          />
          <div className="flex justify-end gap-2">
            <Button onClick={() => setOpen(false)}>{t('cancel')}</Button>
            <Button type="submit" tone="danger" disabled={typed !== repository.id || remove.isPending}>
              {t('settings.deleteAction')}
            </Button>
          </div>
        </form>
      </Dialog>
    </Panel>
  );
}
