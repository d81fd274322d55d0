// Who is billed, as the namespace says. An invoice keeps what was said on its day.
import { Injectable } from '@nestjs/common';
import { AuditLog } from '../../platform/audit';
import { Transaction } from '../../platform/database/transaction';
import type { RequestFacts } from '../../platform/http';
import type { GrantedNamespace } from '../access';
import { InvoicesStore } from './invoices.store';
import type { BillingDetails, Party } from './invoices.types';

const NOTHING: BillingDetails = { name: '', address: '', taxId: '', email: '' };

@Injectable()
export class BillingDetailsService {
  constructor(
    private readonly store: InvoicesStore,
    private readonly transaction: Transaction,
    private readonly audit: AuditLog,
  ) {}

  async find({ id }: GrantedNamespace): Promise<BillingDetails> {
    return (await this.store.details(id)) ?? NOTHING;
  }

  /** As they stand on a paper of today. Null: nobody has this id any more. */
  party(namespaceId: bigint): Promise<Party | null> {
    return this.store.buyer(namespaceId);
  }

  async set({ id, name, actor }: GrantedNamespace, details: BillingDetails, facts: RequestFacts): Promise<BillingDetails> {
    await this.transaction.inTransaction(async () => {
      await this.store.setDetails(id, details);
      await this.audit.record(actor, 'billing.details-changed', `namespace:${name}`, {}, facts);
    });
    return details;
  }
}
