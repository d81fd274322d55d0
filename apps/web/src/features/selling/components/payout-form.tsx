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
import { useRequestPayout } from '../api/sales';

/** Asks for what can be paid out; or says why nothing can. */
export function PayoutForm({ namespace, data }: { namespace: string; data: Earnings }) {
  const t = useT();
  const money = useMoney();
  const { currency, earnings, terms } = data;
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
        <AskForm key={earnings.availableMinor} namespace={namespace} data={data} />
      ) : (
        <Notice>{t('payouts.notYet')}</Notice>
      )}
    </div>
  );
}

function AskForm({ namespace, data: { currency, earnings, terms } }: { namespace: string; data: Earnings }) {
  const t = useT();
  const money = useMoney();
  const { say } = useToast();
  const request = useRequestPayout(namespace);
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
    const wish = { amount: amount.trim(), provider, destination: destination.trim(), requestKey };
    request.mutate(wish, { onSuccess: () => (say(t('payouts.asked', { amount: money(minor, currency) })), setDestination('')) });
  };
  return (
    <form onSubmit={submit} className="max-w-md space-y-4">
      {request.isError ? <Notice tone="danger">{problemText(request.error, t)}</Notice> : null}
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
        <Button type="submit" tone="primary" disabled={request.isPending || !isAmount || destination.trim().length < 4}>
          {t('payouts.send')}
        </Button>
      </div>
    </form>
  );
}
