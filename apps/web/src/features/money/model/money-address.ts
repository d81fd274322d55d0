/** The pages of somebody's money, in the order of their list. */
export type MoneyPart = 'wallet' | 'earnings' | 'payouts';

export function moneyHref(namespace: string, part: MoneyPart): string {
  return `/${encodeURIComponent(namespace)}/-/${part}`;
}
