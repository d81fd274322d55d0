// The chart of accounts: what kinds there are, whose they are, and what they may never become. Positive is what the holder has.

interface AccountRule {
  of: 'namespace' | 'hub';
  /** It never stands below. */
  floor?: bigint;
  /** It never stands above. */
  ceiling?: bigint;
  /** Credit that was given, not bought: it never becomes money, since no transaction adds up over both. */
  isPromo?: true;
  /** Several of it: which one is said. */
  isQualified?: true;
}

const CHART_RULES = {
  /** Paid in, to be spent here. */
  wallet: { of: 'namespace', floor: 0n },
  /** Given by the hub, to be spent on what the hub itself sells. */
  promo: { of: 'namespace', floor: 0n, isPromo: true },
  /** Set aside by a hold. */
  held: { of: 'namespace', floor: 0n },
  'promo-held': { of: 'namespace', floor: 0n, isPromo: true },
  /** Set aside for what is paid by use, while it is used. */
  metered: { of: 'namespace', floor: 0n },
  'promo-metered': { of: 'namespace', floor: 0n, isPromo: true },
  /** Earned, and held back while a buyer may still be refunded. */
  pending: { of: 'namespace', floor: 0n },
  /** Earned, and to be paid out. */
  available: { of: 'namespace', floor: 0n },
  /** On its way to the holder's bank. */
  'in-payout': { of: 'namespace', floor: 0n },
  /** What the holder owes since a refund took more than was there; the next earnings go here first. */
  debt: { of: 'namespace', ceiling: 0n },

  /** What a payment provider keeps for the hub: negative by what it has. */
  clearing: { of: 'hub', isQualified: true },
  /** The hub's part of what others sell here. */
  'sales-fee': { of: 'hub' },
  /** Its part of tips. */
  'tips-fee': { of: 'hub' },
  /** What the hub sells itself. */
  plans: { of: 'hub' },
  compute: { of: 'hub' },
  gateway: { of: 'hub' },
  /** Owed to a tax office. */
  tax: { of: 'hub' },
  /** What providers took for their service: negative. */
  'provider-fee': { of: 'hub' },
  /** Debts that will not be paid, and disputes that were lost: negative. */
  'write-off': { of: 'hub' },
  'promo-issued': { of: 'hub', isPromo: true },
  'promo-spent': { of: 'hub', isPromo: true },
} satisfies Record<string, AccountRule>;

export type AccountKind = keyof typeof CHART_RULES;

/** An account by what it is for. It is opened when it is first booked on. */
export interface AccountRef {
  kind: AccountKind;
  /** The namespace it belongs to; null: the hub itself. */
  holder: bigint | null;
  /** ISO 4217, or the hub's own units (packages/shared). */
  currency: string;
  /** Which of several of a kind, such as the payment provider of a clearing account. */
  qualifier?: string;
}

export const CHART: Readonly<Record<AccountKind, AccountRule>> = CHART_RULES;

export const ACCOUNT_KINDS = Object.keys(CHART_RULES) as readonly AccountKind[];

export function isAccountKind(text: string): text is AccountKind {
  return Object.hasOwn(CHART_RULES, text);
}

/** Where money of an account waits while it is held. Null for accounts that nothing is held of. */
export function heldKind(kind: AccountKind): AccountKind | null {
  if (kind === 'wallet') return 'held';
  return kind === 'promo' ? 'promo-held' : null;
}

/** An account as text: the same for the same account. */
export function accountKey({ kind, holder, currency, qualifier = '' }: AccountRef): string {
  return `${kind}:${holder ?? 'hub'}:${qualifier}:${currency}`;
}
