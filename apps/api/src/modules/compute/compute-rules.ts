import { Injectable } from '@nestjs/common';
import type { Actor } from '../../common/actor';
import { Clock } from '../../common/clock';
import { AuditLog } from '../../platform/audit';
import { Transaction } from '../../platform/database/transaction';
import type { RequestFacts } from '../../platform/http';
import { AccessService } from '../access';
import { RunnerRates } from '../jobs';
import { WalletsService } from '../wallets';
import { badFee } from './compute.errors';
import { ComputeStore } from './compute.store';
import type { ComputeRules } from './compute.types';

@Injectable()
export class ComputeRulesService {
  constructor(
    private readonly access: AccessService,
    private readonly store: ComputeStore,
    private readonly runners: RunnerRates,
    private readonly wallets: WalletsService,
    private readonly transaction: Transaction,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
  ) {}

  rules(): Promise<ComputeRules> {
    return this.store.rules();
  }

  async asked(actor: Actor): Promise<ComputeRules> {
    this.access.administrator(actor);
    this.wallets.assertOn();
    return this.rules();
  }

  /** Once runners may not be open any more, those that are become their owners' again, at the price that they have. Throws 'compute/fee'. */
  async change(actor: Actor, rules: ComputeRules, facts: RequestFacts): Promise<ComputeRules> {
    const { userId } = this.access.administrator(actor);
    this.wallets.assertOn();
    if (!Number.isInteger(rules.feeBasisPoints) || rules.feeBasisPoints < 0 || rules.feeBasisPoints > 10_000) throw badFee();
    await this.transaction.inTransaction(async () => {
      const before = await this.rules();
      await this.store.setRules(rules);
      if (!rules.mayOpen) await this.closeAll(userId);
      await this.audit.record(actor, 'compute.rules-changed', 'hub', { before: { ...before }, after: { ...rules } }, facts);
    });
    return this.rules();
  }

  private async closeAll(byId: bigint): Promise<void> {
    const [at, { currency }] = [this.clock.now(), this.wallets];
    for (const id of await this.runners.open()) {
      const runner = await this.runners.find(id);
      if (!runner) continue;
      const { cpuHourMicro, gpuHourMicro } = runner;
      await this.runners.set(id, { cpuHourMicro, gpuHourMicro, isOpen: false, currency, byId, at });
    }
  }
}
