import { useQuery } from '@tanstack/react-query';
import { sessionQuery } from '../features/accounts/api/session';
import { WebhookSettings } from '../features/webhooks/components/webhook-settings';
import { useT } from '../lib/i18n';
import { useTitle } from '../lib/use-title';

export function WebhooksPage() {
  const t = useT();
  const { data: session } = useQuery(sessionQuery);
  useTitle(t('settings.webhooks'));
  return (
    <>
      <h1 className="mb-2 text-xl font-semibold">{t('settings.webhooks')}</h1>
      {session?.user ? <WebhookSettings owner={session.user.name} /> : null}
    </>
  );
}
