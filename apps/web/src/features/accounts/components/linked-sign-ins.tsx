import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { LinkedIdentity } from '../../../lib/api-types';
import { formTexts } from '../../../lib/form-text';
import { useT } from '../../../lib/i18n';
import { problemField, problemText } from '../../../lib/problem-text';
import { Button } from '../../../ui/button';
import { Dialog } from '../../../ui/dialog';
import { Moment } from '../../../ui/moment';
import { Notice } from '../../../ui/notice';
import { Panel } from '../../../ui/page';
import { useToast } from '../../../ui/toast';
import { linkedIdentitiesQuery, useBeginLink, useUnlink } from '../api/provider';
import { PasswordField } from './password-field';

/** The hub's sign-in provider and the account there that is this one. */
export function LinkedSignIns({ provider, at }: { provider: string; at: string }) {
  const t = useT();
  const { say } = useToast();
  const links = useQuery(linkedIdentitiesQuery);
  const begin = useBeginLink();
  const [unlinking, setUnlinking] = useState<LinkedIdentity | null>(null);
  const leave = () => begin.mutate(at, { onError: (error) => say(problemText(error, t), 'danger') });
  const [link] = links.data ?? [];
  return (
    <Panel title={provider}>
      {link === undefined ? (
        <>
          <p className="text-muted">{t('provider.notLinked', { name: provider })}</p>
          <Button className="mt-4" onClick={leave} disabled={begin.isPending || links.data === undefined}>
            {t('provider.link')}
          </Button>
        </>
      ) : (
        <div className="flex flex-wrap items-center justify-between gap-3">
          <div className="min-w-0">
            <p className="break-all">{link.email ?? link.issuer}</p>
            <p className="mt-1 text-xs text-muted">
              {t('sessions.lastUsed')} <Moment at={link.lastSignInAt ?? link.createdAt} />
            </p>
          </div>
          <Button onClick={() => setUnlinking(link)}>{t('provider.unlink')}</Button>
        </div>
      )}
      <Dialog open={unlinking !== null} onOpenChange={() => setUnlinking(null)} title={t('provider.unlinkTitle', { name: provider })}>
        {unlinking === null ? null : <UnlinkForm id={unlinking.id} onDone={() => setUnlinking(null)} />}
      </Dialog>
    </Panel>
  );
}

function UnlinkForm({ id, onDone }: { id: string; onDone: () => void }) {
  const t = useT();
  const unlink = useUnlink();
  const refused = problemField(unlink.error, ['currentPassword']);
  return (
    <form onSubmit={(event) => unlink.mutate({ id, password: formTexts(event)('password') }, { onSuccess: onDone })} className="space-y-4">
      {unlink.isError && refused === null ? <Notice tone="danger">{problemText(unlink.error, t)}</Notice> : null}
      <PasswordField error={refused === null ? undefined : problemText(unlink.error, t)} />
      <div className="flex justify-end gap-2">
        <Button onClick={onDone}>{t('cancel')}</Button>
        <Button type="submit" tone="danger" disabled={unlink.isPending}>
          {t('provider.unlink')}
        </Button>
      </div>
    </form>
  );
}
