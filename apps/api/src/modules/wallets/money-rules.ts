import { Injectable } from '@nestjs/common';
import type { Actor } from '../../common/actor';
import { AuditLog } from '../../platform/audit';
import { Transaction } from '../../platform/database/transaction';
import type { RequestFacts } from '../../platform/http';
import { AccessService } from '../access';
import { MoneySettingsStore } from './money-settings.store';
import type { MoneyRules } from './wallets.types';

@Injectable()
export class MoneyRulesService {
  constructor(
    private readonly access: AccessService,
    private readonly store: MoneySettingsStore,
    private readonly transaction: Transaction,
    private readonly audit: AuditLog,
  ) {}

  /** Inside the caller's transaction, if there is one. */
  rules(): Promise<MoneyRules> {
    return this.store.find();
  }

  /** What is not said stays. */
  async change(actor: Actor, change: Partial<MoneyRules>, facts: RequestFacts): Promise<MoneyRules> {
    this.access.administrator(actor);
    await this.transaction.inTransaction(async () => {
      const before = await this.store.find();
      const rules = { ...before, ...change };
      await this.store.set(rules);
      await this.audit.record(actor, 'money.rules-changed', 'hub', { before: detailsOf(before), after: detailsOf(rules) }, facts);
    });
    return this.store.find();
  }
}

function detailsOf({ payoutMinimumMinor, tipDailyMostMinor, ...rules }: MoneyRules): object {
  return { ...rules, payoutMinimumMinor: String(payoutMinimumMinor), tipDailyMostMinor: String(tipDailyMostMinor) };
}
