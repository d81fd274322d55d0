import type { AccessToken } from '../../../lib/api-types';
import { useT } from '../../../lib/i18n';
import { problemText } from '../../../lib/problem-text';
import { Button } from '../../../ui/button';
import { Dialog } from '../../../ui/dialog';
import { Notice } from '../../../ui/notice';
import { useToast } from '../../../ui/toast';
import { useRevokeToken } from '../api/revoke-token';

export function RevokeDialog({ token, onClose }: { token: AccessToken | null; onClose: () => void }) {
  const t = useT();
  const { say } = useToast();
  const revoke = useRevokeToken();
  const confirm = () => {
    if (token === null) return;
    const told = () => (say(t('tokens.revoked', { name: token.displayName })), onClose());
    revoke.mutate(token.id, { onSuccess: told });
  };
  return (
    <Dialog
      open={token !== null}
      onOpenChange={onClose}
      title={t('tokens.revokeTitle', { name: token?.displayName ?? '' })}
      description={t('tokens.revokeText')}
    >
      {revoke.isError ? <Notice tone="danger">{problemText(revoke.error, t)}</Notice> : null}
      <div className="mt-4 flex justify-end gap-2">
        <Button onClick={onClose}>{t('cancel')}</Button>
        <Button tone="danger" onClick={confirm} disabled={revoke.isPending}>
          {t('tokens.revoke')}
        </Button>
      </div>
    </Dialog>
  );
}
