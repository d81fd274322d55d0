import { Module } from '@nestjs/common';
import { LedgerModule } from '../ledger';
import { BillingDetailsService } from './billing-details.service';
import { BillingRulesService } from './billing-rules.service';
import { BillingRulesStore } from './billing-rules.store';
import { InvoicesService } from './invoices.service';
import { InvoicesStore } from './invoices.store';

@Module({
  imports: [LedgerModule],
  providers: [InvoicesStore, BillingRulesStore, BillingRulesService, BillingDetailsService, InvoicesService],
  exports: [InvoicesService, BillingRulesService, BillingDetailsService],
})
export class InvoicesModule {}
