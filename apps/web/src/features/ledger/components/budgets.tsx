import { amountText, type Currency, parseAmount } from '@modelgrove/shared';
import { useQuery } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import type { Budget } from '../../../lib/api-types';
import { useT } from '../../../lib/i18n';
import { problemText } from '../../../lib/problem-text';
import { useMoney } from '../../../lib/use-money';
import { Button } from '../../../ui/button';
import { Dialog } from '../../../ui/dialog';
import { Empty } from '../../../ui/empty';
import { TextField } from '../../../ui/field';
import { AppLink } from '../../../ui/link';
import { Notice } from '../../../ui/notice';
import { QueryView } from '../../../ui/query-view';
import { SkeletonRows } from '../../../ui/skeleton';
import { useToast } from '../../../ui/toast';
import { budgetsQuery, useSetBudget } from '../api/ledger';
import { BookPaging } from './book-paging';

/** What organizations of a company may spend in a month, in units of the hub's own. */
export function Budgets({ question }: { question: Record<string, string> }) {
  const t = useT();
  const budgets = useQuery(budgetsQuery(question));
  const [changing, setChanging] = useState<Budget | null>(null);
  return (
    <>
      <p className="mb-4 max-w-prose text-muted">{t('budget.text')}</p>
      <QueryView query={budgets} waiting={<SkeletonRows count={5} className="h-14" />}>
        {(page) =>
          page.budgets.length === 0 ? (
            <Empty>{t('budget.none')}</Empty>
          ) : (
            <>
              <ul
                className="divide-y divide-line rounded-panel border border-line bg-surface text-sm"
                aria-busy={budgets.isPlaceholderData}
              >
                {page.budgets.map((budget) => (
                  <Row key={budget.namespace} budget={budget} onChange={() => setChanging(budget)} />
                ))}
              </ul>
              <BookPaging part="budgets" question={question} next={page.nextCursor} />
            </>
          )
        }
      </QueryView>
      <Dialog
        open={changing !== null}
        onOpenChange={() => setChanging(null)}
        title={t('budget.changeOf', { name: changing?.namespace ?? '' })}
      >
        {changing === null ? null : <BudgetForm key={changing.namespace} budget={changing} onClose={() => setChanging(null)} />}
      </Dialog>
    </>
  );
}

function Row({ budget: { namespace, currency, monthlyMinor, usedMinor }, onChange }: { budget: Budget; onChange: () => void }) {
  const t = useT();
  const money = useMoney();
  const used = money(usedMinor, currency);
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 p-3">
      <AppLink href={`/${encodeURIComponent(namespace)}`} className="min-w-0 grow font-medium break-words text-ink hover:text-link">
        {namespace}
      </AppLink>
      <span className="tabular-nums">
        {monthlyMinor === null ? t('budget.without', { used }) : t('budget.usedOf', { used, all: money(monthlyMinor, currency) })}
      </span>
      <Button onClick={onChange} aria-label={t('budget.changeOf', { name: namespace })}>
        {t('budget.change')}
      </Button>
    </li>
  );
}

function BudgetForm({ budget: { namespace, currency, monthlyMinor }, onClose }: { budget: Budget; onClose: () => void }) {
  const t = useT();
  const { say } = useToast();
  const set = useSetBudget();
  const [text, setText] = useState(monthlyMinor === null ? '' : amountText(BigInt(monthlyMinor), currency as Currency));
  const isAmount = text.trim() === '' || parseAmount(text, currency as Currency) !== null;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const monthly = text.trim() === '' ? null : text.trim();
    if (isAmount) set.mutate({ namespace, monthly }, { onSuccess: () => (say(t('settings.saved')), onClose()) });
  };
  return (
    <form onSubmit={submit} className="space-y-4">
      {set.isError ? <Notice tone="danger">{problemText(set.error, t)}</Notice> : null}
      <TextField
        label={t('budget.monthly', { currency })}
        hint={t('budget.monthlyHint')}
        error={isAmount ? undefined : t('budget.wrong')}
        value={text}
        onChange={(event) => setText(event.target.value)}
        inputMode="decimal"
        autoComplete="off"
        maxLength={20}
      />
      <div className="flex justify-end gap-2">
        <Button onClick={onClose}>{t('cancel')}</Button>
        <Button type="submit" tone="primary" disabled={set.isPending || !isAmount}>
          {t('save')}
        </Button>
      </div>
    </form>
  );
}
