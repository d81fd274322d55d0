// Tips on jobs that wait. The amount is held from a wallet at once and gives the job weight (packages/money: its logarithm, with a cap), it can be taken back
// while the job waits, and is spent only if the job was taken before others. What it can never do is said beside it: the bound for whoever does not tip.
import { Injectable } from '@nestjs/common';
import { claimsUntilTaken, type LanePolicy, longestWaitMs, tipBonusTurns, tipWeight } from '@modelgrove/money';
import { amountText, type Currency, CURRENCIES, parseAmount } from '@modelgrove/shared';
import type { Actor } from '../../common/actor';
import { Clock } from '../../common/clock';
import { AuditLog } from '../../platform/audit';
import { Transaction } from '../../platform/database/transaction';
import type { RequestFacts } from '../../platform/http';
import { AccessService } from '../access';
import { JobLanes, type JobRecord, JobsService, type LaneRules } from '../jobs';
import { LedgerHolds } from '../ledger';
import { WalletsService } from '../wallets';
import { holdKeyOf, JobTipsSettlement } from './job-tips-settlement';
import { type JobTip, JobTipsStore } from './job-tips.store';
import { badLanes, badTip, jobDoesNotWait } from './tips.errors';

const LEAST_MINOR = 10n;
const MOST_MINOR = 1_000_000n;
const YEAR_MS = 365 * 86_400_000;

export interface JobTipState {
  tips: JobTip[];
  currency: Currency;
  /** In the lane of tips: 1 is the next. As it stands, and with what is asked about on top. */
  positionNow: number;
  positionThen: number;
  /** Whatever anybody tips: so many jobs are taken before it at the most, once it is overdue; null: no runner could take it up. */
  othersAtMost: number | null;
  longestWaitMs: number | null;
  lanes: LaneRules;
}

export interface NewJobTip {
  amount: string;
  /** The name of a namespace whose wallet pays. */
  payer: string;
  /** Made by the client once for each click. */
  requestKey: string;
}

@Injectable()
export class JobTipsService {
  constructor(
    private readonly access: AccessService,
    private readonly jobs: JobsService,
    private readonly lanes: JobLanes,
    private readonly wallets: WalletsService,
    private readonly holds: LedgerHolds,
    private readonly store: JobTipsStore,
    private readonly settlement: JobTipsSettlement,
    private readonly transaction: Transaction,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
  ) {}

  /** How a job stands, and would with `amount` more. Throws 'money/off', 'job/not-found', 'tip/job-not-waiting', 'tip/amount'. */
  async state(actor: Actor, key: string, amount: string | null): Promise<JobTipState> {
    this.wallets.assertOn();
    const job = await this.jobs.get(actor, key);
    if (job.state !== 'queued') throw jobDoesNotWait();
    const more = amount === null ? 0n : this.amountOf(amount);
    await this.settlement.settle(job.id);
    const [tips, rules] = [await this.store.ofJob(job.id), await this.lanes.rules()];
    const sum = weighing(tips, job.attempt);
    const outlook = await this.jobs.outlook(job, this.bonusOf(sum), this.bonusOf(sum + more));
    const { aheadNow, aheadThen } = outlook;
    return {
      tips,
      currency: this.wallets.currency,
      positionNow: aheadNow + 1,
      positionThen: aheadThen + 1,
      lanes: rules,
      ...boundOf(outlook, rules),
    };
  }

  /**
   * Puts a tip on a job. The same request again is the same tip. Throws 'access/forbidden' for somebody else's job or wallet, 'tip/job-not-waiting',
   * 'tip/amount', 'ledger/insufficient-funds'.
   */
  async give(actor: Actor, jobKey: string, { amount, payer: name, requestKey }: NewJobTip, facts: RequestFacts): Promise<void> {
    const job = await this.mine(actor, jobKey);
    const payer = await this.access.namespace(actor, name, 'spend-money');
    const [amountMinor, { currency }] = [this.amountOf(amount), this.wallets];
    await this.settlement.settle(job.id);
    await this.transaction.inRetriedTransaction(async () => {
      const key = `tip:${payer.id}:${requestKey}`;
      if (await this.store.has(key)) return;
      const [at, byId, attempt] = [this.clock.now(), actor.kind === 'user' ? actor.userId : null, await this.lanes.lockWaiting(job.id)];
      if (attempt === null) throw jobDoesNotWait();
      const tip = await this.store.insert({ key, jobId: job.id, attempt, payerId: payer.id, byId, amountMinor, currency, at });
      if (!tip) return;
      await this.weigh(job, attempt);
      await this.audit.record(actor, 'job.tipped', `job:${job.key}`, { amount, currency, payer: payer.name }, facts);
      await this.holds.hold({
        key: holdKeyOf(tip.id),
        from: { kind: 'wallet', holder: payer.id, currency },
        amountMinor,
        reference: `job:${job.id}`,
        expiresAt: new Date(at.getTime() + YEAR_MS),
        at,
      });
    });
  }

  /** Takes back all that is held, while the job waits. Idempotent. Throws 'tip/job-not-waiting'. */
  async withdraw(actor: Actor, jobKey: string, facts: RequestFacts): Promise<void> {
    const job = await this.mine(actor, jobKey);
    await this.settlement.settle(job.id);
    await this.transaction.inRetriedTransaction(async () => {
      const attempt = await this.lanes.lockWaiting(job.id);
      if (attempt === null) throw jobDoesNotWait();
      const held = (await this.store.ofJob(job.id)).filter((tip) => tip.state === 'held' && tip.attempt === attempt);
      if (held.length === 0) return;
      await this.audit.record(actor, 'job.tips-withdrawn', `job:${job.key}`, { tips: held.map(({ id }) => String(id)) }, facts);
      for (const tip of held) await this.settlement.giveBack(tip);
      await this.weigh(job, attempt);
    });
  }

  rules(actor: Actor): Promise<LaneRules> {
    this.access.administrator(actor);
    return this.lanes.rules();
  }

  /** Throws 'tip/lanes'. */
  async changeRules(actor: Actor, rules: LaneRules, facts: RequestFacts): Promise<LaneRules> {
    this.access.administrator(actor);
    if (rules.free > rules.of) throw badLanes();
    await this.transaction.inTransaction(async () => {
      const before = await this.lanes.rules();
      await this.lanes.setRules(rules);
      await this.audit.record(actor, 'job.lanes-changed', 'hub', { before: { ...before }, after: { ...rules } }, facts);
    });
    return this.lanes.rules();
  }

  private async mine(actor: Actor, key: string): Promise<JobRecord> {
    this.wallets.assertOn();
    const job = await this.jobs.get(actor, key);
    await this.access.namespace(actor, job.namespace, 'run-jobs');
    return job;
  }

  private async weigh(job: JobRecord, attempt: number): Promise<void> {
    await this.lanes.setBonus(job.id, this.bonusOf(weighing(await this.store.ofJob(job.id), attempt)));
  }

  private bonusOf(minor: bigint): number {
    return tipBonusTurns(tipWeight(Number(minor) / 10 ** CURRENCIES[this.wallets.currency]));
  }

  private amountOf(text: string): bigint {
    const { currency } = this.wallets;
    const minor = parseAmount(text, currency);
    if (minor !== null && minor >= LEAST_MINOR && minor <= MOST_MINOR) return minor;
    throw badTip(amountText(LEAST_MINOR, currency), currency, amountText(MOST_MINOR, currency));
  }
}

/** What gives weight: tips for the attempt to come, and those that were used for one that was lost. */
function weighing(tips: readonly JobTip[], attempt: number): bigint {
  const counted = tips.filter((tip) => tip.state === 'used' || (tip.state === 'held' && tip.attempt === attempt));
  return counted.reduce((sum, { amountMinor }) => sum + amountMinor, 0n);
}

interface Outlook {
  older: number;
  runners: number;
  slots: number;
  longestJobMs: number;
}

/** Each runner counts for itself, and may come first by the lane of tips: as if one more stood before it for each runner more. */
function boundOf({ older, runners, slots, longestJobMs }: Outlook, rules: LaneRules): Pick<JobTipState, 'othersAtMost' | 'longestWaitMs'> {
  if (runners === 0) return { othersAtMost: null, longestWaitMs: null };
  const policy: LanePolicy = { free: rules.free, of: rules.of, overdueAfterMs: rules.overdueAfterSeconds * 1000 };
  const before = older + runners - 1;
  return {
    othersAtMost: claimsUntilTaken(before, policy) - 1,
    longestWaitMs: longestWaitMs({ older: before, slots, longestJobMs }, policy),
  };
}
