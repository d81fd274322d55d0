// What a namespace may, for whoever enforces it. Kept for a moment, and forgotten when a subscription or a plan changes, in every process (the bell).
import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { Clock } from '../../common/clock';
import { monthStart } from '../../common/month';
import { Bell } from '../../platform/bell';
import { AppConfig } from '../../platform/config';
import { Transaction } from '../../platform/database/transaction';
import { entitlementsOf, holdsAt, lapsesAt } from './entitlements.policy';
import { BILLING_RULES } from '../invoices';
import { EntitlementsStore } from './entitlements.store';
import { minutesUsed } from './plans.errors';
import type { Entitlements } from './plans.types';

const PLANS_CHANGED = 'plans-changed';
const KEPT_MS = 10_000;
const MOST_KEPT = 20_000;

interface Kept {
  entitlements: Entitlements;
  untilMs: number;
}

@Injectable()
export class EntitlementsService implements OnModuleDestroy {
  private readonly kept = new Map<bigint, Kept>();
  private readonly asked = new Set<bigint>();
  private readonly stops: (() => void)[];

  constructor(
    private readonly store: EntitlementsStore,
    private readonly config: AppConfig,
    private readonly clock: Clock,
    private readonly transaction: Transaction,
    private readonly bell: Bell,
  ) {
    this.stops = [PLANS_CHANGED, BILLING_RULES].map((topic) => bell.hear(topic, () => this.kept.clear()));
  }

  /** Inside the transaction that changes a plan or a subscription: what was kept is forgotten with its commit, here and in every process. */
  changed(): void {
    this.transaction.afterCommit(() => this.kept.clear());
    this.bell.ring(PLANS_CHANGED);
  }

  onModuleDestroy(): void {
    for (const stop of this.stops) stop();
  }

  async of(namespaceId: bigint): Promise<Entitlements> {
    if (!this.isOn) return this.ofHub();
    const now = this.clock.now();
    const kept = this.kept.get(namespaceId);
    if (kept && now.getTime() < kept.untilMs) return kept.entitlements;
    const fresh = await this.compute(namespaceId, now);
    if (this.kept.size >= MOST_KEPT) this.kept.clear();
    this.kept.set(namespaceId, fresh);
    return fresh.entitlements;
  }

  /** At this moment, from what is written. */
  private async compute(namespaceId: bigint, now: Date): Promise<Kept> {
    const standing = await this.store.of(namespaceId);
    const free = await this.store.free();
    const graceDays = await this.store.graceDays();
    const holds = standing !== null && holdsAt(standing, now, graceDays);
    const lapseMs = holds ? lapsesAt(standing, graceDays).getTime() : Infinity;
    return {
      entitlements: entitlementsOf(holds ? standing : null, free, this.ofHub()),
      untilMs: Math.min(now.getTime() + KEPT_MS, lapseMs),
    };
  }

  /** Without waiting: how many times as many requests a user may make. What is not known yet is found out for the next request. */
  requestsFactor(userId: bigint): number {
    if (!this.isOn) return 1;
    const kept = this.kept.get(userId);
    if (!kept || this.clock.now().getTime() >= kept.untilMs) this.findOut(userId);
    return kept?.entitlements.requestsFactor ?? 1;
  }

  private findOut(userId: bigint): void {
    if (this.asked.has(userId)) return;
    this.asked.add(userId);
    void this.of(userId)
      .catch(() => undefined)
      .finally(() => this.asked.delete(userId));
  }

  /** Before a job is queued. Throws 'plan/minutes-used', with the first plan that has more. */
  async assertJobMinutes(namespaceId: bigint): Promise<void> {
    const { jobMinutesPerMonth: most } = await this.of(namespaceId);
    if (most === null || (await this.store.jobMinutes(namespaceId, monthStart(this.clock.now()))) < most) return;
    const plans = await this.store.plans(namespaceId);
    const more = plans.find(({ terms: { jobMinutesPerMonth: has } }) => has === null || (has !== undefined && has > most));
    throw minutesUsed(most, more?.code ?? null);
  }

  private get isOn(): boolean {
    return this.config.payments.providers.length > 0;
  }

  /** Without any plan: what the operator set. */
  private ofHub(): Entitlements {
    const { defaultQuota, jobsPerNamespace, gatewayMonthlyTokens } = this.config;
    return {
      privateStorageBytes: defaultQuota.maxBytes,
      maxRepositories: defaultQuota.maxRepositories,
      concurrentJobs: jobsPerNamespace,
      jobMinutesPerMonth: null,
      gatewayTokensPerMonth: gatewayMonthlyTokens,
      requestsFactor: 1,
      jobPriority: 0,
    };
  }
}
