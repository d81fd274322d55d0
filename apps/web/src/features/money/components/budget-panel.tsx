import { useQuery } from '@tanstack/react-query';
import type { Budget } from '../../../lib/api-types';
import { formatDay } from '../../../lib/formats';
import { useLocale, useT } from '../../../lib/i18n';
import { formatMoney } from '../../../lib/money-text';
import { Panel } from '../../../ui/page';
import { budgetQuery } from '../api/money';
import { nextMonth } from '../model/budget';
import { SpentBar } from './spent-bar';
import { SpentNotice } from './spent-notice';

/** What a company gives a namespace each month, and how much of it went into the wallet. */
export function BudgetPanel({ namespace }: { namespace: string }) {
  const t = useT();
  const { data } = useQuery(budgetQuery(namespace));
  if (data === undefined) return null;
  return (
    <Panel title={t('money.budget')}>
      {data.monthlyMinor === null ? (
        <p className="text-muted">{t('money.noBudget')}</p>
      ) : (
        <Month budget={data} monthlyMinor={data.monthlyMinor} />
      )}
    </Panel>
  );
}

function Month({ budget: { usedMinor, currency }, monthlyMinor }: { budget: Budget; monthlyMinor: string }) {
  const t = useT();
  const locale = useLocale();
  const left = BigInt(monthlyMinor) - BigInt(usedMinor);
  const text = t('money.budgetUsed', {
    used: formatMoney(usedMinor, currency, locale),
    monthly: formatMoney(monthlyMinor, currency, locale),
    left: formatMoney(left < 0n ? 0n : left, currency, locale),
  });
  return (
    <>
      <SpentNotice of="budget" usedMinor={usedMinor} mostMinor={monthlyMinor} />
      <p>{text}</p>
      <SpentBar usedMinor={usedMinor} mostMinor={monthlyMinor} label={t('money.budget')} text={text} />
      <p className="mt-2 text-xs text-muted">{t('money.budgetRenewed', { day: formatDay(nextMonth(new Date()).toISOString(), locale) })}</p>
    </>
  );
}
