import { amountText, type Currency, parseAmount } from '@modelgrove/shared';
import { useState, type FormEvent } from 'react';
import type { Earnings } from '../../../lib/api-types';
import { useT } from '../../../lib/i18n';
import { problemText } from '../../../lib/problem-text';
import { newRequestKey } from '../../../lib/request-key';
import { useMoney } from '../../../lib/use-money';
import { Button } from '../../../ui/button';
import { SelectField, TextField } from '../../../ui/field';
import { Notice } from '../../../ui/notice';
import { useToast } from '../../../ui/toast';
import { type PayoutWish, useRequestPayout } from '../api/sales';

/** Asks for what can be paid out; or says why nothing can. */
export function PayoutForm({ namespace, data }: { namespace: string; data: Earnings }) {
  const t = useT();
  const money = useMoney();
  const { currency, earnings, terms } = data;
  // Here and not in the form, which begins anew when what is available has changed.
  const { say } = useToast();
  const request = useRequestPayout(namespace);
  const ask = (wish: PayoutWish, minor: bigint) =>
    request.mutate(wish, { onSuccess: () => say(t('payouts.asked', { amount: money(minor, currency) })) });
  const available = money(earnings.availableMinor, currency);
  const isEnough = BigInt(earnings.availableMinor) >= BigInt(terms.minimumMinor) && earnings.availableMinor !== '0';
  return (
    <div className="space-y-4">
      <p className="text-sm text-muted">
        {t('payouts.terms', { available, minimum: money(terms.minimumMinor, currency), days: terms.holdBackDays })}
      </p>
      {terms.providers.length === 0 ? (
        <Notice tone="warn">{t('payouts.noWay')}</Notice>
      ) : isEnough ? (
        <AskForm key={earnings.availableMinor} data={data} onAsk={ask} error={request.error} pending={request.isPending} />
      ) : (
        <Notice>{t('payouts.notYet')}</Notice>
      )}
    </div>
  );
}

interface AskProps {
  data: Earnings;
  onAsk: (wish: PayoutWish, minor: bigint) => void;
  error: unknown;
  pending: boolean;
}

function AskForm({ data: { currency, earnings, terms }, onAsk, error, pending }: AskProps) {
  const t = useT();
  const money = useMoney();
  const [amount, setAmount] = useState(amountText(BigInt(earnings.availableMinor), currency as Currency));
  const [provider, setProvider] = useState(terms.providers[0] ?? '');
  const [destination, setDestination] = useState('');
  // The same wish that is sent again is one payout; another amount or another destination is another wish.
  const [requestKey, setRequestKey] = useState(newRequestKey);
  const change = (set: (text: string) => void) => (text: string) => (set(text), setRequestKey(newRequestKey()));
  const minor = parseAmount(amount, currency as Currency);
  const isAmount = minor !== null && minor >= BigInt(terms.minimumMinor) && minor > 0n && minor <= BigInt(earnings.availableMinor);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!isAmount) return;
    onAsk({ amount: amount.trim(), provider, destination: destination.trim(), requestKey }, minor);
  };
  return (
    <form onSubmit={submit} className="max-w-md space-y-4">
      {error ? <Notice tone="danger">{problemText(error, t)}</Notice> : null}
      <TextField
        label={t('payouts.amount', { currency })}
        error={
          isAmount
            ? undefined
            : t('payouts.amountWrong', { least: money(terms.minimumMinor, currency), most: money(earnings.availableMinor, currency) })
        }
        value={amount}
        onChange={(event) => change(setAmount)(event.target.value)}
        inputMode="decimal"
        autoComplete="off"
        maxLength={20}
      />
      {terms.providers.length === 1 ? null : (
        <SelectField label={t('payouts.provider')} value={provider} onChange={(event) => change(setProvider)(event.target.value)}>
          {terms.providers.map((one) => (
            <option key={one}>{one}</option>
          ))}
        </SelectField>
      )}
      <TextField
        label={t('payouts.destination')}
        hint={t('payouts.destinationHint')}
        value={destination}
        onChange={(event) => change(setDestination)(event.target.value)}
        autoComplete="off"
        minLength={4}
        maxLength={300}
        required
      />
      <div className="flex justify-end">
        <Button type="submit" tone="primary" disabled={pending || !isAmount || destination.trim().length < 4}>
          {t('payouts.send')}
        </Button>
      </div>
    </form>
  );
}
