import { useQuery } from '@tanstack/react-query';
import type { Job, JobAttemptCost, JobCost } from '../../../lib/api-types';
import { useLocale, useT } from '../../../lib/i18n';
import { useMoney } from '../../../lib/use-money';
import { Figure, Figures } from '../../../ui/figures';
import { Panel } from '../../../ui/page';
import { costQuery } from '../api/computing';
import { StartTerms } from './start-terms';
import { useHourPrice } from './use-hour-price';

interface Props {
  job: Job;
  formatSeconds: (seconds: number, locale: string) => string;
}

/** The money of a job: what it may cost before it starts, what is set aside and used while it runs, and each attempt as both sides counted it. */
export function JobCostPanel({ job, formatSeconds }: Props) {
  const t = useT();
  const { data } = useQuery(costQuery(job.key, job.state === 'running'));
  if (job.state === 'quoted')
    return (
      <Panel title={t('compute.terms')}>
        <StartTerms job={job} onStarted={() => undefined} />
      </Panel>
    );
  if (data === undefined || data.heldMinor === null) return null;
  return (
    <Panel title={t('compute.cost')}>
      <div className="space-y-4">
        <Standing cost={data} held={data.heldMinor} />
        {data.attempts.length === 0 ? null : <Attempts cost={data} formatSeconds={formatSeconds} />}
      </div>
    </Panel>
  );
}

function Standing({ cost: { usedMinor, isSettled, currency, maxPrice }, held }: { cost: JobCost; held: string }) {
  const t = useT();
  const money = useMoney();
  const hourPrice = useHourPrice();
  const rest = BigInt(held) - BigInt(usedMinor);
  return (
    <Figures>
      <Figure title={t(isSettled ? 'compute.paid' : 'compute.usedSoFar')}>{money(usedMinor, currency)}</Figure>
      <Figure
        title={t(isSettled ? 'compute.wasHeld' : 'compute.held')}
        note={t(isSettled ? 'compute.givenBack' : 'compute.heldNote', { amount: money(rest, currency) })}
      >
        {money(held, currency)}
      </Figure>
      <Figure title={t('compute.agreed')}>{hourPrice(maxPrice, currency)}</Figure>
    </Figures>
  );
}

function Attempts({ cost: { attempts, currency }, formatSeconds }: { cost: JobCost; formatSeconds: Props['formatSeconds'] }) {
  const t = useT();
  return (
    <div className="overflow-x-auto" tabIndex={0} role="region" aria-label={t('compute.attempts')}>
      <table className="w-full text-sm">
        <caption className="sr-only">{t('compute.attempts')}</caption>
        <thead className="text-left text-xs text-muted">
          <tr className="border-b border-line">
            <th scope="col" className="py-1.5 pe-3 font-normal">
              {t('compute.attempt')}
            </th>
            {(['byHub', 'byRunner', 'amount'] as const).map((column) => (
              <th key={column} scope="col" className="py-1.5 ps-3 text-right font-normal whitespace-nowrap">
                {t(`compute.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {attempts.map((attempt) => (
            <Attempt key={attempt.attempt} attempt={attempt} currency={currency} formatSeconds={formatSeconds} />
          ))}
        </tbody>
      </table>
      <p className="mt-2 text-xs text-muted">{t('compute.lower')}</p>
    </div>
  );
}

function Attempt({
  attempt,
  currency,
  formatSeconds,
}: {
  attempt: JobAttemptCost;
  currency: string;
  formatSeconds: Props['formatSeconds'];
}) {
  const t = useT();
  const locale = useLocale();
  const money = useMoney();
  const hourPrice = useHourPrice();
  const { runner, owner, isHubs, hubSeconds, runnerSeconds, amountMinor, isFault } = attempt;
  const whose = isHubs ? t('compute.hubs') : owner === null ? t('sale.nobody') : t('compute.of', { owner });
  return (
    <tr className="border-b border-line align-top">
      <th scope="row" className="py-2 pe-3 text-left font-normal">
        <span className="block" data-by-user="">
          {t('compute.onRunner', { attempt: attempt.attempt, runner })}
        </span>
        <span className="block text-xs text-muted">
          {[whose, hourPrice(attempt.hourPrice, currency), ...(isFault ? [t('compute.fault')] : [])].join(' · ')}
        </span>
      </th>
      <td className="py-2 ps-3 text-right whitespace-nowrap tabular-nums">{formatSeconds(hubSeconds, locale)}</td>
      <td className="py-2 ps-3 text-right whitespace-nowrap tabular-nums">
        {runnerSeconds === null ? t('compute.silent') : formatSeconds(runnerSeconds, locale)}
      </td>
      <td className="py-2 ps-3 text-right whitespace-nowrap tabular-nums">{money(amountMinor, currency)}</td>
    </tr>
  );
}
