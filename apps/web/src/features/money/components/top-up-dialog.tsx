import { useState } from 'react';
import type { Money, Payment } from '../../../lib/api-types';
import { useT } from '../../../lib/i18n';
import { Dialog } from '../../../ui/dialog';
import { TopUpForm } from './top-up-form';
import { TopUpProgress } from './top-up-progress';

interface Props {
  open: boolean;
  onClose: () => void;
  namespace: string;
  money: Money;
  /** What is missing for what somebody is about to buy. */
  missingMinor?: bigint;
  /** Where the payer comes back to from the provider: a path of this hub. */
  returnTo: string;
}

/** Pays in: how much and how, and then what the payer has to do. */
export function TopUpDialog({ open, onClose, ...props }: Props) {
  const t = useT();
  return (
    <Dialog open={open} onOpenChange={(next) => next || onClose()} title={t('money.topUpOf', { name: props.namespace })}>
      {open ? <Steps {...props} onClose={onClose} /> : null}
    </Dialog>
  );
}

function Steps({ onClose, ...props }: Omit<Props, 'open'>) {
  const [payment, setPayment] = useState<Payment | null>(null);
  const wished = (next: Payment) => {
    setPayment(next);
    if (next.action?.kind === 'redirect' && next.action.url !== null) window.location.assign(next.action.url);
  };
  if (payment === null) return <TopUpForm {...props} onWished={wished} onClose={onClose} />;
  return <TopUpProgress namespace={props.namespace} begun={payment} onClose={onClose} />;
}
