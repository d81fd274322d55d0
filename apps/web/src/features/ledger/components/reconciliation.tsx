import { useQuery } from '@tanstack/react-query';
import type { FormEvent } from 'react';
import type { Reconciliation as Report, ReconciliationDifference } from '../../../lib/api-types';
import { formTexts } from '../../../lib/form-text';
import { useT } from '../../../lib/i18n';
import { useGo } from '../../../lib/use-go';
import { useMoney } from '../../../lib/use-money';
import { Button } from '../../../ui/button';
import { SelectField, TextField } from '../../../ui/field';
import { Notice } from '../../../ui/notice';
import { QueryView } from '../../../ui/query-view';
import { SkeletonRows } from '../../../ui/skeleton';
import { reconciliationQuery } from '../api/ledger';
import { bookHref } from '../model/book-address';

interface Props {
  question: Record<string, string>;
  providers: readonly string[];
}

/** Our book of payments against the provider's, for some days. The address says which. */
export function Reconciliation({ question, providers }: Props) {
  const t = useT();
  const go = useGo();
  const today = new Date().toISOString().slice(0, 10);
  const asked = {
    provider: question['provider'] ?? providers[0] ?? '',
    from: question['from'] ?? `${today.slice(0, 8)}01`,
    to: question['to'] ?? today,
  };
  const report = useQuery({ ...reconciliationQuery(asked), enabled: asked.provider !== '' });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    const text = formTexts(event);
    go(bookHref('reconciliation', { provider: text('provider'), from: text('from'), to: text('to') }));
  };
  return (
    <div className="space-y-4">
      <p className="max-w-prose text-muted">{t('reconcile.text')}</p>
      <form key={JSON.stringify(asked)} onSubmit={submit} className="grid items-end gap-3 sm:grid-cols-[1fr_1fr_1fr_auto]">
        <SelectField label={t('reconcile.provider')} name="provider" defaultValue={asked.provider}>
          {providers.map((provider) => (
            <option key={provider}>{provider}</option>
          ))}
        </SelectField>
        <TextField label={t('reconcile.from')} name="from" type="date" defaultValue={asked.from} required />
        <TextField label={t('reconcile.to')} name="to" type="date" defaultValue={asked.to} required />
        <Button type="submit" className="h-9">
          {t('reconcile.compare')}
        </Button>
      </form>
      <QueryView query={report} waiting={<SkeletonRows count={3} className="h-9" />}>
        {(data) => <Outcome report={data} />}
      </QueryView>
    </div>
  );
}

function Outcome({ report: { same, sums, differences } }: { report: Report }) {
  const t = useT();
  const money = useMoney();
  return (
    <div className="space-y-4" aria-live="polite">
      {differences.length === 0 ? (
        <Notice>{t('reconcile.none', { count: same })}</Notice>
      ) : (
        <Notice tone="danger">{t('reconcile.found', { count: differences.length, same })}</Notice>
      )}
      <ul className="divide-y divide-line rounded-panel border border-line bg-surface text-sm empty:hidden">
        {differences.map((difference) => (
          <Difference key={`${difference.kind} ${difference.key}`} difference={difference} />
        ))}
      </ul>
      <ul className="divide-y divide-line text-sm">
        {sums.map(({ kind, currency, amountMinor, feeMinor }) => (
          <li key={`${kind} ${currency}`} className="flex flex-wrap justify-between gap-x-4 py-1.5">
            <span>{t(`payment.kind.${kind as 'charge'}`)}</span>
            <span className="tabular-nums">
              {money(amountMinor, currency)}{' '}
              <span className="text-muted">{t('reconcile.fees', { amount: money(feeMinor, currency) })}</span>
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}

function Difference({ difference: { kind, key, providerRef, ours, theirs } }: { difference: ReconciliationDifference }) {
  const t = useT();
  const money = useMoney();
  const side = (one: ReconciliationDifference['ours']) =>
    one === null ? '' : `${money(one.amountMinor, one.currency)}, ${t(`payment.state.${one.state as 'waiting'}`)}`;
  const words = ours === null ? 'reconcile.onlyTheirs' : theirs === null ? 'reconcile.onlyOurs' : 'reconcile.otherwise';
  return (
    <li className="p-3">
      <p>
        {t(`payment.kind.${kind as 'charge'}`)}: {t(words, { ours: side(ours), theirs: side(theirs) })}
      </p>
      <p className="text-xs text-muted">
        <code className="font-mono break-all">{key}</code>{' '}
        {providerRef === null ? null : <code className="font-mono break-all">{providerRef}</code>}
      </p>
    </li>
  );
}
