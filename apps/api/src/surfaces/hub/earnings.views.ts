// What somebody earned by sales.
import { ApiProperty } from '@nestjs/swagger';
import type { EarnedSale, Earnings } from '../../modules/sales';
import type { MoneyRules } from '../../modules/wallets';
import { nextOf } from './id-from';
import { EarningsView } from './money.views';
import { SaleView, viewSale } from './sales.views';

const NULLABLE_TEXT = { type: String, nullable: true } as const;
const MINOR = { description: 'A whole number of the smallest unit of the currency', example: '999' } as const;

export class EarnedSaleView extends SaleView {
  @ApiProperty({ ...MINOR, description: 'What the namespace that was asked for got of it' }) ownMinor: string;
  @ApiProperty({ description: 'What it gave back of that' }) ownReversedMinor: string;
}

export class EarnedSalesPage {
  @ApiProperty({ type: [EarnedSaleView], description: 'The newest first' }) sales: EarnedSaleView[];
  @ApiProperty(NULLABLE_TEXT) nextCursor: string | null;
}

export class PendingOnView {
  @ApiProperty({ description: 'In UTC: from then on it can be paid out', example: '2026-12-24' }) day: string;
  @ApiProperty(MINOR) amountMinor: string;
}

export class EarnedInView {
  @ApiProperty({ description: 'In UTC', example: '2026-11' }) month: string;
  @ApiProperty({ type: 'integer', description: 'How many; what is earned has tips as well' }) sales: number;
  @ApiProperty(MINOR) earnedMinor: string;
  @ApiProperty({ description: 'What of it was given back' }) reversedMinor: string;
}

export class EarnedByView {
  @ApiProperty({ ...NULLABLE_TEXT, description: 'As it was called when it earned that; null: earned by the author, such as tips' })
  repository: string | null;
  @ApiProperty({ type: 'integer' }) sales: number;
  @ApiProperty(MINOR) earnedMinor: string;
  @ApiProperty({ description: 'What of it was given back' }) reversedMinor: string;
}

export class PayoutTermsView {
  @ApiProperty({ ...MINOR, description: 'The least that is paid out at once' }) minimumMinor: string;
  @ApiProperty({ type: [String], description: 'By what earnings are paid out here' }) providers: string[];
  @ApiProperty({ type: 'integer', description: 'How long the earnings of a sale wait' }) holdBackDays: number;
}

export class AllEarningsView {
  @ApiProperty() currency: string;
  @ApiProperty({ type: EarningsView, description: 'What is due counts as free: a payout that is asked for releases it first' })
  earnings: EarningsView;
  @ApiProperty({ type: [PendingOnView], description: 'The soonest first' }) pending: PendingOnView[];
  @ApiProperty({ type: [EarnedInView], description: 'The last twelve, the earliest first' }) months: EarnedInView[];
  @ApiProperty({ type: [EarnedByView], description: 'Those that earned most first' }) repositories: EarnedByView[];
  @ApiProperty({ type: PayoutTermsView }) terms: PayoutTermsView;
}

/** Who only has a share does not learn who bought. */
export function viewEarned(namespaceId: bigint, sales: readonly EarnedSale[], limit: number): EarnedSalesPage {
  const viewed = sales.map((sale) => {
    const known = sale.sellerId === namespaceId ? sale : { ...sale, buyer: null };
    return { ...viewSale(known), ownMinor: String(sale.ownMinor), ownReversedMinor: String(sale.ownReversedMinor) };
  });
  return { sales: viewed, nextCursor: nextOf(sales, limit) };
}

export function viewEarnings(
  { standing, pending, months, repositories }: Earnings,
  currency: string,
  { payoutMinimumMinor, holdBackDays }: MoneyRules,
  providers: string[],
): AllEarningsView {
  return {
    currency,
    earnings: {
      pendingMinor: String(standing.pendingMinor),
      availableMinor: String(standing.availableMinor),
      inPayoutMinor: String(standing.inPayoutMinor),
      debtMinor: String(standing.debtMinor),
    },
    pending: pending.map(({ day, amountMinor }) => ({ day, amountMinor: String(amountMinor) })),
    months: months.map(viewSum),
    repositories: repositories.map(viewSum),
    terms: { minimumMinor: String(payoutMinimumMinor), providers, holdBackDays },
  };
}

function viewSum<T extends { earnedMinor: bigint; reversedMinor: bigint }>({ earnedMinor, reversedMinor, ...rest }: T) {
  return { ...rest, earnedMinor: String(earnedMinor), reversedMinor: String(reversedMinor) };
}
