import { NewOrganizationForm } from '../features/organizations/components/new-organization-form';
import { useT } from '../lib/i18n';
import { useGo } from '../lib/use-go';
import { useTitle } from '../lib/use-title';
import { Notice } from '../ui/notice';
import { Page } from '../ui/page';
import { SignedIn } from './signed-in';

export default function NewOrganizationPage() {
  const t = useT();
  const go = useGo();
  useTitle(t('org.new'));
  return (
    <Page narrow>
      <SignedIn>
        {(user) => (
          <>
            <h1 className="text-xl font-semibold">{t('org.new')}</h1>
            <p className="mt-1 mb-6 text-muted">{t('org.newText')}</p>
            {user.mayCreateOrganizations ? (
              <NewOrganizationForm onDone={(name) => go(`/organizations/${encodeURIComponent(name)}/settings/members`)} />
            ) : (
              <Notice>{t('org.notYou')}</Notice>
            )}
          </>
        )}
      </SignedIn>
    </Page>
  );
}
