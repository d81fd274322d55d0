import { useT } from '../lib/i18n';
import { buttonClass } from './button';
import { AppLink } from './link';

/** Below a list that comes in pages: back to its beginning, and on. Nothing when everything is shown. */
export function Paging({ first, next }: { first: string | null; next: string | null }) {
  const t = useT();
  if (first === null && next === null) return null;
  return (
    <nav aria-label={t('list.pages')} className="mt-6 flex justify-center gap-2">
      {first === null ? null : (
        <AppLink href={first} className={buttonClass()}>
          {t('list.first')}
        </AppLink>
      )}
      {next === null ? null : (
        <AppLink href={next} className={buttonClass()}>
          {t('list.next')}
        </AppLink>
      )}
    </nav>
  );
}
