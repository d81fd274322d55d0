import { useQuery } from '@tanstack/react-query';
import { metaQuery } from '../features/accounts/api/meta';
import { ownAccountQuery } from '../features/accounts/api/own-account';
import { LinkedSignIns } from '../features/accounts/components/linked-sign-ins';
import { PasswordPanel } from '../features/accounts/components/password-panel';
import { SessionsPanel } from '../features/accounts/components/session-list';
import { TwoFactorPanel } from '../features/accounts/components/two-factor-panel';
import { useT } from '../lib/i18n';
import { useTitle } from '../lib/use-title';
import { QueryView } from '../ui/query-view';
import { SkeletonRows } from '../ui/skeleton';

export default function SecuritySettingsPage() {
  const t = useT();
  useTitle(t('settings.security'));
  const account = useQuery(ownAccountQuery);
  const { data: meta } = useQuery(metaQuery);
  return (
    <>
      <h1 className="mb-4 text-xl font-semibold">{t('settings.security')}</h1>
      <QueryView query={account} waiting={<SkeletonRows count={3} className="h-28" />}>
        {(own) => (
          <div className="space-y-4">
            {own.hasPassword ? <PasswordPanel /> : null}
            <TwoFactorPanel account={own} />
            {meta?.provider ? <LinkedSignIns provider={meta.provider} at="/settings/security" /> : null}
            <SessionsPanel />
          </div>
        )}
      </QueryView>
    </>
  );
}
