import { TokenSettings } from '../features/tokens/components/token-settings';
import { useT } from '../lib/i18n';
import { useTitle } from '../lib/use-title';
import { Page } from '../ui/page';
import { SignedIn } from './signed-in';

export default function TokensPage() {
  const t = useT();
  useTitle(t('tokens.title'));
  return (
    <Page>
      <SignedIn>
        {() => (
          <div className="mx-auto max-w-3xl">
            <h1 className="mb-2 text-xl font-semibold">{t('tokens.title')}</h1>
            <TokenSettings />
          </div>
        )}
      </SignedIn>
    </Page>
  );
}
