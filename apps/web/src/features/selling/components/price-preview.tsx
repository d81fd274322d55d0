import { useQuery } from '@tanstack/react-query';
import { useLocale, useT } from '../../../lib/i18n';
import { problemText } from '../../../lib/problem-text';
import { useMoney } from '../../../lib/use-money';
import { useSettled } from '../../../lib/use-settled';
import { cx } from '../../../ui/class-names';
import { Notice } from '../../../ui/notice';
import { SkeletonRows } from '../../../ui/skeleton';
import { previewQuery, type Resource } from '../api/offers';
import { formatPoints } from '../model/percent';
import { SplitTable } from './split-table';

const TYPING_MS = 150;

/** How a sale at this price would be cut today. '' while there is no price. */
export function PricePreview({ resource, isAuthor, price }: { resource: Resource; isAuthor: boolean; price: string }) {
  const t = useT();
  const locale = useLocale();
  const money = useMoney();
  const settled = useSettled(price, TYPING_MS);
  const preview = useQuery({ ...previewQuery(resource, settled), enabled: settled !== '' });
  if (price === '') return <p className="text-sm text-muted">{t('selling.previewNone')}</p>;
  if (preview.isError) return <Notice tone="danger">{problemText(preview.error, t)}</Notice>;
  if (preview.data === undefined) return <SkeletonRows count={3} className="h-9" />;
  const { amountMinor, currency, feeBasisPoints, lines } = preview.data;
  const isOld = preview.isPlaceholderData || settled !== price;
  return (
    <section
      aria-live="polite"
      aria-busy={isOld}
      aria-label={t('selling.preview')}
      className={cx('rounded-control border border-line bg-sunken p-3', isOld && 'opacity-60')}
    >
      <h3 className="font-medium">{t('selling.previewOf', { price: money(amountMinor, currency) })}</h3>
      <p className="mb-2 text-xs text-muted">
        {t(isAuthor ? 'creator.previewFee' : 'selling.previewFee', { percent: formatPoints(feeBasisPoints, locale) })}
      </p>
      <SplitTable caption={t('selling.preview')} amountMinor={amountMinor} currency={currency} lines={lines} />
    </section>
  );
}
