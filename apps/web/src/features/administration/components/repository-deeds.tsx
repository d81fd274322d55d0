import { useState, type FormEvent } from 'react';
import type { AdminRepository } from '../../../lib/api-types';
import { useT } from '../../../lib/i18n';
import { problemText } from '../../../lib/problem-text';
import { Button } from '../../../ui/button';
import { ConfirmDialog } from '../../../ui/confirm-dialog';
import { Dialog } from '../../../ui/dialog';
import { TextAreaField } from '../../../ui/field';
import { Notice } from '../../../ui/notice';
import { useToast } from '../../../ui/toast';
import { deleteRepository, disableRepository, enableRepository } from '../api/deeds';
import { useDeed } from '../api/lists';

export interface RepositoryDeed {
  kind: 'close' | 'open' | 'remove';
  repository: AdminRepository;
}

/** Closing with a reason, opening again, deleting. */
export function RepositoryDeeds({ deed, onClose }: { deed: RepositoryDeed | null; onClose: () => void }) {
  const t = useT();
  const { say } = useToast();
  const run = useDeed(({ kind, repository }: RepositoryDeed) =>
    kind === 'open' ? enableRepository(repository) : deleteRepository(repository),
  );
  const name = deed?.repository.id ?? '';
  const kind = deed?.kind === 'open' ? 'open' : 'remove';
  const close = () => (run.reset(), onClose());
  const confirm = () => deed && run.mutate(deed, { onSuccess: () => (say(t(`admin.repositories.done.${kind}`, { name })), close()) });
  return (
    <>
      <CloseDialog repository={deed?.kind === 'close' ? deed.repository : null} onClose={onClose} />
      <ConfirmDialog
        key={`${kind} ${name}`}
        open={deed !== null && deed.kind !== 'close'}
        onClose={close}
        title={t(`admin.repositories.ask.${kind}`, { name })}
        text={t(`admin.repositories.note.${kind}`)}
        action={t(`admin.repositories.${kind}`)}
        tone={kind === 'open' ? 'primary' : 'danger'}
        typed={kind === 'remove' ? { label: t('confirm.type', { name }), text: name } : undefined}
        onConfirm={confirm}
        pending={run.isPending}
        error={run.error}
      />
    </>
  );
}

function CloseDialog({ repository, onClose }: { repository: AdminRepository | null; onClose: () => void }) {
  const t = useT();
  const { say } = useToast();
  const [isEmpty, setIsEmpty] = useState(false);
  const disable = useDeed(disableRepository);
  const name = repository?.id ?? '';
  const close = () => (disable.reset(), setIsEmpty(false), onClose());
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const reason = String(new FormData(event.currentTarget).get('reason')).trim();
    setIsEmpty(reason === '');
    if (repository === null || reason === '') return;
    disable.mutate({ place: repository, reason }, { onSuccess: () => (say(t('admin.repositories.done.close', { name })), close()) });
  };
  return (
    <Dialog
      open={repository !== null}
      onOpenChange={close}
      title={t('admin.repositories.ask.close', { name })}
      description={t('admin.repositories.note.close')}
    >
      <form onSubmit={submit} className="space-y-4">
        {disable.isError ? <Notice tone="danger">{problemText(disable.error, t)}</Notice> : null}
        <TextAreaField
          label={t('admin.repositories.reason')}
          name="reason"
          maxLength={500}
          error={isEmpty ? t('admin.repositories.reasonMissing') : undefined}
        />
        <div className="flex justify-end gap-2">
          <Button onClick={close}>{t('cancel')}</Button>
          <Button type="submit" tone="danger" disabled={disable.isPending}>
            {t('admin.repositories.close')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
