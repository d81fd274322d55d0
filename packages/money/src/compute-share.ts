// What a job costs on somebody's machine. A price is millionths of the currency's unit for an hour, so that a millionth a second is a whole number, too. Time is
// counted in milliseconds, and a cost in "grains": millisecond × price, of which 3.6 × 10^12 are one unit. Grains of all attempts are added up exactly and
// become minor units once, half up (metering.ts says why), at the end of the job; what is set aside for it is rounded up and is never exceeded.
import { refuseUnless } from './errors';
import { floor, fraction, roundHalfUp } from './fraction';
import { splitByShares } from './split';

const GRAINS_OF_UNIT = 3_600_000n * 1_000_000n;
const SECOND_MS = 1000n;

/** What a machine costs in an hour, by what a job uses of it. */
export interface RateCard {
  /** A job that uses no GPU. */
  cpuHourMicro: bigint;
  /** Each GPU of a job that does. */
  gpuHourMicro: bigint;
}

/** The price of an hour of a job. */
export function hourPriceMicro({ cpuHourMicro, gpuHourMicro }: RateCard, gpus: number): bigint {
  refuseUnless(Number.isInteger(gpus) && gpus >= 0, 'lease/gpus', `a job does not use ${gpus} GPUs`);
  return gpus === 0 ? notNegative(cpuHourMicro) : notNegative(gpuHourMicro) * BigInt(gpus);
}

/** An attempt on a machine that costs something, as both sides count it. */
export interface MeteredLease {
  priceMicro: bigint;
  /** From the claim on, by the hub's clock; for one that came to nothing by a fault of the machine until the last checkpoint that it kept. */
  hubMs: bigint;
  /** As the machine reports it; null: it never said. */
  runnerMs: bigint | null;
}

/** The lower of the two reports. Who says nothing about what it did is paid nothing. */
export function paidMs({ hubMs, runnerMs }: Pick<MeteredLease, 'hubMs' | 'runnerMs'>): bigint {
  notNegative(hubMs);
  const said = notNegative(runnerMs ?? 0n);
  return said < hubMs ? said : hubMs;
}

/** Exact. */
export function grainsOf(lease: MeteredLease): bigint {
  return paidMs(lease) * notNegative(lease.priceMicro);
}

export interface JobCost {
  totalMinor: bigint;
  /** Of each lease, in their order; together they are the total. */
  partsMinor: bigint[];
}

/** Rounded once for the whole job, and never above what is set aside; the cents are given to attempts by the largest remainder, in a tie to the earlier one. */
export function jobCost(leases: readonly MeteredLease[], heldMinor: bigint, minorDigits: number): JobCost {
  const grains = leases.map(grainsOf);
  const all = grains.reduce((a, b) => a + b, 0n);
  const exact = roundHalfUp(fraction(all, grainsOfMinor(minorDigits)));
  const totalMinor = exact < notNegative(heldMinor) ? exact : heldMinor;
  if (totalMinor === 0n) return { totalMinor, partsMinor: grains.map(() => 0n) };
  const width = String(leases.length).length;
  const shares = grains.map((weight, index) => ({ payee: String(index).padStart(width, '0'), weight }));
  return { totalMinor, partsMinor: splitByShares(totalMinor, shares).map(({ amountMinor }) => amountMinor) };
}

/** The most that so many seconds can cost: rounded up, so that it is enough. */
export function mostCostMinor(priceMicro: bigint, seconds: number, minorDigits: number): bigint {
  refuseUnless(Number.isInteger(seconds) && seconds >= 0, 'lease/seconds', `a job does not take ${seconds} seconds`);
  const grains = notNegative(priceMicro) * BigInt(seconds) * SECOND_MS;
  const least = grainsOfMinor(minorDigits);
  return (grains + least - 1n) / least;
}

/** How long another attempt may take on what is left of the hold. Null: for ever, since it costs nothing. */
export function affordableMs(before: readonly MeteredLease[], heldMinor: bigint, priceMicro: bigint, minorDigits: number): bigint | null {
  if (notNegative(priceMicro) === 0n) return null;
  const left = notNegative(heldMinor) * grainsOfMinor(minorDigits) - before.map(grainsOf).reduce((a, b) => a + b, 0n);
  return left <= 0n ? 0n : floor(fraction(left, priceMicro));
}

function grainsOfMinor(minorDigits: number): bigint {
  refuseUnless(
    Number.isInteger(minorDigits) && minorDigits >= 0 && minorDigits <= 6,
    'lease/digits',
    `no currency has ${minorDigits} digits`,
  );
  return GRAINS_OF_UNIT / 10n ** BigInt(minorDigits);
}

function notNegative(amount: bigint): bigint {
  refuseUnless(amount >= 0n, 'amount/negative', `neither a price nor a time is below zero: ${amount}`);
  return amount;
}
