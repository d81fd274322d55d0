// Pure rules of a posting.
import { createHash } from 'node:crypto';
import { amountOutOfRange } from './ledger.errors';
import { accountKey, type AccountRef, CHART } from './ledger.chart';
import type { Line, Posting } from './ledger.types';

/** Far from where sums of bigint end, and beyond any sum of money. */
const MOST_MINOR = 10n ** 15n;
/** Refunds and splits have a line for everybody who had a part. */
const MOST_LINES = 1000;

/**
 * The lines of a posting, one for each account, without those of nothing, in the order of the accounts.
 * Throws 'ledger/amount'; any other fault is a mistake of ours: the lines must add up for each currency, promotional credit apart.
 */
export function settledLines(posting: Posting): Line[] {
  const byAccount = new Map<string, Line>();
  for (const { account, amountMinor } of posting.lines) {
    assertAccount(account);
    const key = accountKey(account);
    byAccount.set(key, { account, amountMinor: amountMinor + (byAccount.get(key)?.amountMinor ?? 0n) });
  }
  const lines = [...byAccount].filter(([, { amountMinor }]) => amountMinor !== 0n).sort(([a], [b]) => (a < b ? -1 : 1));
  const settled = lines.map(([, line]) => line);
  if (settled.some(({ amountMinor }) => amountMinor > MOST_MINOR || amountMinor < -MOST_MINOR)) throw amountOutOfRange();
  if (settled.length === 0) throw new Error(`the posting ${posting.key} moves nothing`);
  if (settled.length > MOST_LINES) throw new Error(`the posting ${posting.key} has ${settled.length} lines`);
  assertZeroSum(posting.key, settled);
  return settled;
}

function assertAccount({ kind, holder, currency, qualifier }: AccountRef): void {
  const rule = CHART[kind];
  const isWhole =
    (rule.of === 'hub') === (holder === null) && Boolean(rule.isQualified) === Boolean(qualifier) && /^[A-Z]{3}$/.test(currency);
  if (!isWhole) throw new Error(`there is no account ${accountKey({ kind, holder, currency, qualifier: qualifier ?? '' })}`);
}

function assertZeroSum(key: string, lines: readonly Line[]): void {
  const sums = new Map<string, bigint>();
  for (const { account, amountMinor } of lines) {
    const pot = `${account.currency}${CHART[account.kind].isPromo ? ' promo' : ''}`;
    sums.set(pot, (sums.get(pot) ?? 0n) + amountMinor);
  }
  for (const [pot, sum] of sums) if (sum !== 0n) throw new Error(`the posting ${key} does not add up: ${sum} ${pot}`);
}

/** The same for the same lines of the same fact, whenever it is told. */
export function fingerprintOf(posting: Posting, lines: readonly Line[]): Buffer {
  const hash = createHash('sha256').update(JSON.stringify([posting.kind, posting.reference]));
  for (const { account, amountMinor } of lines) hash.update(`\n${accountKey(account)}\t${amountMinor}`);
  return hash.digest();
}
