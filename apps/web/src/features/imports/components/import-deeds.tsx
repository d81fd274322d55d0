import { useState, type FormEvent } from 'react';
import type { Import } from '../../../lib/api-types';
import { useT } from '../../../lib/i18n';
import { problemText } from '../../../lib/problem-text';
import { Button } from '../../../ui/button';
import { ConfirmDialog } from '../../../ui/confirm-dialog';
import { Notice } from '../../../ui/notice';
import { useCancelImport, useRetryImport } from '../api/imports';
import { isUnderWay } from '../model/states';
import { TokenField } from './token-field';

/** Cancel, and try again. */
export function ImportDeeds({ record }: { record: Import }) {
  const t = useT();
  const [asks, setAsks] = useState(false);
  const cancel = useCancelImport(record.id);
  const retry = useRetryImport(record.id);
  const mayRetry = record.state === 'failed' || (record.state === 'waiting' && record.problem !== null);
  const again = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    retry.mutate(String(new FormData(event.currentTarget).get('token') ?? '').trim());
  };
  if (record.state === 'cancelled') return null;
  return (
    <>
      {retry.isError ? <Notice tone="danger">{problemText(retry.error, t)}</Notice> : null}
      <form onSubmit={again} className="space-y-3">
        {mayRetry ? <TokenField /> : null}
        <div className="flex flex-wrap gap-2">
          {mayRetry ? (
            <Button type="submit" tone="primary" disabled={retry.isPending}>
              {t('import.retry')}
            </Button>
          ) : null}
          <Button tone={mayRetry ? 'plain' : 'quiet'} onClick={() => setAsks(true)}>
            {t(isUnderWay(record) ? 'import.cancel' : 'import.giveUp')}
          </Button>
        </div>
      </form>
      <ConfirmDialog
        open={asks}
        onClose={() => setAsks(false)}
        title={t('import.cancelTitle')}
        text={t('import.cancelText')}
        action={t('import.cancelAction')}
        pending={cancel.isPending}
        error={cancel.error}
        onConfirm={() => cancel.mutate(undefined, { onSuccess: () => setAsks(false) })}
      />
    </>
  );
}
