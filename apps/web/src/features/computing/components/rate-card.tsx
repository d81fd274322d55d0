import { useQuery } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import type { Runner } from '../../../lib/api-types';
import { formatMoment } from '../../../lib/formats';
import { useLocale, useT } from '../../../lib/i18n';
import { problemText } from '../../../lib/problem-text';
import { Button } from '../../../ui/button';
import { Dialog } from '../../../ui/dialog';
import { TextField } from '../../../ui/field';
import { Notice } from '../../../ui/notice';
import { useToast } from '../../../ui/toast';
import { pastRatesQuery, useSetRate } from '../api/computing';
import { useHourPrice } from './use-hour-price';

interface Props {
  /** null: closed. */
  runner: Runner | null;
  currency: string;
  /** It may be opened to others; of the hub's own that is nothing to choose. */
  mayOpen: boolean;
  onClose: () => void;
}

/** What an hour on a runner costs, and what it cost before. */
export function RateCardDialog({ runner, currency, mayOpen, onClose }: Props) {
  const t = useT();
  return (
    <Dialog
      open={runner !== null}
      onOpenChange={onClose}
      title={t('rate.title', { name: runner?.name ?? '' })}
      description={t('rate.text')}
    >
      {runner === null ? null : <RateForm key={runner.id} runner={runner} currency={currency} mayOpen={mayOpen} onClose={onClose} />}
    </Dialog>
  );
}

function RateForm({ runner, currency, mayOpen, onClose }: Props & { runner: Runner }) {
  const t = useT();
  const { say } = useToast();
  const put = useSetRate(runner.id);
  const [cpuHour, setCpuHour] = useState(runner.cpuHour);
  const [gpuHour, setGpuHour] = useState(runner.gpuHour);
  const [isOpen, setIsOpen] = useState(runner.isOpen);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const wish = { cpuHour: cpuHour.trim(), gpuHour: gpuHour.trim(), isOpen };
    put.mutate(wish, { onSuccess: () => (say(t('rate.saved', { name: runner.name })), onClose()) });
  };
  const price = { inputMode: 'decimal', autoComplete: 'off', maxLength: 20, required: true } as const;
  return (
    <form onSubmit={submit} className="space-y-4">
      {put.isError ? <Notice tone="danger">{problemText(put.error, t)}</Notice> : null}
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField
          label={t('rate.cpu', { currency })}
          hint={t('rate.cpuHint')}
          value={cpuHour}
          onChange={(event) => setCpuHour(event.target.value)}
          {...price}
        />
        {runner.gpus === 0 && Number(gpuHour) === 0 ? null : (
          <TextField
            label={t('rate.gpu', { currency })}
            hint={t('rate.gpuHint')}
            value={gpuHour}
            onChange={(event) => setGpuHour(event.target.value)}
            {...price}
          />
        )}
      </div>
      {runner.namespace === null ? null : <OpenChoice isOpen={isOpen} mayOpen={mayOpen} onChange={setIsOpen} />}
      <PastRates id={runner.id} />
      <div className="flex justify-end gap-2">
        <Button onClick={onClose}>{t('cancel')}</Button>
        <Button type="submit" tone="primary" disabled={put.isPending}>
          {t('rate.save')}
        </Button>
      </div>
    </form>
  );
}

function OpenChoice({ isOpen, mayOpen, onChange }: { isOpen: boolean; mayOpen: boolean; onChange: (isOpen: boolean) => void }) {
  const t = useT();
  return (
    <label className="flex items-start gap-3">
      <input
        type="checkbox"
        checked={isOpen}
        disabled={!mayOpen && !isOpen}
        onChange={(event) => onChange(event.target.checked)}
        className="mt-1 size-4 accent-(--accent)"
      />
      <span>
        <span className="block font-medium">{t('rate.open')}</span>
        <span className="block text-xs text-muted">{t(mayOpen ? 'rate.openHint' : 'refusal.compute/closed')}</span>
      </span>
    </label>
  );
}

function PastRates({ id }: { id: string }) {
  const t = useT();
  const locale = useLocale();
  const hourPrice = useHourPrice();
  const { data } = useQuery(pastRatesQuery(id));
  if (data === undefined || data.rates.length === 0) return null;
  return (
    <details className="text-sm">
      <summary className="cursor-pointer text-muted">{t('rate.past', { count: data.rates.length })}</summary>
      <ul className="mt-2 max-h-48 divide-y divide-line overflow-y-auto" tabIndex={0}>
        {data.rates.map(({ at, cpuHour, gpuHour, isOpen, currency }) => (
          <li key={at} className="flex flex-wrap justify-between gap-x-4 py-1">
            <time dateTime={at}>{formatMoment(at, locale)}</time>
            <span className="tabular-nums">
              {t('rate.both', { cpu: hourPrice(cpuHour, currency), gpu: hourPrice(gpuHour, currency) })}
              {isOpen ? ` · ${t('rate.isOpen')}` : null}
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}
