import { formatMoment, formatRelative } from '../lib/formats';
import { useLocale, useT } from '../lib/i18n';

/** How long ago; the exact time on hover. */
export function Moment({ at, className }: { at: string; className?: string }) {
  const t = useT();
  const locale = useLocale();
  return (
    <time dateTime={at} title={formatMoment(at, locale)} className={className}>
      {formatRelative(at, Date.now(), locale) ?? t('moment.now')}
    </time>
  );
}
