// What the hub sells itself, as administrators keep it. Where nothing costs anything there are no plans.
import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { amountText, MOST_MINOR, parseAmount } from '@modelgrove/shared';
import type { Actor } from '../../common/actor';
import { Clock } from '../../common/clock';
import { AuditLog } from '../../platform/audit';
import { Transaction } from '../../platform/database/transaction';
import type { RequestFacts } from '../../platform/http';
import { AccessService } from '../access';
import { WalletsService } from '../wallets';
import { EntitlementsService } from './entitlements.service';
import { SEEDS, seedPrice } from './plan-seeds';
import { badPlanPrice, planNotFound } from './plans.errors';
import { PlansStore } from './plans.store';
import type { KeptPlan, PlanChangeForm, PlanVersion } from './plans.types';

@Injectable()
export class PlansService implements OnApplicationBootstrap {
  constructor(
    private readonly access: AccessService,
    private readonly store: PlansStore,
    private readonly wallets: WalletsService,
    private readonly transaction: Transaction,
    private readonly audit: AuditLog,
    private readonly entitlements: EntitlementsService,
    private readonly clock: Clock,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    if (this.wallets.facts().isOn) await this.seed();
  }

  /** Once: what an administrator changed since stays. */
  private async seed(): Promise<void> {
    const { currency } = this.wallets;
    await this.transaction.inTransaction(async () => {
      for (const [position, { dollars, texts, terms, trialDays, ...plan }] of SEEDS.entries()) {
        if (!(await this.store.add({ ...plan, position }))) continue;
        const [monthMinor, yearMinor] = [seedPrice(dollars, currency), seedPrice(dollars * 10, currency)];
        await this.store.addVersion(plan.code, { currency, monthMinor, yearMinor, trialDays, texts, terms }, null, this.clock.now());
      }
    });
  }

  /** Those that can be had. Throws 'money/off'. */
  async offered(): Promise<PlanVersion[]> {
    this.wallets.assertOn();
    return (await this.store.current()).filter(({ isVisible, currency }) => isVisible && currency === this.wallets.currency);
  }

  /** With how many have which version: they keep it when the plan is changed. */
  async all(actor: Actor): Promise<KeptPlan[]> {
    this.access.administrator(actor);
    this.wallets.assertOn();
    const [plans, subscribers] = [await this.store.current(), await this.store.subscribers()];
    const byCode = Map.groupBy(subscribers, ({ code }) => code);
    return plans.map((plan) => ({ ...plan, subscribers: byCode.get(plan.code) ?? [] }));
  }

  /** A new version, for those who come later. Throws 'plan/not-found', 'plan/price', 'money/off'. */
  async change(actor: Actor, code: string, form: PlanChangeForm, facts: RequestFacts): Promise<PlanVersion> {
    const { userId } = this.access.administrator(actor);
    this.wallets.assertOn();
    const { currency } = this.wallets;
    const [monthMinor, yearMinor] = [this.priceOf(form.monthPrice), this.priceOf(form.yearPrice)];
    await this.transaction.inTransaction(async () => {
      if (!(await this.store.lock(code))) throw planNotFound();
      const { trialDays, texts, terms } = form;
      await this.store.addVersion(code, { currency, monthMinor, yearMinor, trialDays, texts, terms }, userId, this.clock.now());
      await this.store.show(code, form.isVisible);
      const details = { ...form, texts: { ...texts.name }, terms: { ...terms }, currency };
      await this.audit.record(actor, 'plan.changed', `plan:${code}`, details, facts);
      this.entitlements.changed();
    });
    return (await this.store.current()).find((plan) => plan.code === code) as PlanVersion;
  }

  private priceOf(text: string): bigint {
    const minor = parseAmount(text, this.wallets.currency);
    if (minor === null) throw badPlanPrice(amountText(MOST_MINOR, this.wallets.currency));
    return minor;
  }
}
