// The gate to payment providers: charges, refunds and payouts that happen once, and the comparison of books.
export { CreditBudgetsStore } from './credit-budgets.store';
export { FakePayments } from './fake-payments';
export type { PaymentAction, PaymentKind, PaymentState } from './payment-provider';
export { PaymentProviders } from './payment-providers';
export { type PaymentPurpose, PaymentPurposes } from './payment-purposes';
export { Payments } from './payments';
export { PaymentsModule } from './payments.module';
export type { NewPayment, Payment, PaymentFilter } from './payments.store';
export { type Difference, Reconciler, type Reconciliation } from './reconciliation';
