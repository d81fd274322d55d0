import { useState } from 'react';
import type { MadeOauthApp, OauthApp } from '../../../lib/api-types';
import { useT } from '../../../lib/i18n';
import { Button } from '../../../ui/button';
import { CopyButton } from '../../../ui/copy-button';
import { Dialog } from '../../../ui/dialog';
import { Notice } from '../../../ui/notice';
import { OauthAppForm } from './oauth-app-form';

/** Makes an app, or changes `app`; what was made is shown before it closes. */
export function OauthAppDialog({ app, onClose }: { app: OauthApp | null; onClose: () => void }) {
  const t = useT();
  const [made, setMade] = useState<MadeOauthApp | null>(null);
  return (
    <Dialog open onOpenChange={onClose} title={made?.name ?? app?.name ?? t('oauthApps.new')}>
      {made === null ? <OauthAppForm app={app} onMade={setMade} onClose={onClose} /> : <Made made={made} onClose={onClose} />}
    </Dialog>
  );
}

function Made({ made, onClose }: { made: MadeOauthApp; onClose: () => void }) {
  const t = useT();
  return (
    <div className="space-y-4">
      <Shown label={t('oauthApps.clientId')} text={made.id} copy={t('oauthApps.copyId')} />
      {made.secret === null ? null : (
        <>
          <Notice tone="warn">{t('oauthApps.shownOnce')}</Notice>
          <Shown label={t('oauthApps.secret')} text={made.secret} copy={t('oauthApps.copySecret')} />
        </>
      )}
      <div className="flex justify-end">
        <Button tone="primary" onClick={onClose}>
          {t('oauthApps.done')}
        </Button>
      </div>
    </div>
  );
}

function Shown({ label, text, copy }: { label: string; text: string; copy: string }) {
  return (
    <div>
      <p className="mb-1 font-medium">{label}</p>
      <div className="flex items-center gap-2 rounded-control border border-line bg-sunken py-1 pr-1 pl-3">
        <code className="min-w-0 grow font-mono text-xs wrap-anywhere">{text}</code>
        <CopyButton text={text} label={copy} />
      </div>
    </div>
  );
}
