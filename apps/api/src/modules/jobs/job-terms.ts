// Which runner a job may go to, by whose they are and by what both sides agreed to; the claim says the same in SQL (job-terms.store.ts), and a test holds it to
// this. Own: of the namespace that pays, which costs nothing. The hub's: no consent is needed, a price is. Of others: open, and agreed to.
import { hourPriceMicro, type RateCard } from '@modelgrove/money';

/** NOT_SHARED: no runner of others; PUBLIC_ONLY: as long as all that the job reads and makes is public; ANYTHING: whatever that is. */
export const SHARING = { none: 0, public: 1, any: 2 } as const;
export type Sharing = (typeof SHARING)[keyof typeof SHARING];

/** What whoever starts a job agrees to. */
export interface JobTerms {
  /** Of an hour, in millionths of the currency's unit; 0: only runners that cost nothing. */
  priceLimitMicro: bigint;
  /** The most that it may cost: set aside while it is queued and runs. */
  costLimitMinor: bigint;
  sharing: Sharing;
}

export const FREE_TERMS: JobTerms = { priceLimitMicro: 0n, costLimitMinor: 0n, sharing: SHARING.none };

/** What a runner costs, and for whom it works. */
export interface RunnerTerms extends RateCard {
  /** Whose it is; null: the hub's. */
  namespaceId: bigint | null;
  /** Takes jobs of others. */
  isOpen: boolean;
}

export interface TermedJob extends Pick<JobTerms, 'priceLimitMicro' | 'sharing'> {
  namespaceId: bigint;
  gpus: number;
  /** It reads what is not handed out. */
  isHereOnly: boolean;
}

/** Whose the runner is has agreed, and so has whose the job is; the price apart. What may only be used here goes to machines of the hub, whatever is agreed. */
export function isWelcome(runner: RunnerTerms, job: TermedJob): boolean {
  if (runner.namespaceId === null) return true;
  if (job.isHereOnly) return false;
  if (runner.namespaceId === job.namespaceId) return true;
  return runner.isOpen && job.sharing !== SHARING.none;
}

/** Of an hour of the job on the runner. */
export function priceOn(runner: RunnerTerms, job: TermedJob): bigint {
  return runner.namespaceId === job.namespaceId ? 0n : hourPriceMicro(runner, job.gpus);
}

export function mayTake(runner: RunnerTerms, job: TermedJob): boolean {
  return isWelcome(runner, job) && priceOn(runner, job) <= job.priceLimitMicro;
}
