import { parseMicro } from '@modelgrove/shared';
import { useState, type FormEvent } from 'react';
import type { ShowbackMonth, ShowbackRates } from '../../../lib/api-types';
import { formTexts } from '../../../lib/form-text';
import { useLocale, useT } from '../../../lib/i18n';
import { formatDecimal } from '../../../lib/money-text';
import { problemText } from '../../../lib/problem-text';
import { Button } from '../../../ui/button';
import { TextField } from '../../../ui/field';
import { Notice } from '../../../ui/notice';
import { Panel } from '../../../ui/page';
import { useToast } from '../../../ui/toast';
import { useSetRates, type RatesWish } from '../api/showback';

const RATES = ['storage', 'jobHour', 'trained', 'prompt', 'completion'] as const;
type Rate = (typeof RATES)[number];

interface Props {
  month: ShowbackMonth;
  mayChange?: boolean;
  className?: string;
}

/** What a quantity costs inside the company: for administrators a form in the present month, else those of the month that is shown, if there are any. */
export function RatesPanel({ month, mayChange = false, className }: Props) {
  const t = useT();
  const isForm = mayChange && month.month === month.lastMonth;
  if (!isForm && !month.isPriced) return null;
  return (
    <Panel title={t('showback.rates')} className={className}>
      {isForm ? <RatesForm key={JSON.stringify(month.rates)} month={month} /> : <RatesList rates={month.rates} currency={month.currency} />}
    </Panel>
  );
}

function RatesList({ rates, currency }: { rates: ShowbackRates; currency: string }) {
  const t = useT();
  const locale = useLocale();
  return (
    <dl className="grid gap-x-8 gap-y-1 text-sm sm:grid-cols-2">
      {RATES.map((rate) => (
        <div key={rate} className="flex justify-between gap-4">
          <dt className="text-muted">{t(`showback.rate.${rate}`)}</dt>
          <dd className="tabular-nums">{formatDecimal(rates[rate], currency, locale)}</dd>
        </div>
      ))}
    </dl>
  );
}

function RatesForm({ month: { rates, currency } }: { month: ShowbackMonth }) {
  const t = useT();
  const { say } = useToast();
  const set = useSetRates();
  const [wrong, setWrong] = useState<readonly Rate[]>([]);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    const text = formTexts(event);
    const wish = Object.fromEntries(RATES.map((rate) => [rate, text(rate).trim()])) as RatesWish;
    const bad = RATES.filter((rate) => parseMicro(wish[rate]) === null);
    setWrong(bad);
    if (bad.length === 0) set.mutate(wish, { onSuccess: () => say(t('settings.saved')) });
  };
  return (
    <form onSubmit={submit} noValidate className="space-y-4">
      {set.isError ? <Notice tone="danger">{problemText(set.error, t)}</Notice> : null}
      <p className="max-w-prose text-sm text-muted">{t('showback.ratesText', { currency })}</p>
      <div className="grid items-start gap-3 sm:grid-cols-2 lg:grid-cols-3">
        {RATES.map((rate) => (
          <TextField
            key={rate}
            label={t(`showback.rate.${rate}`)}
            error={wrong.includes(rate) ? t('showback.rateWrong') : undefined}
            name={rate}
            defaultValue={rates[rate]}
            inputMode="decimal"
            autoComplete="off"
            maxLength={20}
          />
        ))}
      </div>
      <div className="flex justify-end">
        <Button type="submit" tone="primary" disabled={set.isPending}>
          {t('save')}
        </Button>
      </div>
    </form>
  );
}
