import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { OwnRunners, Runner } from '../../../lib/api-types';
import { useLocale, useT } from '../../../lib/i18n';
import { Badge } from '../../../ui/badge';
import { Button } from '../../../ui/button';
import { Panel } from '../../../ui/page';
import { ownRunnersQuery } from '../api/computing';
import { RateCardDialog } from './rate-card';
import { useHourPrice } from './use-hour-price';

/** Machines of somebody's own, what they cost others, and the way to change that. Nothing where there are none. */
export function OwnRunnersPanel({ namespace }: { namespace: string }) {
  const t = useT();
  const locale = useLocale();
  const { data } = useQuery(ownRunnersQuery(namespace));
  const [priced, setPriced] = useState<Runner | null>(null);
  if (data === undefined || data.runners.length === 0) return null;
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 2 }).format(data.feeBasisPoints / 10_000);
  return (
    <Panel title={t('rate.runners')}>
      <p className="text-sm text-muted">{t('rate.runnersText', { percent })}</p>
      <Rows data={data} onPrice={setPriced} />
      <RateCardDialog runner={priced} currency={data.currency} mayOpen={data.mayOpen} onClose={() => setPriced(null)} />
    </Panel>
  );
}

function Rows({ data: { runners, currency }, onPrice }: { data: OwnRunners; onPrice: (runner: Runner) => void }) {
  const t = useT();
  const hourPrice = useHourPrice();
  return (
    <ul className="mt-2 divide-y divide-line text-sm">
      {runners.map((runner) => (
        <li key={runner.id} className="flex flex-wrap items-center gap-x-3 gap-y-1 py-2">
          <span className="min-w-0 grow break-words">
            <span className="font-medium" data-by-user="">
              {runner.name}
            </span>{' '}
            <Badge tone={runner.isOpen ? 'accent' : 'plain'}>{t(runner.isOpen ? 'rate.isOpen' : 'rate.isClosed')}</Badge>
          </span>
          <span className="text-muted tabular-nums">
            {t(runner.gpus === 0 && Number(runner.gpuHour) === 0 ? 'rate.cpuOnly' : 'rate.both', {
              cpu: hourPrice(runner.cpuHour, currency),
              gpu: hourPrice(runner.gpuHour, currency),
            })}
          </span>
          <Button onClick={() => onPrice(runner)} aria-label={t('rate.changeOf', { name: runner.name })}>
            {t('rate.change')}
          </Button>
        </li>
      ))}
    </ul>
  );
}
