// Invoices and credit notes: numbered without gaps, never changed, and paid in the transaction that writes them.
export { BillingDetailsService } from './billing-details.service';
export { BILLING_RULES, BillingRulesService } from './billing-rules.service';
export { invoiceCsv } from './invoice-csv';
export { invoicePdf } from './invoice-pdf';
export { InvoicesModule } from './invoices.module';
export { taxIn } from './invoices.policy';
export { InvoicesService } from './invoices.service';
export type { BillingDetails, BillingRules, Funding, Invoice, InvoiceLine, NewInvoice, Paper, TextIn } from './invoices.types';
