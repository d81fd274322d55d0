import { useT } from '../lib/i18n';
import { AppLink } from './link';
import { Logo } from './logo';

export function Brand() {
  const t = useT();
  return (
    <AppLink href="/" className="flex shrink-0 items-center gap-2 text-lg font-semibold text-ink no-underline">
      <Logo />
      <span className="max-sm:sr-only">{t('product')}</span>
    </AppLink>
  );
}
