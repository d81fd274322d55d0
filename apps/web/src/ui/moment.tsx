import { formatMoment, formatRelative } from '../lib/formats';
import { useLocale } from '../lib/i18n';

/** How long ago; the exact time on hover. */
export function Moment({ at, className }: { at: string; className?: string }) {
  const locale = useLocale();
  return (
    <time dateTime={at} title={formatMoment(at, locale)} className={className}>
      {formatRelative(at, Date.now(), locale)}
    </time>
  );
}
