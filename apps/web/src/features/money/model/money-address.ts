/** The pages of somebody's money, in the order of their list. */
export type MoneyPart = 'wallet';

export function moneyHref(namespace: string, part: MoneyPart): string {
  return `/${encodeURIComponent(namespace)}/-/${part}`;
}
