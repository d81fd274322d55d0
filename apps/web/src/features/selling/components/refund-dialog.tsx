import { amountText, type Currency, parseAmount } from '@modelgrove/shared';
import type { UseMutationResult } from '@tanstack/react-query';
import { useRef, useState, type FormEvent } from 'react';
import { useT } from '../../../lib/i18n';
import { problemText } from '../../../lib/problem-text';
import { newRequestKey } from '../../../lib/request-key';
import { useMoney } from '../../../lib/use-money';
import { Button } from '../../../ui/button';
import { Dialog } from '../../../ui/dialog';
import { TextAreaField, TextField } from '../../../ui/field';
import { Notice } from '../../../ui/notice';
import { useToast } from '../../../ui/toast';
import type { RefundWish } from '../api/sales';

interface Refundable {
  amountMinor: string;
  refundedMinor: string;
  currency: string;
}

interface Props {
  /** What is given back: a sale, a tip, an invoice. */
  of: Refundable;
  kind: 'sale' | 'tip' | 'invoice';
  title: string;
  action: string;
  /** Who gives back what is not theirs types the amount once more. */
  isConfirmed: boolean;
  refund: Pick<UseMutationResult<unknown, Error, RefundWish>, 'mutate' | 'error' | 'isPending'>;
  open: boolean;
  onClose: () => void;
}

/** Gives back, in part or whole. */
export function RefundDialog({ of, kind, title, open, onClose, ...rest }: Props) {
  const t = useT();
  const money = useMoney();
  const leftMinor = BigInt(of.amountMinor) - BigInt(of.refundedMinor);
  return (
    <Dialog
      open={open}
      onOpenChange={onClose}
      title={title}
      description={t(`refund.text.${kind}`, { left: money(leftMinor, of.currency) })}
    >
      {open ? <RefundForm kind={kind} currency={of.currency as Currency} leftMinor={leftMinor} onClose={onClose} {...rest} /> : null}
    </Dialog>
  );
}

type FormProps = Pick<Props, 'kind' | 'action' | 'isConfirmed' | 'refund' | 'onClose'> & { currency: Currency; leftMinor: bigint };

function RefundForm({ kind, currency, leftMinor, action, isConfirmed, refund, onClose }: FormProps) {
  const t = useT();
  const { say } = useToast();
  const money = useMoney();
  // One dialog gives back once, however often it is sent.
  const requestKey = useRef(newRequestKey());
  const [amount, setAmount] = useState(amountText(leftMinor, currency));
  const [reason, setReason] = useState('');
  const [confirmed, setConfirmed] = useState('');
  const minor = parseAmount(amount, currency);
  const isAmount = minor !== null && minor > 0n && minor <= leftMinor;
  const isSure = !isConfirmed || (isAmount && parseAmount(confirmed, currency) === minor);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!isAmount || !isSure) return;
    const wish = { amount: amount.trim(), reason: reason.trim(), requestKey: requestKey.current };
    refund.mutate(isConfirmed ? { ...wish, confirmedAmount: confirmed.trim() } : wish, {
      onSuccess: () => (say(t('refund.done', { amount: money(minor, currency) })), onClose()),
    });
  };
  return (
    <form onSubmit={submit} className="space-y-4">
      {refund.error ? <Notice tone="danger">{problemText(refund.error, t)}</Notice> : null}
      <TextField
        label={t('refund.amount', { currency })}
        error={isAmount ? undefined : t('refund.amountWrong', { left: money(leftMinor, currency) })}
        hint={kind === 'sale' ? t(minor === leftMinor ? 'refund.all' : 'refund.part') : undefined}
        value={amount}
        onChange={(event) => setAmount(event.target.value)}
        inputMode="decimal"
        autoComplete="off"
        maxLength={20}
      />
      <TextAreaField
        label={t('refund.reason')}
        hint={t(kind === 'sale' ? 'refund.reasonHint' : `refund.reasonHint.${kind}`)}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
        maxLength={500}
        required
      />
      {isConfirmed ? (
        <TextField
          label={t('confirmAmount.label', { amount: isAmount ? amount.trim() : '' })}
          value={confirmed}
          onChange={(event) => setConfirmed(event.target.value)}
          inputMode="decimal"
          autoComplete="off"
        />
      ) : null}
      <div className="flex justify-end gap-2">
        <Button onClick={onClose}>{t('cancel')}</Button>
        <Button type="submit" tone="danger" disabled={refund.isPending || !isAmount || !isSure || reason.trim() === ''}>
          {action}
        </Button>
      </div>
    </form>
  );
}
