import { useT } from '../../../lib/i18n';
import { problemText } from '../../../lib/problem-text';
import { Button } from '../../../ui/button';
import { CommandBlock } from '../../../ui/command-block';
import { Notice } from '../../../ui/notice';
import { Panel } from '../../../ui/page';
import { useInvite } from '../api/invite';

/** For administrators: one-time links by which colleagues make their accounts. */
export function InvitePanel() {
  const t = useT();
  const invite = useInvite();
  return (
    <Panel title={t('invite.title')}>
      <p className="mb-3 text-muted">{t(invite.data === undefined ? 'invite.text' : 'invite.send')}</p>
      {invite.isError ? (
        <Notice tone="danger" className="mb-3">
          {problemText(invite.error, t)}
        </Notice>
      ) : null}
      <div aria-live="polite" className={invite.data === undefined ? undefined : 'mb-3'}>
        {invite.data === undefined ? null : (
          <CommandBlock lines={[invite.data.url]} label={t('invite.link')} copyLabel={t('invite.copy')} />
        )}
      </div>
      <Button onClick={() => invite.mutate()} disabled={invite.isPending}>
        {t(invite.data === undefined ? 'invite.action' : 'invite.another')}
      </Button>
    </Panel>
  );
}
