import { amountText, type Currency, parseAmount } from '@modelgrove/shared';
import { useQuery } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import type { HubBook, MoneyRules } from '../../../lib/api-types';
import { formTexts } from '../../../lib/form-text';
import { formatDay } from '../../../lib/formats';
import { useLocale, useT } from '../../../lib/i18n';
import { problemText } from '../../../lib/problem-text';
import { useMoney } from '../../../lib/use-money';
import { Button } from '../../../ui/button';
import { TextField } from '../../../ui/field';
import { Notice } from '../../../ui/notice';
import { Panel } from '../../../ui/page';
import { QueryView } from '../../../ui/query-view';
import { SkeletonRows } from '../../../ui/skeleton';
import { useToast } from '../../../ui/toast';
import { hubBookQuery, rulesQuery, type RulesWish, useChangeRules } from '../api/ledger';
import { accountName } from '../model/account-words';

/** What the hub itself has, and the rules by which it takes part. */
export function Overview() {
  const t = useT();
  const book = useQuery(hubBookQuery);
  const rules = useQuery(rulesQuery);
  // Here and not in the form, which begins anew when the rules have changed.
  const { say } = useToast();
  const change = useChangeRules();
  const save = (wish: RulesWish) => change.mutate(wish, { onSuccess: () => say(t('settings.saved')) });
  return (
    <div className="space-y-6">
      <Panel title={t('book.balances')}>
        <QueryView query={book} waiting={<SkeletonRows count={3} className="h-9" />}>
          {(data) => <Balances book={data} />}
        </QueryView>
      </Panel>
      <Panel title={t('book.rules')}>
        <QueryView query={rules} waiting={<SkeletonRows count={3} className="h-9" />}>
          {(data) => <RulesForm key={JSON.stringify(data)} rules={data} onSave={save} error={change.error} pending={change.isPending} />}
        </QueryView>
      </Panel>
    </div>
  );
}

function Balances({ book: { balances, closed } }: { book: HubBook }) {
  const t = useT();
  const locale = useLocale();
  const money = useMoney();
  return (
    <>
      {balances.length === 0 ? <p className="text-muted">{t('book.nothing')}</p> : null}
      <ul className="divide-y divide-line text-sm">
        {balances.map(({ kind, qualifier, currency, amountMinor }) => (
          <li key={`${kind} ${qualifier} ${currency}`} className="flex justify-between gap-4 py-1.5">
            <span>{accountName(kind, qualifier, t)}</span>
            <span className="tabular-nums">{money(amountMinor, currency)}</span>
          </li>
        ))}
      </ul>
      {closed === null ? null : (
        <p className="mt-3 text-xs text-muted">
          {t('book.closed', { day: formatDay(closed.day, locale) })} <code className="font-mono break-all">{closed.hash}</code>
        </p>
      )}
    </>
  );
}

type Field = 'fee' | 'days' | 'minimum';

interface RulesProps {
  rules: MoneyRules;
  onSave: (wish: RulesWish) => void;
  error: unknown;
  pending: boolean;
}

function RulesForm({ rules, onSave, error, pending }: RulesProps) {
  const t = useT();
  const currency = rules.currency as Currency;
  const [wrong, setWrong] = useState<readonly Field[]>([]);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    const text = formTexts(event);
    const read = readRules(text('fee'), text('days'), text('minimum'), currency);
    setWrong('wrong' in read ? read.wrong : []);
    if ('wish' in read) onSave(read.wish);
  };
  const wrongIf = (field: Field) => (wrong.includes(field) ? t('book.ruleWrong') : undefined);
  return (
    <form onSubmit={submit} noValidate className="space-y-4">
      {error ? <Notice tone="danger">{problemText(error, t)}</Notice> : null}
      <p className="text-sm text-muted">{t('book.rulesText')}</p>
      <div className="grid items-start gap-3 sm:grid-cols-3">
        <TextField
          label={t('book.fee')}
          error={wrongIf('fee')}
          name="fee"
          defaultValue={String(rules.saleFeeBasisPoints / 100)}
          inputMode="decimal"
        />
        <TextField
          label={t('book.days')}
          error={wrongIf('days')}
          name="days"
          defaultValue={String(rules.holdBackDays)}
          inputMode="numeric"
        />
        <TextField
          label={t('book.minimum', { currency })}
          error={wrongIf('minimum')}
          name="minimum"
          defaultValue={amountText(BigInt(rules.payoutMinimumMinor), currency)}
          inputMode="decimal"
        />
      </div>
      <div className="flex justify-end">
        <Button type="submit" tone="primary" disabled={pending}>
          {t('save')}
        </Button>
      </div>
    </form>
  );
}

function readRules(fee: string, days: string, minimum: string, currency: Currency): { wish: RulesWish } | { wrong: Field[] } {
  const wrong: Field[] = [];
  const points = /^\d{1,3}([.,]\d{1,2})?$/.test(fee.trim()) ? Math.round(Number(fee.trim().replace(',', '.')) * 100) : 10_001;
  if (points > 10_000) wrong.push('fee');
  if (!/^\d{1,3}$/.test(days.trim()) || Number(days) > 365) wrong.push('days');
  if (parseAmount(minimum, currency) === null) wrong.push('minimum');
  return wrong.length > 0 ? { wrong } : { wish: { saleFeeBasisPoints: points, holdBackDays: Number(days), payoutMinimum: minimum.trim() } };
}
