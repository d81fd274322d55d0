import type { ReactNode } from 'react';
import type { PlanPreview } from '../../../lib/api-types';
import { formatDay } from '../../../lib/formats';
import { useLocale, useT } from '../../../lib/i18n';
import { useMoney } from '../../../lib/use-money';
import { cx } from '../../../ui/class-names';

type Amounts = Pick<PlanPreview, 'lines' | 'totalMinor' | 'promoMinor' | 'walletMinor' | 'taxMinor'>;

/** Lines that add up, and what pays them: a preview and the invoice look the same because they are. */
export function InvoiceLines({ amounts, currency }: { amounts: Amounts; currency: string }) {
  const t = useT();
  const locale = useLocale();
  const money = useMoney();
  const { lines, totalMinor, promoMinor, walletMinor, taxMinor } = amounts;
  return (
    <dl className="space-y-2">
      {lines.map(({ text, quantity, amountMinor, fromAt, untilAt }, index) => (
        <Line key={index} amount={money(amountMinor, currency)}>
          <span>{quantity > 1 ? `${text[locale]} × ${quantity}` : text[locale]}</span>
          {fromAt === null || untilAt === null ? null : (
            <span className="block text-xs text-muted">
              {t('plan.between', { from: formatDay(fromAt, locale), until: formatDay(untilAt, locale) })}
            </span>
          )}
        </Line>
      ))}
      <Line amount={money(totalMinor, currency)} isSum>
        {t('plan.total')}
      </Line>
      {promoMinor === '0' ? null : <Line amount={money(promoMinor, currency)}>{t('plan.fromPromo')}</Line>}
      {promoMinor === '0' ? null : <Line amount={money(walletMinor, currency)}>{t('plan.fromWallet')}</Line>}
      {taxMinor === '0' ? null : <Line amount={money(taxMinor, currency)}>{t('plan.taxContained')}</Line>}
    </dl>
  );
}

function Line({ children, amount, isSum = false }: { children: ReactNode; amount: string; isSum?: boolean }) {
  return (
    <div className={cx('flex items-start justify-between gap-4', isSum && 'border-t border-line pt-2 font-medium')}>
      <dt>{children}</dt>
      <dd className="whitespace-nowrap tabular-nums">{amount}</dd>
    </div>
  );
}
