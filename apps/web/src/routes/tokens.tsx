import { useQuery } from '@tanstack/react-query';
import { sessionQuery } from '../features/accounts/api/session';
import { TokenSettings } from '../features/tokens/components/token-settings';
import { useT } from '../lib/i18n';
import { useTitle } from '../lib/use-title';

export default function TokensPage() {
  const t = useT();
  const { data: session } = useQuery(sessionQuery);
  useTitle(t('tokens.title'));
  return (
    <>
      <h1 className="mb-2 text-xl font-semibold">{t('tokens.title')}</h1>
      {session?.user ? <TokenSettings owner={session.user.name} /> : null}
    </>
  );
}
