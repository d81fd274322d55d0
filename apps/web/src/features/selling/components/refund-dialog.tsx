import { amountText, type Currency, parseAmount } from '@modelgrove/shared';
import { useRef, useState, type FormEvent } from 'react';
import type { WholeSale } from '../../../lib/api-types';
import { useT } from '../../../lib/i18n';
import { problemText } from '../../../lib/problem-text';
import { newRequestKey } from '../../../lib/request-key';
import { useMoney } from '../../../lib/use-money';
import { Button } from '../../../ui/button';
import { Dialog } from '../../../ui/dialog';
import { TextAreaField, TextField } from '../../../ui/field';
import { Notice } from '../../../ui/notice';
import { useToast } from '../../../ui/toast';
import { useRefund } from '../api/sales';

interface Props {
  sale: WholeSale;
  open: boolean;
  onClose: () => void;
}

/** Gives back, in part or whole. Administrators, who give back what is not theirs, type the amount once more. */
export function RefundDialog({ sale, open, onClose }: Props) {
  const t = useT();
  const money = useMoney();
  const leftMinor = BigInt(sale.amountMinor) - BigInt(sale.refundedMinor);
  return (
    <Dialog
      open={open}
      onOpenChange={onClose}
      title={t('refund.title', { id: sale.id })}
      description={t('refund.text', { left: money(leftMinor, sale.currency) })}
    >
      <RefundForm sale={sale} leftMinor={leftMinor} onClose={onClose} />
    </Dialog>
  );
}

function RefundForm({ sale, leftMinor, onClose }: { sale: WholeSale; leftMinor: bigint; onClose: () => void }) {
  const t = useT();
  const { say } = useToast();
  const money = useMoney();
  const currency = sale.currency as Currency;
  const refund = useRefund(sale.id);
  // One dialog gives back once, however often it is sent.
  const requestKey = useRef(newRequestKey());
  const [amount, setAmount] = useState(amountText(leftMinor, currency));
  const [reason, setReason] = useState('');
  const [confirmed, setConfirmed] = useState('');
  const minor = parseAmount(amount, currency);
  const isAmount = minor !== null && minor > 0n && minor <= leftMinor;
  const byAdministrator = sale.refundBy === 'administrator';
  const isSure = !byAdministrator || (isAmount && parseAmount(confirmed, currency) === minor);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!isAmount || !isSure) return;
    const wish = { amount: amount.trim(), reason: reason.trim(), requestKey: requestKey.current };
    refund.mutate(byAdministrator ? { ...wish, confirmedAmount: confirmed.trim() } : wish, {
      onSuccess: () => (say(t('refund.done', { amount: money(minor, currency) })), onClose()),
    });
  };
  return (
    <form onSubmit={submit} className="space-y-4">
      {refund.isError ? <Notice tone="danger">{problemText(refund.error, t)}</Notice> : null}
      <TextField
        label={t('refund.amount', { currency })}
        error={isAmount ? undefined : t('refund.amountWrong', { left: money(leftMinor, currency) })}
        hint={t(minor === leftMinor ? 'refund.all' : 'refund.part')}
        value={amount}
        onChange={(event) => setAmount(event.target.value)}
        inputMode="decimal"
        autoComplete="off"
        maxLength={20}
      />
      <TextAreaField
        label={t('refund.reason')}
        hint={t('refund.reasonHint')}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
        maxLength={500}
        required
      />
      {byAdministrator ? (
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
          {t('sale.refund')}
        </Button>
      </div>
    </form>
  );
}
