import { isMessage, type Translate } from '../../../lib/i18n';

/** What an account is for, in words; one of several of a kind with its name. */
export function accountName(kind: string, qualifier: string, t: Translate): string {
  const id = `pot.${kind}`;
  const name = isMessage(id) ? t(id) : kind;
  return qualifier === '' ? name : `${name} (${qualifier})`;
}

/** What a transaction was, in words. */
export function kindName(kind: string, t: Translate): string {
  const id = `entry.${kind}`;
  return isMessage(id) ? t(id) : kind;
}

export const ACCOUNTS = [
  'wallet',
  'promo',
  'held',
  'promo-held',
  'metered',
  'promo-metered',
  'pending',
  'available',
  'in-payout',
  'debt',
  'clearing',
  'sales-fee',
  'tips-fee',
  'plans',
  'compute',
  'gateway',
  'tax',
  'provider-fee',
  'write-off',
  'promo-issued',
  'promo-spent',
] as const;
