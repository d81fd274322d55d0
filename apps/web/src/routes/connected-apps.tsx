import { ConnectedApps } from '../features/oauth/components/connected-apps';
import { OauthApps } from '../features/oauth/components/oauth-apps';
import { useT } from '../lib/i18n';
import { useTitle } from '../lib/use-title';

export default function ConnectedAppsPage() {
  const t = useT();
  useTitle(t('connected.title'));
  return (
    <>
      <h1 className="mb-2 text-xl font-semibold">{t('connected.title')}</h1>
      <p className="mb-4 text-muted">{t('connected.intro')}</p>
      <ConnectedApps />
      <h2 className="mt-10 mb-2 text-lg font-semibold">{t('oauthApps.title')}</h2>
      <OauthApps />
    </>
  );
}
