import { useState } from 'react';
import type { UseEvent } from '../../../lib/api-types';
import { useT } from '../../../lib/i18n';
import { problemText } from '../../../lib/problem-text';
import { Button } from '../../../ui/button';
import { Dialog } from '../../../ui/dialog';
import { TextAreaField } from '../../../ui/field';
import { Notice } from '../../../ui/notice';
import { useObject } from '../api/uses';

/** This was not used, or not so much: who sells it reads why and decides. */
export function ObjectionDialog({ event, open, onClose }: { event: UseEvent; open: boolean; onClose: () => void }) {
  const t = useT();
  const object = useObject();
  const [reason, setReason] = useState('');
  return (
    <Dialog open={open} onOpenChange={onClose} title={t('uses.objectTitle')} description={t('uses.objectText')}>
      <form
        className="space-y-4"
        onSubmit={(submitted) => {
          submitted.preventDefault();
          object.mutate({ id: event.id, reason: reason.trim() }, { onSuccess: onClose });
        }}
      >
        {object.isError ? <Notice tone="danger">{problemText(object.error, t)}</Notice> : null}
        <TextAreaField
          label={t('uses.reason')}
          value={reason}
          onChange={(changed) => setReason(changed.target.value)}
          maxLength={500}
          required
        />
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button type="submit" tone="primary" disabled={object.isPending || reason.trim() === ''}>
            {t('uses.object')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
