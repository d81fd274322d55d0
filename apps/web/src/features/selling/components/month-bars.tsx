import type { Earnings } from '../../../lib/api-types';
import { useLocale, useT } from '../../../lib/i18n';
import { monthName } from '../../../lib/month-name';
import { useMoney } from '../../../lib/use-money';

/** What was earned in each of the last twelve months; what was given back of it stands pale on top. */
export function MonthBars({ months, currency }: { months: Earnings['months']; currency: string }) {
  const t = useT();
  const locale = useLocale();
  const money = useMoney();
  const most = months.reduce((top, { earnedMinor }) => Math.max(top, Number(earnedMinor)), 1);
  return (
    <ol className="grid grid-cols-12 items-end gap-1 sm:gap-2">
      {months.map(({ month, sales, earnedMinor, reversedMinor }) => {
        const words = t('earnings.monthOf', {
          month: monthName(month, locale, 'long'),
          amount: money(BigInt(earnedMinor) - BigInt(reversedMinor), currency),
          sales,
        });
        const [all, kept] = [Number(earnedMinor), Number(earnedMinor) - Number(reversedMinor)].map((minor) => (minor / most) * 100);
        return (
          <li key={month} title={words} className="min-w-0">
            <svg viewBox="0 0 10 100" preserveAspectRatio="none" className="h-28 w-full text-link" aria-hidden="true">
              <rect x="0" y="99" width="10" height="1" className="fill-current opacity-20" />
              <rect x="0" y={100 - (all ?? 0)} width="10" height={all} className="fill-current opacity-25" />
              <rect x="0" y={100 - (kept ?? 0)} width="10" height={kept} className="fill-current" />
            </svg>
            <span aria-hidden="true" className="block truncate text-center text-[11px] text-muted">
              {monthName(month, locale, 'short')}
            </span>
            <span className="sr-only">{words}</span>
          </li>
        );
      })}
    </ol>
  );
}
