import { useQuery } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import type { Money, TipPreview } from '../../../lib/api-types';
import { useT } from '../../../lib/i18n';
import { problemText } from '../../../lib/problem-text';
import { newRequestKey } from '../../../lib/request-key';
import { useMoney } from '../../../lib/use-money';
import { useSettled } from '../../../lib/use-settled';
import { Button } from '../../../ui/button';
import { TextAreaField } from '../../../ui/field';
import { Notice } from '../../../ui/notice';
import { useToast } from '../../../ui/toast';
import { tipPreviewQuery, type TipTarget, useTip } from '../api/tips';
import { tipMinor } from '../model/tip-amounts';
import { TipFields, useTipForm } from './tip-fields';

const MOST_CHARACTERS = 500;
const TYPING_MS = 250;

interface Props {
  target: TipTarget;
  money: Money;
  payers: readonly string[];
  onClose: () => void;
}

/** How much, a word with it, and what the author gets. */
export function TipForm({ target, money, payers, onClose }: Props) {
  const t = useT();
  const { say } = useToast();
  const write = useMoney();
  const { amount, payer, requestKey, set } = useTipForm(payers, newRequestKey);
  const [message, setMessage] = useState('');
  const [isAnonymous, setAnonymous] = useState(false);
  const tip = useTip(target);
  const minor = tipMinor(amount, money.currency);
  const asked = useSettled(amount.trim(), TYPING_MS);
  const preview = useQuery({ ...tipPreviewQuery(target, asked, payer), enabled: tipMinor(asked, money.currency) !== null });
  const isTooMuch = minor !== null && preview.data !== undefined && minor > BigInt(preview.data.leftTodayMinor);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (minor === null || tip.isPending) return;
    const thanks = () => (say(t('tip.done', { amount: write(minor, money.currency) })), onClose());
    tip.mutate({ amount: amount.trim(), payer, message, isAnonymous, requestKey }, { onSuccess: thanks });
  };
  const problem = tip.error ?? (minor === null ? null : preview.error);
  return (
    <form onSubmit={submit} className="space-y-4">
      {problem ? <Notice tone="danger">{problemText(problem, t)}</Notice> : null}
      <TipFields
        money={money}
        payers={payers}
        payer={payer}
        amount={amount}
        onPayer={(name) => set({ payer: name })}
        onAmount={(text) => (tip.reset(), set({ amount: text }))}
      />
      {minor === null || preview.data === undefined || preview.isError ? null : <Outlook preview={preview.data} isTooMuch={isTooMuch} />}
      <TextAreaField
        label={t('tip.message')}
        hint={t('tip.messageHint', { left: MOST_CHARACTERS - message.length })}
        value={message}
        onChange={(event) => setMessage(event.target.value)}
        maxLength={MOST_CHARACTERS}
        name="message"
      />
      <label className="flex items-start gap-2">
        <input
          type="checkbox"
          checked={isAnonymous}
          onChange={(event) => setAnonymous(event.target.checked)}
          className="mt-1 accent-(--accent)"
        />
        <span>
          {t('tip.anonymous')}
          <span className="block text-xs text-muted">{t('tip.anonymousNote')}</span>
        </span>
      </label>
      <div className="flex justify-end gap-2">
        <Button onClick={onClose}>{t('cancel')}</Button>
        <Button type="submit" tone="primary" disabled={minor === null || isTooMuch || preview.isError || tip.isPending}>
          {t('tip.give')}
        </Button>
      </div>
    </form>
  );
}

/** Who gets what of it, as the hub would cut it now. */
function Outlook({ preview, isTooMuch }: { preview: TipPreview; isTooMuch: boolean }) {
  const t = useT();
  const write = useMoney();
  const { lines, currency, feeBasisPoints, holdBackDays, leftTodayMinor } = preview;
  if (isTooMuch) return <Notice tone="warn">{t('tip.tooMuchToday', { left: write(leftTodayMinor, currency) })}</Notice>;
  return (
    <div className="rounded-control border border-line bg-sunken px-3 py-2 text-sm" aria-live="polite">
      <ul className="space-y-1">
        {lines.map(({ kind, payee, repository, amountMinor }, index) => (
          <li key={index} className="flex justify-between gap-4">
            <span className="min-w-0 break-words">
              {kind === 'fee' ? t('tip.fee', { percent: feeBasisPoints / 100 }) : <span data-by-user="">{repository ?? payee}</span>}
            </span>
            <span className="tabular-nums">{write(amountMinor, currency)}</span>
          </li>
        ))}
      </ul>
      <p className="mt-2 text-xs text-muted">{t('tip.heldBack', { days: holdBackDays })}</p>
    </div>
  );
}
