import type { WalletLine } from '../../../lib/api-types';
import { moneyHref, saleHref } from './money-address';

/** Of what belongs to both sides of a sale: which side a line is. */
const TWO_SIDED: readonly string[] = ['sale', 'refund', 'compute', 'use'];
/** What somebody pays from. */
const PAYING: readonly string[] = ['wallet', 'promo'];
const KNOWN: readonly string[] = [
  'top-up',
  'sale',
  'refund',
  'release',
  'payout',
  'payout-request',
  'payout-failed',
  'payout-declined',
  'invoice',
  'credit-note',
  'use',
  'meter-aside',
  'meter-back',
  'hold',
  'hold-captured',
  'hold-released',
  'hold-expired',
  'job-tip',
  'compute',
  'tip',
];

/** What its words are called by: `sale` for who bought, `sale.earned` for who earns; `other` for what later versions book. */
export function kindOf({ kind, account }: Pick<WalletLine, 'kind' | 'account'>): string {
  if (!KNOWN.includes(kind)) return 'other';
  return TWO_SIDED.includes(kind) && !PAYING.includes(account) ? `${kind}.earned` : kind;
}

/** The page of what a line is about; null where there is none. */
export function aboutHref(namespace: string, reference: string): string | null {
  const [what, id = ''] = reference.split(':');
  if (what === 'sale') return saleHref(namespace, id);
  if (what === 'author-tip') return moneyHref(namespace, 'tips');
  if (what === 'payment') return `/${encodeURIComponent(namespace)}/-/wallet#payment-${id}`;
  if (what === 'subscription') return moneyHref(namespace, 'plan');
  if (what === 'payout') return `/${encodeURIComponent(namespace)}/-/payouts`;
  return null;
}
