import { useState, type FormEvent } from 'react';
import type { Money, Payment } from '../../../lib/api-types';
import { HubError } from '../../../lib/hub-error';
import { useLocale, useT } from '../../../lib/i18n';
import { formatMoney } from '../../../lib/money-text';
import { problemText } from '../../../lib/problem-text';
import { newRequestKey } from '../../../lib/request-key';
import { Button } from '../../../ui/button';
import { SelectField, TextField } from '../../../ui/field';
import { Notice } from '../../../ui/notice';
import { useTopUp } from '../api/money';
import { amountExample, amountProblem, suggestedAmount } from '../model/top-up-form';
import { useProviderName } from './provider-name';

interface Props {
  namespace: string;
  money: Money;
  missingMinor?: bigint;
  returnTo: string;
  onWished: (payment: Payment) => void;
  onClose: () => void;
}

export function TopUpForm({ namespace, money, missingMinor, returnTo, onWished, onClose }: Props) {
  const t = useT();
  const [amount, setAmount] = useState(() => suggestedAmount(missingMinor ?? null, money));
  const [provider, setProvider] = useState(money.providers[0] ?? '');
  const [isSent, setSent] = useState(false);
  // One for what this form wants: a second click, and a try after a lost answer, are the same wish.
  const [requestKey, setRequestKey] = useState(newRequestKey);
  const topUp = useTopUp(namespace);
  const problem = amountProblem(amount, money);
  const change = (text: string) => {
    setAmount(text);
    setRequestKey(newRequestKey());
    topUp.reset();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setSent(true);
    if (problem === null && !topUp.isPending)
      topUp.mutate({ amount: amount.trim(), provider, requestKey, returnTo }, { onSuccess: onWished });
  };
  const isOfAmount = topUp.error instanceof HubError && (topUp.error.code === 'money/amount' || 'amount' in topUp.error.fields);
  return (
    <form onSubmit={submit} noValidate className="space-y-4">
      {money.isTest ? <Notice tone="warn">{t('money.isTest')}</Notice> : null}
      {topUp.error && !isOfAmount ? <Notice tone="danger">{problemText(topUp.error, t)}</Notice> : null}
      <AmountField money={money} value={amount} onChange={change} problem={isOfAmount ? 'range' : isSent ? problem : null} />
      {money.providers.length > 1 ? <ProviderField money={money} value={provider} onChange={setProvider} /> : null}
      <div className="flex justify-end gap-2">
        <Button onClick={onClose}>{t('cancel')}</Button>
        <Button type="submit" tone="primary" disabled={topUp.isPending}>
          {t('money.topUpGo')}
        </Button>
      </div>
    </form>
  );
}

interface AmountProps {
  money: Money;
  value: string;
  onChange: (text: string) => void;
  problem: 'none' | 'range' | null;
}

function AmountField({ money, value, onChange, problem }: AmountProps) {
  const t = useT();
  const locale = useLocale();
  const limits = {
    least: formatMoney(money.leastTopUpMinor, money.currency, locale),
    most: formatMoney(money.mostTopUpMinor, money.currency, locale),
  };
  return (
    <TextField
      label={t('money.amountIn', { currency: money.currency })}
      hint={t('money.amountBetween', limits)}
      error={problem === null ? undefined : t(problem === 'none' ? 'money.noAmount' : 'money.amountBetween', limits)}
      value={value}
      onChange={(event) => onChange(event.target.value)}
      placeholder={amountExample(money.currency)}
      inputMode="decimal"
      autoComplete="off"
      name="amount"
    />
  );
}

function ProviderField({ money, value, onChange }: { money: Money; value: string; onChange: (name: string) => void }) {
  const t = useT();
  const nameOf = useProviderName();
  return (
    <SelectField label={t('money.payBy')} value={value} onChange={(event) => onChange(event.target.value)} name="provider">
      {money.providers.map((name) => (
        <option key={name} value={name}>
          {nameOf(name)}
        </option>
      ))}
    </SelectField>
  );
}
