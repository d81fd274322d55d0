// One sale, cut (field research §8.4): gross = tax + the payment provider's fee + the platform's fee + the shares. Tax and the provider's fee are amounts
// that others name; what is left is the base. The platform's fee is basis points of the base and the shares divide the rest by their weights, all rounded
// in one pass, so that their sum is the base. In a tie authors come before the platform: the hub does not win by its own rounding.
import { refuseUnless } from './errors';
import { fraction, type Fraction, ZERO } from './fraction';
import { exactShares, inOrder, linesOf, type Share, type SplitLine } from './split';

export const WHOLE_BASIS_POINTS = 10_000n;

export interface SaleTerms {
  grossMinor: bigint;
  /** Contained in the gross. */
  taxMinor: bigint;
  providerFeeMinor: bigint;
  /** Hundredths of a percent of what is left of the gross; 0 to 10,000. */
  platformFeeBasisPoints: bigint;
  /** How the rest is divided. Only their proportion counts. */
  shares: readonly Share[];
}

export interface SaleLine {
  kind: 'tax' | 'provider-fee' | 'platform-fee' | 'share';
  /** Of a share. */
  payee: string | null;
  repository: string | null;
  amountMinor: bigint;
  exactMinor: Fraction;
  floorMinor: bigint;
  /** The cent that rounding gave to this line. */
  remainderMinor: bigint;
}

export interface SaleSplit {
  baseMinor: bigint;
  /** Tax, provider, platform, then the shares by payee and repository. Their amounts are the gross. */
  lines: SaleLine[];
}

/** `PLATFORM` is no payee's id: it only stands for the platform while lines are made. */
const PLATFORM = { payee: '' };

export function saleSplit({ grossMinor, taxMinor, providerFeeMinor, platformFeeBasisPoints, shares }: SaleTerms): SaleSplit {
  for (const amount of [grossMinor, taxMinor, providerFeeMinor])
    refuseUnless(amount >= 0n, 'amount/negative', `an amount of a sale is below zero: ${amount}`);
  const isRate = platformFeeBasisPoints >= 0n && platformFeeBasisPoints <= WHOLE_BASIS_POINTS;
  refuseUnless(isRate, 'split/fee-rate', `a fee is 0 to ${WHOLE_BASIS_POINTS} basis points, not ${platformFeeBasisPoints}`);
  const baseMinor = grossMinor - taxMinor - providerFeeMinor;
  refuseUnless(baseMinor >= 0n, 'split/negative-base', 'tax and the provider take more than the sale brings');
  const ordered = inOrder(shares);
  const exact = exactOfBase(baseMinor, platformFeeBasisPoints, ordered);
  const cut = linesOf(
    baseMinor,
    [...ordered, PLATFORM],
    exact,
    exact.map(() => ZERO),
  );
  const lines = [
    outside('tax', taxMinor),
    outside('provider-fee', providerFeeMinor),
    platformLine(cut.at(-1)!),
    ...cut.slice(0, -1).map(shareLine),
  ];
  return { baseMinor, lines };
}

/** The shares', and last the platform's. */
function exactOfBase(baseMinor: bigint, feeBasisPoints: bigint, shares: readonly Share[]): Fraction[] {
  const whole = shares.reduce((all, { weight }) => all + weight, 0n);
  refuseUnless(whole > 0n, 'split/no-shares', 'somebody must have a share');
  const ofShares = shares.map(({ weight }) => weight * (WHOLE_BASIS_POINTS - feeBasisPoints));
  return exactShares(baseMinor, [...ofShares, whole * feeBasisPoints]);
}

function outside(kind: 'tax' | 'provider-fee', amountMinor: bigint): SaleLine {
  return {
    kind,
    payee: null,
    repository: null,
    amountMinor,
    exactMinor: fraction(amountMinor),
    floorMinor: amountMinor,
    remainderMinor: 0n,
  };
}

function platformLine({ amountMinor, exactMinor, floorMinor, remainderMinor }: SplitLine): SaleLine {
  return { kind: 'platform-fee', payee: null, repository: null, amountMinor, exactMinor, floorMinor, remainderMinor };
}

function shareLine({ payee, repository, amountMinor, exactMinor, floorMinor, remainderMinor }: SplitLine): SaleLine {
  return { kind: 'share', payee, repository, amountMinor, exactMinor, floorMinor, remainderMinor };
}
