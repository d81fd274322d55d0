import type { ReactNode } from 'react';
import type { Plan } from '../../../lib/api-types';
import { useLocale, useT } from '../../../lib/i18n';
import { useMoney } from '../../../lib/use-money';
import { Badge } from '../../../ui/badge';
import { Icon } from '../../../ui/icon';
import { termLines } from '../model/plan-terms';

export type Interval = 'month' | 'year';

interface Props {
  plan: Plan;
  interval: Interval;
  /** It is the one that somebody has. */
  isOwn: boolean;
  children?: ReactNode;
}

/** One plan: its price, and what it gives. */
export function PlanCard({ plan, interval, isOwn, children }: Props) {
  const t = useT();
  const locale = useLocale();
  const lines = termLines(plan, locale);
  return (
    <section className="flex flex-col rounded-panel border border-line bg-surface p-5">
      <div className="flex items-center gap-2">
        <h2 className="text-lg font-semibold">{plan.name[locale]}</h2>
        {isOwn ? <Badge tone="accent">{t('plan.own')}</Badge> : null}
      </div>
      <p className="mt-1 text-muted">{plan.summary[locale]}</p>
      <Price plan={plan} interval={interval} />
      <ul className="mt-4 grow space-y-2">
        {lines.map(({ id, values }) => (
          <li key={id} className="flex items-start gap-2">
            <Icon name="check" className="mt-0.5 size-4 shrink-0 text-link" />
            {t(id, values)}
          </li>
        ))}
      </ul>
      {children === undefined ? null : <div className="mt-5">{children}</div>}
    </section>
  );
}

function Price({ plan: { currency, monthMinor, yearMinor, isPerSeat, trialDays }, interval }: Pick<Props, 'plan' | 'interval'>) {
  const t = useT();
  const money = useMoney();
  if (monthMinor === '0') return <p className="mt-4 text-2xl font-semibold">{t('plan.free')}</p>;
  const per = isPerSeat ? t(`plan.perSeat.${interval}`) : t(`plan.per.${interval}`);
  return (
    <p className="mt-4">
      <span className="text-2xl font-semibold">{money(interval === 'month' ? monthMinor : yearMinor, currency)}</span>{' '}
      <span className="text-muted">{per}</span>
      {trialDays > 0 ? <span className="mt-1 block text-xs text-muted">{t('plan.trialDays', { days: trialDays })}</span> : null}
    </p>
  );
}
