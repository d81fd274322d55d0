import { amountText, type Currency, parseAmount } from '@modelgrove/shared';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import type { SpendCap, UsesPage } from '../../../lib/api-types';
import { isMessage, useLocale, useT, type Translate } from '../../../lib/i18n';
import { problemText } from '../../../lib/problem-text';
import { useMoney } from '../../../lib/use-money';
import { Button } from '../../../ui/button';
import { Dialog } from '../../../ui/dialog';
import { TextField } from '../../../ui/field';
import { MoreButton } from '../../../ui/more-button';
import { Notice } from '../../../ui/notice';
import { Panel } from '../../../ui/page';
import { useToast } from '../../../ui/toast';
import { capQuery, usesQuery, useSetCap } from '../api/month-use';
import { formatMonth, ofMonth, sumOf } from '../model/uses';
import { SpentBar } from './spent-bar';
import { SpentNotice } from './spent-notice';

type Use = UsesPage['uses'][number];

interface Props {
  namespace: string;
  currency: string;
  /** Others may look, and not decide. */
  mayPay: boolean;
}

/** What is paid by use: this month, how much it may come to, and the months before. */
export function UsePanel({ namespace, currency, mayPay }: Props) {
  const t = useT();
  const list = useInfiniteQuery(usesQuery(namespace));
  const cap = useQuery(capQuery(namespace)).data;
  const [isOpen, setOpen] = useState(false);
  if (list.data === undefined || cap === undefined) return null;
  const uses = list.data.pages.flatMap((page) => page.uses);
  const now = ofMonth(uses, new Date());
  const earlier = uses.filter((use) => !now.includes(use));
  return (
    <Panel title={t('use.title')}>
      <Month uses={now} cap={cap} currency={currency} />
      {mayPay ? (
        <Button className="mt-3" onClick={() => setOpen(true)}>
          {t(cap.capMinor === null ? 'use.setCap' : 'use.changeCap')}
        </Button>
      ) : null}
      {earlier.length === 0 ? null : (
        <details className="mt-4 text-sm">
          <summary className="cursor-pointer text-muted">{t('use.earlier')}</summary>
          <Rows uses={earlier} withMonth />
          <MoreButton list={list} />
        </details>
      )}
      <Dialog open={isOpen} onOpenChange={setOpen} title={t('use.capTitle', { name: namespace })} description={t('use.capText')}>
        {isOpen ? <CapForm namespace={namespace} cap={cap} currency={currency} onClose={() => setOpen(false)} /> : null}
      </Dialog>
    </Panel>
  );
}

function Month({ uses, cap: { capMinor }, currency }: { uses: readonly Use[]; cap: SpendCap; currency: string }) {
  const t = useT();
  const money = useMoney();
  const usedMinor = String(sumOf(uses));
  const used = money(usedMinor, currency);
  const text = capMinor === null ? t('use.month', { used }) : t('use.monthOf', { used, cap: money(capMinor, currency) });
  return (
    <>
      {capMinor === null ? null : <SpentNotice of="cap" usedMinor={usedMinor} mostMinor={capMinor} />}
      <p>{text}</p>
      {capMinor === null ? null : <SpentBar usedMinor={usedMinor} mostMinor={capMinor} label={t('use.title')} text={text} />}
      {uses.length === 0 ? null : <Rows uses={uses} />}
    </>
  );
}

function Rows({ uses, withMonth = false }: { uses: readonly Use[]; withMonth?: boolean }) {
  const t = useT();
  const locale = useLocale();
  const money = useMoney();
  return (
    <ul className="mt-3 divide-y divide-line text-sm">
      {uses.map(({ id, purpose, subject, periodAt, amountMinor, currency, isClosed }) => (
        <li key={id} className="flex flex-wrap justify-between gap-x-4 py-1.5">
          <span>
            {purposeName(purpose, t)}
            {subject === '' ? null : (
              <span className="text-muted" data-by-user="">
                {' '}
                {subject}
              </span>
            )}
            {withMonth ? <span className="text-muted"> · {formatMonth(periodAt, locale)}</span> : null}
            {withMonth && !isClosed ? <span className="text-muted"> · {t('use.notTaken')}</span> : null}
          </span>
          <span className="tabular-nums">{money(amountMinor, currency)}</span>
        </li>
      ))}
    </ul>
  );
}

function purposeName(purpose: string, t: Translate): string {
  const id = `use.of.${purpose}`;
  return isMessage(id) ? t(id) : purpose;
}

function CapForm({ namespace, cap, currency, onClose }: { namespace: string; cap: SpendCap; currency: string; onClose: () => void }) {
  const t = useT();
  const { say } = useToast();
  const set = useSetCap(namespace);
  const [text, setText] = useState(cap.capMinor === null ? '' : amountText(BigInt(cap.capMinor), currency as Currency));
  const isAmount = text.trim() === '' || parseAmount(text, currency as Currency) !== null;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isAmount) set.mutate(text.trim() === '' ? null : text.trim(), { onSuccess: () => (say(t('settings.saved')), onClose()) });
  };
  return (
    <form onSubmit={submit} className="space-y-4">
      {set.isError ? <Notice tone="danger">{problemText(set.error, t)}</Notice> : null}
      <TextField
        label={t('use.cap', { currency })}
        hint={t('use.capHint')}
        error={isAmount ? undefined : t('money.noAmount')}
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
