// What a job may cost, is quoted to cost, and did cost, for those whose job it is. Terms are agreed to before it is started; starting sets the most aside.
import { Injectable } from '@nestjs/common';
import { jobCost, mostCostMinor, paidMs } from '@modelgrove/money';
import { amountText, CURRENCIES, type Currency, microText, MOST_HOUR_MICRO, MOST_MINOR, parseAmount, parseMicro } from '@modelgrove/shared';
import type { Actor } from '../../common/actor';
import { Clock } from '../../common/clock';
import { AuditLog } from '../../platform/audit';
import { Transaction } from '../../platform/database/transaction';
import type { RequestFacts } from '../../platform/http';
import { AccessService, type GrantedNamespace } from '../access';
import {
  FREE_TERMS,
  isWelcome,
  JobKinds,
  type JobLease,
  JobLeases,
  JobMoves,
  type JobRecord,
  JobsService,
  JobsStore,
  type JobTerms,
  JobTimings,
  metered,
  nameOf,
  priceOn,
  RunnerRates,
  type RunnerRecord,
  SHARING,
} from '../jobs';
import { WalletsService } from '../wallets';
import { badHourPrice, badMost, hiddenParts, termsAreFixed } from './compute.errors';
import { ComputeStore } from './compute.store';
import { type ComputeOffer, type ComputeWish, type JobCostRow, SHARING_NAMES } from './compute.types';

export interface JobStatement {
  job: JobRecord;
  currency: Currency;
  /** Null: nothing was set aside, yet or ever. */
  cost: JobCostRow | null;
  /** What it comes to so far, or came to. */
  totalMinor: bigint;
  attempts: (JobLease & { paidMs: bigint; amountMinor: bigint })[];
}

export interface JobQuote {
  currency: Currency;
  /** Of an hour, as it was asked for. */
  hourMicro: bigint;
  /** What the estimate of its time comes to; null where there is none. */
  likely: { lowMinor: bigint; valueMinor: bigint; highMinor: bigint } | null;
  /** What its limit of time comes to. */
  mostMinor: bigint;
  /** What it reads and makes that is not public. */
  hidden: string[];
  /** The cheapest first. */
  offers: ComputeOffer[];
}

/** What terms are about. */
type Termed = Pick<JobRecord, 'secondsLimit'>;

@Injectable()
export class JobCostsService {
  constructor(
    private readonly access: AccessService,
    private readonly jobs: JobsService,
    private readonly rows: JobsStore,
    private readonly kinds: JobKinds,
    private readonly moves: JobMoves,
    private readonly leases: JobLeases,
    private readonly runners: RunnerRates,
    private readonly timings: JobTimings,
    private readonly wallets: WalletsService,
    private readonly store: ComputeStore,
    private readonly transaction: Transaction,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
  ) {}

  /**
   * What somebody agrees to, looked at. Null: only runners that cost nothing, of their own and of the hub. `hidden`: what of the job is not public.
   * Throws 'money/off', 'compute/price', 'compute/most', 'compute/private', 'access/forbidden' for who may not spend what the namespace has.
   */
  async terms(
    { actor, name }: Pick<GrantedNamespace, 'actor' | 'name'>,
    wish: ComputeWish | null,
    job: Termed,
    hidden: readonly string[],
  ): Promise<JobTerms> {
    if (!wish) return FREE_TERMS;
    this.wallets.assertOn();
    const priceLimitMicro = this.hourPriceOf(wish.maxPrice);
    if (priceLimitMicro > 0n) await this.access.namespace(actor, name, 'spend-money');
    if (wish.runners === 'public' && hidden.length > 0) throw hiddenParts(hidden);
    const costLimitMinor = priceLimitMicro === 0n ? 0n : this.mostOf(wish.mostCost, priceLimitMicro, job);
    return { priceLimitMicro, costLimitMinor, sharing: SHARING[wish.runners] };
  }

  /** Of a job that was just made, or waits for its start. Inside the caller's transaction. */
  async agree(actor: Actor, jobId: bigint, terms: JobTerms): Promise<void> {
    if (!(await this.rows.setTerms(jobId, terms))) throw termsAreFixed();
    const data = this.inWords(terms);
    const message = `It may cost ${data.mostCost} ${data.currency} at the most, and ${data.maxPrice} an hour. Runners of others: ${data.runners}.`;
    await this.moves.tell(jobId, { level: 'info', name: 'job.priced', actor: nameOf(actor), message, data });
  }

  /** Accepts the quote, and what it may cost; without a wish as it was made. Throws as `terms` does, 'job/not-ready', 'compute/insufficient-funds'. */
  async start(actor: Actor, key: string, wish: ComputeWish | null, facts: RequestFacts): Promise<JobRecord> {
    if (!wish) return this.jobs.start(actor, key);
    const job = await this.jobs.get(actor, key);
    const terms = await this.terms({ actor, name: job.namespace }, wish, job, await this.hiddenOf(job));
    return this.transaction.inRetriedTransaction(async () => {
      // Of one that is started already: refused below, in its own words.
      if (job.state === 'quoted') await this.agree(actor, job.id, terms);
      await this.audit.record(actor, 'job.priced', `job:${key}`, this.inWords(terms), facts);
      return this.jobs.start(actor, key);
    });
  }

  /** Throws 'money/off', 'job/not-found', 'compute/price'. */
  async quote(actor: Actor, key: string, price: string): Promise<JobQuote> {
    this.wallets.assertOn();
    const job = await this.jobs.get(actor, key);
    const { currency } = this.wallets;
    const hourMicro = this.hourPriceOf(price);
    const seconds = this.kinds.of(job.kind).estimate?.(job) ?? null;
    const minorOf = (time: number): bigint => mostCostMinor(hourMicro, Math.ceil(time), CURRENCIES[currency]);
    return {
      currency,
      hourMicro,
      likely: seconds && { lowMinor: minorOf(seconds.low), valueMinor: minorOf(seconds.value), highMinor: minorOf(seconds.high) },
      mostMinor: minorOf(job.secondsLimit),
      hidden: await this.hiddenOf(job),
      offers: (await this.offers(job)).sort((a, b) => (a.hourMicro < b.hourMicro ? -1 : Number(a.hourMicro > b.hourMicro))),
    };
  }

  /** How it stands with the money of a job. Throws 'money/off', 'job/not-found'. */
  async statement(actor: Actor, key: string): Promise<JobStatement> {
    this.wallets.assertOn();
    const job = await this.jobs.get(actor, key);
    const [cost, leases] = [await this.store.find(job.id), await this.leases.ofJob(job.id)];
    const currency = (cost?.currency ?? this.wallets.currency) as Currency;
    const { totalMinor, partsMinor } = jobCost(leases.map(metered), cost?.heldMinor ?? 0n, CURRENCIES[currency]);
    const attempts = leases.map((lease, index) => ({ ...lease, paidMs: paidMs(lease), amountMinor: partsMinor[index]! }));
    return { job, currency, cost, totalMinor: cost?.takenMinor ?? totalMinor, attempts };
  }

  /** Machines that this job could go to: its owner's, the hub's, and those that are open to everybody. */
  private async offers(job: JobRecord): Promise<ComputeOffer[]> {
    const asked = { ...job, sharing: SHARING.any };
    const able = (await this.runners.list(null)).filter((runner) => isWelcome(runner, asked) && hasRoom(runner, job));
    const seenSince = this.clock.now().getTime() - this.timings.runnerSeenMs;
    return able.map((runner) => ({
      runner,
      hourMicro: priceOn(runner, asked),
      isOwn: runner.namespaceId === job.namespaceId,
      isThere: !runner.isPaused && runner.problem === null && (runner.seenAt?.getTime() ?? 0) >= seenSince,
    }));
  }

  private async hiddenOf(job: JobRecord): Promise<string[]> {
    return (await this.kinds.of(job.kind).hidden?.(job)) ?? [];
  }

  private inWords({ priceLimitMicro, costLimitMinor, sharing }: JobTerms) {
    const { currency } = this.wallets;
    const runners = SHARING_NAMES[sharing];
    return { maxPrice: microText(priceLimitMicro), mostCost: amountText(costLimitMinor, currency), currency, runners };
  }

  private hourPriceOf(text: string): bigint {
    const micro = parseMicro(text);
    if (micro === null) throw badHourPrice(microText(MOST_HOUR_MICRO), this.wallets.currency);
    return micro;
  }

  private mostOf(text: string | undefined, priceMicro: bigint, { secondsLimit }: Termed): bigint {
    const { currency } = this.wallets;
    const minor = text === undefined ? mostCostMinor(priceMicro, secondsLimit, CURRENCIES[currency]) : parseAmount(text, currency);
    if (minor === null || minor <= 0n || minor > MOST_MINOR) throw badMost(amountText(MOST_MINOR, currency), currency);
    return minor;
  }
}

function hasRoom(runner: RunnerRecord, job: JobRecord): boolean {
  return runner.recipes.includes(job.recipe) && job.cpus <= runner.cpus && job.memoryBytes <= runner.memoryBytes && job.gpus <= runner.gpus;
}
