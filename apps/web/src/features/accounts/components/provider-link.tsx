import { useT } from '../../../lib/i18n';
import { buttonClass } from '../../../ui/button';
import { providerAddress } from '../api/provider';

/** A plain link: the browser leaves the app for the provider. */
export function ProviderLink({ name, next, primary }: { name: string; next: string; primary: boolean }) {
  const t = useT();
  return (
    <a href={providerAddress(next)} className={buttonClass(primary ? 'primary' : 'plain', 'w-full')}>
      {t('login.provider', { name })}
    </a>
  );
}
