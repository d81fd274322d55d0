import { amountText, type Currency, parseMicro } from '@modelgrove/shared';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Job, JobCostQuote } from '../../../lib/api-types';
import { useT } from '../../../lib/i18n';
import { problemText } from '../../../lib/problem-text';
import { useMoney } from '../../../lib/use-money';
import { useSettled } from '../../../lib/use-settled';
import { Button } from '../../../ui/button';
import { cx } from '../../../ui/class-names';
import { TextField } from '../../../ui/field';
import { Icon } from '../../../ui/icon';
import { Notice } from '../../../ui/notice';
import { type ComputeWish, costQuoteQuery, useStartPaid } from '../api/computing';
import { OfferList } from './offer-list';
import { SharingChoice } from './sharing-choice';

const TYPING_MS = 200;

/** What a quoted job may cost and where it may run, with what that comes to while it is typed. */
export function StartTerms({ job, onStarted }: { job: Job; onStarted: () => void }) {
  const t = useT();
  const [maxPrice, setMaxPrice] = useState('0');
  const [mostCost, setMostCost] = useState('');
  const [runners, setRunners] = useState<ComputeWish['runners']>('none');
  const settled = useSettled(maxPrice, TYPING_MS);
  const isPrice = parseMicro(settled) !== null;
  const quote = useQuery({ ...costQuoteQuery(job.key, settled), enabled: isPrice });
  const start = useStartPaid(job.key, onStarted);
  const wish = { maxPrice: maxPrice.trim(), runners, ...(mostCost.trim() === '' ? {} : { mostCost: mostCost.trim() }) };
  const isOld = settled !== maxPrice || quote.isPlaceholderData;
  const { data } = quote;
  return (
    <div className="space-y-4">
      <p className="text-sm text-muted">{t('compute.termsText')}</p>
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField
          label={t('compute.maxPrice', { currency: data?.currency ?? '' })}
          hint={t('compute.maxPriceHint')}
          error={settled !== '' && !isPrice ? t('refusal.compute/price') : undefined}
          value={maxPrice}
          onChange={(event) => setMaxPrice(event.target.value)}
          inputMode="decimal"
          autoComplete="off"
          maxLength={20}
        />
        <TextField
          label={t('compute.mostCost', { currency: data?.currency ?? '' })}
          hint={t('compute.mostCostHint')}
          placeholder={data === undefined ? '' : amountText(BigInt(data.mostMinor), data.currency as Currency)}
          value={mostCost}
          onChange={(event) => setMostCost(event.target.value)}
          inputMode="decimal"
          autoComplete="off"
          maxLength={20}
          disabled={Number(maxPrice) === 0}
        />
      </div>
      <SharingChoice value={runners} hidden={data?.hidden ?? []} onChange={setRunners} />
      {data === undefined ? null : (
        <section aria-live="polite" aria-busy={isOld} className={cx('space-y-2', isOld && 'opacity-60')}>
          <Likely quote={data} />
          <OfferList offers={data.offers} currency={data.currency} wish={{ maxPrice: settled, runners }} />
        </section>
      )}
      {quote.isError ? <Notice tone="danger">{problemText(quote.error, t)}</Notice> : null}
      {start.isError ? <Notice tone="danger">{problemText(start.error, t)}</Notice> : null}
      <Button tone="primary" disabled={start.isPending || !isPrice || isOld} onClick={() => start.mutate(wish)}>
        <Icon name="play" />
        {t('compute.start')}
      </Button>
    </div>
  );
}

/** From the estimate of its time, and what is set aside for it. */
function Likely({ quote: { likely, mostMinor, currency, price } }: { quote: JobCostQuote }) {
  const t = useT();
  const money = useMoney();
  if (Number(price) === 0) return <p className="font-medium">{t('compute.costsNothing')}</p>;
  return (
    <p>
      <span className="font-medium tabular-nums">
        {likely === null
          ? t('compute.unknown')
          : t('compute.likely', { low: money(likely.lowMinor, currency), high: money(likely.highMinor, currency) })}
      </span>{' '}
      <span className="text-muted">{t('compute.mostOfTime', { amount: money(mostMinor, currency) })}</span>
    </p>
  );
}
