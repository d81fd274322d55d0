import { Injectable } from '@nestjs/common';
import type { Actor } from '../../common/actor';
import { AuditLog } from '../../platform/audit';
import { Bell } from '../../platform/bell';
import { Transaction } from '../../platform/database/transaction';
import type { RequestFacts } from '../../platform/http';
import { AccessService } from '../access';
import { BillingRulesStore } from './billing-rules.store';
import { noSuchZone } from './invoices.errors';
import type { BillingRules } from './invoices.types';

/** Rung when the rules changed: what depends on grace is not what it was. */
export const BILLING_RULES = 'billing-rules';

@Injectable()
export class BillingRulesService {
  constructor(
    private readonly access: AccessService,
    private readonly store: BillingRulesStore,
    private readonly transaction: Transaction,
    private readonly audit: AuditLog,
    private readonly bell: Bell,
  ) {}

  /** Inside the caller's transaction, if there is one. */
  rules(): Promise<BillingRules> {
    return this.store.find();
  }

  /** For what is billed later. Throws 'invoice/time-zone'. */
  async change(actor: Actor, rules: BillingRules, facts: RequestFacts): Promise<BillingRules> {
    this.access.administrator(actor);
    if (!isZone(rules.timeZone)) throw noSuchZone(rules.timeZone);
    await this.transaction.inTransaction(async () => {
      const before = await this.store.find();
      await this.store.set(rules);
      await this.audit.record(actor, 'billing.rules-changed', 'hub', { before: { ...before }, after: { ...rules } }, facts);
      this.bell.ring(BILLING_RULES);
    });
    return this.store.find();
  }
}

function isZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
