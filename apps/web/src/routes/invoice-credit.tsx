import { useState } from 'react';
import { useCreditInvoice } from '../features/plans/api/admin-plans';
import { RefundDialog } from '../features/selling/components/refund-dialog';
import type { Invoice } from '../lib/api-types';
import { useT } from '../lib/i18n';
import { Button } from '../ui/button';

/** By administrators of the hub: a credit note, its amount typed once more. */
export default function Credit({ invoice, credited }: { invoice: Invoice; credited: bigint }) {
  const t = useT();
  const [isOpen, setOpen] = useState(false);
  const credit = useCreditInvoice(invoice.id);
  if (invoice.kind !== 'invoice' || BigInt(invoice.totalMinor) <= credited) return null;
  const of = { amountMinor: invoice.totalMinor, refundedMinor: String(credited), currency: invoice.currency };
  const title = t('adminPlan.creditTitle', { number: invoice.number });
  return (
    <>
      <Button onClick={() => setOpen(true)} aria-label={title}>
        {t('sale.refund')}
      </Button>
      <RefundDialog
        of={of}
        title={title}
        action={t('sale.refund')}
        isConfirmed
        kind="invoice"
        refund={credit}
        open={isOpen}
        onClose={() => setOpen(false)}
      />
    </>
  );
}
