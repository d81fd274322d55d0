/** The pages of somebody's money, in the order of their list. */
export type MoneyPart = 'wallet' | 'plan' | 'purchases' | 'use' | 'tips' | 'subscribers' | 'earnings' | 'payouts';

export function moneyHref(namespace: string, part: MoneyPart): string {
  return `/${encodeURIComponent(namespace)}/-/${part}`;
}

/** A sale as everybody who takes part in it sees it: from the seller's side, and from the buyer's. */
export function saleHref(namespace: string, id: string): string {
  return `/${encodeURIComponent(namespace)}/-/sales/${encodeURIComponent(id)}`;
}
