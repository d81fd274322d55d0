import type { Sale } from '../../../lib/api-types';
import { useT } from '../../../lib/i18n';
import { Badge } from '../../../ui/badge';

/** Whether a sale stands: what was given back of it, and whether its earnings are free. */
export function SaleBadge({ sale: { refundedMinor, amountMinor, isReleased } }: { sale: Sale }) {
  const t = useT();
  if (refundedMinor === amountMinor) return <Badge tone="danger">{t('sale.state.refunded')}</Badge>;
  if (refundedMinor !== '0') return <Badge tone="warn">{t('sale.state.partly')}</Badge>;
  return <Badge tone={isReleased ? 'accent' : 'plain'}>{t(isReleased ? 'sale.state.released' : 'sale.state.pending')}</Badge>;
}
