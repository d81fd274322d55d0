import { useQuery } from '@tanstack/react-query';
import { metaQuery } from '../features/accounts/api/meta';
import { ownAccountQuery } from '../features/accounts/api/own-account';
import { useUser } from '../features/accounts/api/session';
import { EmailPanel } from '../features/accounts/components/email-panel';
import { MailLanguage } from '../features/accounts/components/mail-language';
import { RemovalPanel } from '../features/accounts/components/removal-panel';
import { NamespaceUsage } from '../features/quotas/components/namespace-usage';
import { useT } from '../lib/i18n';
import { useGo } from '../lib/use-go';
import { useTitle } from '../lib/use-title';
import { QueryView } from '../ui/query-view';
import { SkeletonRows } from '../ui/skeleton';
import { useToast } from '../ui/toast';

export default function AccountSettingsPage() {
  const t = useT();
  const go = useGo();
  const { say } = useToast();
  useTitle(t('settings.account'));
  const account = useQuery(ownAccountQuery);
  const { data: meta } = useQuery(metaQuery);
  const user = useUser();
  return (
    <>
      <h1 className="mb-4 text-xl font-semibold">{t('settings.account')}</h1>
      <QueryView query={account} waiting={<SkeletonRows count={3} className="h-28" />}>
        {(own) => (
          <div className="space-y-4">
            <EmailPanel account={own} canMail={meta?.mail ?? false} />
            {meta?.mail ? <MailLanguage account={own} /> : null}
            {user ? <NamespaceUsage namespace={user.name} showsMonths /> : null}
            <RemovalPanel account={own} onRemoved={() => (say(t('removal.done')), go('/'))} />
          </div>
        )}
      </QueryView>
    </>
  );
}
