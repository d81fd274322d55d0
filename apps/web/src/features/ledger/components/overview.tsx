import { amountText, type Currency, parseAmount } from '@modelgrove/shared';
import { useQuery } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import type { HubBook, MoneyRules } from '../../../lib/api-types';
import { formTexts } from '../../../lib/form-text';
import { formatDay } from '../../../lib/formats';
import { useLocale, useT } from '../../../lib/i18n';
import { parsePercent } from '../../../lib/percent';
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

const FIELDS = ['fee', 'days', 'minimum', 'tipFee', 'tipDays', 'tipMost'] as const;
type Field = (typeof FIELDS)[number];

interface RulesProps {
  rules: MoneyRules;
  onSave: (wish: RulesWish) => void;
  error: unknown;
  pending: boolean;
}

function RulesForm({ rules, onSave, error, pending }: RulesProps) {
  const t = useT();
  const currency = rules.currency as Currency;
  const known = textsOf(rules, currency);
  const [wrong, setWrong] = useState<readonly Field[]>([]);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    const read = readRules(formTexts(event) as (name: Field) => string, currency);
    setWrong('wrong' in read ? read.wrong : []);
    if ('wish' in read) onSave(read.wish);
  };
  return (
    <form onSubmit={submit} noValidate className="space-y-4">
      {error ? <Notice tone="danger">{problemText(error, t)}</Notice> : null}
      <p className="text-sm text-muted">{t('book.rulesText')}</p>
      <div className="grid items-start gap-3 sm:grid-cols-3">
        {FIELDS.map((field) => (
          <TextField
            key={field}
            label={t(`book.${field}`, { currency })}
            error={wrong.includes(field) ? t('book.ruleWrong') : undefined}
            name={field}
            defaultValue={known[field]}
            inputMode="decimal"
          />
        ))}
      </div>
      <div className="flex justify-end">
        <Button type="submit" tone="primary" disabled={pending}>
          {t('save')}
        </Button>
      </div>
    </form>
  );
}

function textsOf(rules: MoneyRules, currency: Currency): Record<Field, string> {
  return {
    fee: String(rules.saleFeeBasisPoints / 100),
    days: String(rules.holdBackDays),
    minimum: amountText(BigInt(rules.payoutMinimumMinor), currency),
    tipFee: String(rules.tipFeeBasisPoints / 100),
    tipDays: String(rules.tipHoldBackDays),
    tipMost: amountText(BigInt(rules.tipDailyMostMinor), currency),
  };
}

function readRules(text: (name: Field) => string, currency: Currency): { wish: RulesWish } | { wrong: Field[] } {
  const [saleFee, tipFee] = [parsePercent(text('fee')), parsePercent(text('tipFee'))];
  const isRight: Record<Field, boolean> = {
    fee: saleFee !== null,
    days: isDays(text('days')),
    minimum: (parseAmount(text('minimum'), currency) ?? 0n) > 0n,
    tipFee: tipFee !== null,
    tipDays: isDays(text('tipDays')),
    tipMost: parseAmount(text('tipMost'), currency) !== null,
  };
  const wrong = FIELDS.filter((field) => !isRight[field]);
  if (wrong.length > 0 || saleFee === null || tipFee === null) return { wrong };
  const sales = { saleFeeBasisPoints: saleFee, holdBackDays: Number(text('days')), payoutMinimum: text('minimum').trim() };
  return { wish: { ...sales, tipFeeBasisPoints: tipFee, tipHoldBackDays: Number(text('tipDays')), tipDailyMost: text('tipMost').trim() } };
}

function isDays(text: string): boolean {
  return /^\d{1,3}$/.test(text.trim()) && Number(text) <= 365;
}
