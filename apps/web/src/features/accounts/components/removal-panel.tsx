import { useState } from 'react';
import type { OwnAccount } from '../../../lib/api-types';
import { formTexts } from '../../../lib/form-text';
import { useT } from '../../../lib/i18n';
import { problemField, problemText } from '../../../lib/problem-text';
import { Button } from '../../../ui/button';
import { Dialog } from '../../../ui/dialog';
import { Notice } from '../../../ui/notice';
import { Panel } from '../../../ui/page';
import { useRemoveAccount } from '../api/remove-account';
import { PasswordField } from './password-field';

/** The end of an account: what goes with it and what keeps it is said before. */
export function RemovalPanel({ account, onRemoved }: { account: OwnAccount; onRemoved: () => void }) {
  const t = useT();
  const [asking, setAsking] = useState(false);
  const { ownedRepositories } = account;
  return (
    <Panel title={t('removal.title')}>
      <p className="text-muted">{t('removal.text')}</p>
      {ownedRepositories > 0 ? <Notice className="mt-3">{t('removal.owns', { count: ownedRepositories })}</Notice> : null}
      <Button tone="danger" className="mt-4" disabled={ownedRepositories > 0} onClick={() => setAsking(true)}>
        {t('removal.action')}
      </Button>
      <Dialog open={asking} onOpenChange={setAsking} title={t('removal.ask', { name: account.name })} description={t('removal.text')}>
        <RemovalForm account={account} onCancel={() => setAsking(false)} onRemoved={onRemoved} />
      </Dialog>
    </Panel>
  );
}

function RemovalForm({ account, onCancel, onRemoved }: { account: OwnAccount; onCancel: () => void; onRemoved: () => void }) {
  const t = useT();
  const remove = useRemoveAccount();
  const refused = problemField(remove.error, ['currentPassword']);
  return (
    <form onSubmit={(event) => remove.mutate(formTexts(event)('password'), { onSuccess: onRemoved })} className="space-y-4">
      {remove.isError && refused === null ? <Notice tone="danger">{problemText(remove.error, t)}</Notice> : null}
      {account.hasPassword ? <PasswordField error={refused === null ? undefined : problemText(remove.error, t)} /> : null}
      <div className="flex justify-end gap-2">
        <Button onClick={onCancel}>{t('cancel')}</Button>
        <Button type="submit" tone="danger" disabled={remove.isPending}>
          {t('removal.action')}
        </Button>
      </div>
    </form>
  );
}
