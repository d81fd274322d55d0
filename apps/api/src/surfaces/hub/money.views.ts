import { ApiProperty } from '@nestjs/swagger';
import type { AccountBalance, HistoryLine } from '../../modules/ledger';
import type { Budget, BudgetOf, DeskPayment, MoneyFacts, Wallet } from '../../modules/wallets';
import type { Difference, Payment, PaymentAction, Reconciliation } from '../../platform/payments';
import { nextOf } from './id-from';
import { PAYMENT_KINDS, PAYMENT_STATES } from './money.dto';

const NULLABLE_TEXT = { type: String, nullable: true } as const;
const MINOR = { description: 'A whole number of the smallest unit of the currency', example: '5000' } as const;

export class MoneyView {
  @ApiProperty({ description: 'Whether anything can cost something here' }) isOn: boolean;
  @ApiProperty({ description: 'ISO 4217; XHC: units of the hub’s own' }) currency: string;
  @ApiProperty({ type: [String], description: 'How people pay' }) providers: string[];
  @ApiProperty({ description: 'Nobody really pays' }) isTest: boolean;
  @ApiProperty({ ...MINOR, description: 'What is paid in at once, at least' }) leastTopUpMinor: string;
  @ApiProperty({ description: 'And at most' }) mostTopUpMinor: string;
}

export class EarningsView {
  @ApiProperty({ description: 'Held back while a buyer may still be refunded' }) pendingMinor: string;
  @ApiProperty({ description: 'To be paid out' }) availableMinor: string;
  @ApiProperty({ description: 'On its way' }) inPayoutMinor: string;
  @ApiProperty({ description: 'Owed since a refund; the next earnings go there first' }) debtMinor: string;
}

export class WalletView {
  @ApiProperty() namespace: string;
  @ApiProperty() currency: string;
  @ApiProperty({ ...MINOR, description: 'To be spent' }) availableMinor: string;
  @ApiProperty({ description: 'Set aside for what is running' }) heldMinor: string;
  @ApiProperty({ description: 'Given by the hub, for what the hub itself sells; never paid out' }) promoMinor: string;
  @ApiProperty({ type: EarningsView }) earnings: EarningsView;
}

export class HistoryLineView {
  @ApiProperty() transactionId: string;
  @ApiProperty({ description: 'top-up, hold, sale …' }) kind: string;
  @ApiProperty({ description: 'What it is about', example: 'payment:12' }) reference: string;
  @ApiProperty({ ...NULLABLE_TEXT, description: 'Of a sale or a refund: what was sold, as it was called then' }) repository: string | null;
  @ApiProperty({ description: 'wallet, promo, pending, available, in-payout or debt' }) account: string;
  @ApiProperty() currency: string;
  @ApiProperty({ ...MINOR, description: 'Negative: it was spent' }) amountMinor: string;
  @ApiProperty({ format: 'date-time', description: 'The moment that it belongs to' }) effectiveAt: string;
  @ApiProperty({ format: 'date-time', description: 'When it was written down' }) postedAt: string;
}

export class HistoryPage {
  @ApiProperty({ type: [HistoryLineView], description: 'The newest first' }) lines: HistoryLineView[];
  @ApiProperty(NULLABLE_TEXT) nextCursor: string | null;
}

export class PaymentActionView {
  @ApiProperty({ enum: ['redirect', 'transfer'] }) kind: 'redirect' | 'transfer';
  @ApiProperty({ ...NULLABLE_TEXT, description: 'Where the payer’s browser goes' }) url: string | null;
  @ApiProperty({ ...NULLABLE_TEXT, description: 'What a transfer must carry so that it is found' }) reference: string | null;
  @ApiProperty({ ...NULLABLE_TEXT, description: 'Where to transfer to' }) instructions: string | null;
}

export class PaymentView {
  @ApiProperty() id: string;
  @ApiProperty({ enum: PAYMENT_KINDS }) kind: string;
  @ApiProperty() provider: string;
  @ApiProperty({ enum: PAYMENT_STATES, description: 'wished: on its way to the provider; waiting: the provider has it' }) state: string;
  @ApiProperty(MINOR) amountMinor: string;
  @ApiProperty() currency: string;
  @ApiProperty({ type: PaymentActionView, nullable: true, description: 'What the payer has to do' }) action: PaymentActionView | null;
  @ApiProperty({ ...NULLABLE_TEXT, description: 'Why it failed' }) failure: string | null;
  @ApiProperty({ format: 'date-time' }) createdAt: string;
  @ApiProperty({ ...NULLABLE_TEXT, format: 'date-time' }) settledAt: string | null;
}

export class PaymentsPage {
  @ApiProperty({ type: [PaymentView], description: 'The newest first' }) payments: PaymentView[];
  @ApiProperty(NULLABLE_TEXT) nextCursor: string | null;
}

export class AdminPaymentView extends PaymentView {
  @ApiProperty({ description: 'What it is for', example: 'wallet.top-up' }) purpose: string;
  @ApiProperty({ description: 'What that is about: of a top-up the id of the namespace' }) subject: string;
  @ApiProperty({ ...NULLABLE_TEXT, description: 'Whose wallet it goes to, by the name of today' }) payer: string | null;
  @ApiProperty({ description: 'Whether it waits for an administrator to say how it ended' }) isDecidedHere: boolean;
  @ApiProperty({ ...NULLABLE_TEXT, description: 'The provider’s own name for it' }) providerRef: string | null;
  @ApiProperty({ description: 'What the provider took' }) feeMinor: string;
  @ApiProperty({ type: 'integer', description: 'Calls that came to nothing' }) attempts: number;
  @ApiProperty({ ...NULLABLE_TEXT, description: 'What the last of them said' }) lastError: string | null;
}

export class AdminPaymentsPage {
  @ApiProperty({ type: [AdminPaymentView], description: 'The newest first' }) payments: AdminPaymentView[];
  @ApiProperty(NULLABLE_TEXT) nextCursor: string | null;
}

export class ReconciliationSumView {
  @ApiProperty({ enum: PAYMENT_KINDS }) kind: string;
  @ApiProperty() currency: string;
  @ApiProperty(MINOR) amountMinor: string;
  @ApiProperty() feeMinor: string;
}

export class ReconciliationSideView {
  @ApiProperty({ enum: PAYMENT_STATES }) state: string;
  @ApiProperty(MINOR) amountMinor: string;
  @ApiProperty() currency: string;
}

export class DifferenceView {
  @ApiProperty({ enum: PAYMENT_KINDS }) kind: string;
  @ApiProperty() key: string;
  @ApiProperty(NULLABLE_TEXT) providerRef: string | null;
  @ApiProperty({ type: ReconciliationSideView, nullable: true, description: 'null: this hub has no such payment' })
  ours: ReconciliationSideView | null;
  @ApiProperty({ type: ReconciliationSideView, nullable: true, description: 'null: the provider has none' })
  theirs: ReconciliationSideView | null;
}

export class ReconciliationView {
  @ApiProperty() provider: string;
  @ApiProperty({ type: 'integer', description: 'Payments that both have alike' }) same: number;
  @ApiProperty({ type: [ReconciliationSumView] }) sums: ReconciliationSumView[];
  @ApiProperty({ type: [DifferenceView] }) differences: DifferenceView[];
}

export class AccountBalanceView {
  @ApiProperty({ example: 'clearing' }) kind: string;
  @ApiProperty({ description: 'Which of several', example: 'manual' }) qualifier: string;
  @ApiProperty() currency: string;
  @ApiProperty({ ...MINOR, description: 'Negative: what others keep for the hub, or what it spent' }) amountMinor: string;
}

export class ClosedDayView {
  @ApiProperty({ description: 'In UTC' }) day: string;
  @ApiProperty({ description: 'SHA-256 over everything up to and with it' }) hash: string;
}

export class LedgerView {
  @ApiProperty({ type: [AccountBalanceView], description: 'The accounts of the hub itself' }) balances: AccountBalanceView[];
  @ApiProperty({ type: ClosedDayView, nullable: true }) closed: ClosedDayView | null;
}

export class BudgetView {
  @ApiProperty() namespace: string;
  @ApiProperty() currency: string;
  @ApiProperty({ ...NULLABLE_TEXT, description: 'null: none' }) monthlyMinor: string | null;
  @ApiProperty({ description: 'In this month, in UTC' }) usedMinor: string;
}

export class BudgetsPage {
  @ApiProperty({ type: [BudgetView], description: 'Of every organization, the newest first' }) budgets: BudgetView[];
  @ApiProperty(NULLABLE_TEXT) nextCursor: string | null;
}

export class TestPaymentView {
  @ApiProperty() ref: string;
  @ApiProperty({ enum: ['waiting', 'succeeded', 'failed'] }) state: string;
  @ApiProperty(MINOR) amountMinor: string;
  @ApiProperty() currency: string;
  @ApiProperty() description: string;
  @ApiProperty({ description: 'Where the payer comes back to' }) returnUrl: string;
}

export function viewMoney({ providers, leastTopUpMinor, mostTopUpMinor, ...facts }: MoneyFacts): MoneyView {
  return { ...facts, providers: [...providers], leastTopUpMinor: String(leastTopUpMinor), mostTopUpMinor: String(mostTopUpMinor) };
}

export function viewWallet(namespace: string, { currency, availableMinor, heldMinor, promoMinor, earnings }: Wallet): WalletView {
  return {
    namespace,
    currency,
    availableMinor: String(availableMinor),
    heldMinor: String(heldMinor),
    promoMinor: String(promoMinor),
    earnings: {
      pendingMinor: String(earnings.pendingMinor),
      availableMinor: String(earnings.availableMinor),
      inPayoutMinor: String(earnings.inPayoutMinor),
      debtMinor: String(earnings.debtMinor),
    },
  };
}

export function viewHistory(lines: readonly (HistoryLine & { position: number })[], limit: number): HistoryPage {
  const last = lines.length < limit ? undefined : lines.at(-1);
  return { lines: lines.map(viewLine), nextCursor: last ? `${last.transactionId}.${last.position}` : null };
}

function viewLine({ transactionId, kind, reference, details, account, amountMinor, effectiveAt, postedAt }: HistoryLine): HistoryLineView {
  return {
    transactionId: String(transactionId),
    kind,
    reference,
    repository: typeof details['repository'] === 'string' ? details['repository'] : null,
    account: account.kind,
    currency: account.currency,
    amountMinor: String(amountMinor),
    effectiveAt: effectiveAt.toISOString(),
    postedAt: postedAt.toISOString(),
  };
}

export function viewPayment({
  id,
  kind,
  provider,
  state,
  amountMinor,
  currency,
  action,
  failure,
  createdAt,
  settledAt,
}: Payment): PaymentView {
  return {
    id: String(id),
    kind,
    provider,
    state,
    amountMinor: String(amountMinor),
    currency,
    action: action && state === 'waiting' ? viewAction(action) : null,
    failure: failure?.message ?? null,
    createdAt: createdAt.toISOString(),
    settledAt: settledAt?.toISOString() ?? null,
  };
}

function viewAction(action: PaymentAction): PaymentActionView {
  if (action.kind === 'redirect') return { kind: 'redirect', url: action.url, reference: null, instructions: null };
  return { kind: 'transfer', url: null, reference: action.reference, instructions: action.instructions };
}

export function viewPayments(payments: readonly Payment[], limit: number): PaymentsPage {
  return { payments: payments.map(viewPayment), nextCursor: nextOf(payments, limit) };
}

export function viewAdminPayments(payments: readonly DeskPayment[], limit: number): AdminPaymentsPage {
  return { payments: payments.map(viewAdminPayment), nextCursor: nextOf(payments, limit) };
}

export function viewAdminPayment(payment: DeskPayment): AdminPaymentView {
  const { purpose, subject, payer, isDecidedHere, providerRef, feeMinor, attempts, lastError } = payment;
  return { ...viewPayment(payment), purpose, subject, payer, isDecidedHere, providerRef, feeMinor: String(feeMinor), attempts, lastError };
}

export function viewReconciliation({ provider, same, sums, differences }: Reconciliation): ReconciliationView {
  const viewed = sums.map(({ kind, currency, amountMinor, feeMinor }) => {
    return { kind, currency, amountMinor: String(amountMinor), feeMinor: String(feeMinor) };
  });
  return { provider, same, sums: viewed, differences: differences.map(viewDifference) };
}

function viewDifference({ kind, key, providerRef, ours, theirs }: Difference): DifferenceView {
  return { kind, key, providerRef, ours: ours && viewSide(ours), theirs: theirs && viewSide(theirs) };
}

function viewSide({ state, amountMinor, currency }: NonNullable<Difference['ours']>): ReconciliationSideView {
  return { state, amountMinor: String(amountMinor), currency };
}

export function viewBalances(balances: readonly AccountBalance[]): AccountBalanceView[] {
  return balances.map(({ account: { kind, qualifier = '', currency }, amountMinor }) => {
    return { kind, qualifier, currency, amountMinor: String(amountMinor) };
  });
}

export function viewBudget(namespace: string, { currency, monthlyMinor, usedMinor }: Budget): BudgetView {
  return { namespace, currency, monthlyMinor: monthlyMinor === null ? null : String(monthlyMinor), usedMinor: String(usedMinor) };
}

export function viewBudgets(budgets: readonly (BudgetOf & { currency: Budget['currency'] })[], limit: number): BudgetsPage {
  return { budgets: budgets.map((budget) => viewBudget(budget.namespace, budget)), nextCursor: nextOf(budgets, limit) };
}
