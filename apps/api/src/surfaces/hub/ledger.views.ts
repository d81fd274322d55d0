import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, Matches, MaxLength } from 'class-validator';
import { ACCOUNT_KINDS, type AccountKind, type BookedTransaction, type ClosedDay, type LedgerProof } from '../../modules/ledger';
import { nextOf } from './id-from';

const NULLABLE_TEXT = { type: String, nullable: true } as const;
const MINOR = {
  description: 'A whole number of the smallest unit of the currency; negative: the account loses it',
  example: '999',
} as const;
const DATE = { format: 'date-time' } as const;
/** Postgres text cannot hold NUL. */
const NO_NUL = /^[^\0]*$/;

export class LedgerQueryDto {
  @ApiPropertyOptional({ description: 'What it is about', example: 'sale:12' })
  @IsOptional()
  @Matches(NO_NUL)
  @MaxLength(200)
  reference?: string;
  @ApiPropertyOptional({ enum: ACCOUNT_KINDS, description: 'With a line on an account of this kind' })
  @IsOptional()
  @IsIn(ACCOUNT_KINDS)
  account?: AccountKind;
  @ApiPropertyOptional({ description: 'With a line on an account of this user or organization' })
  @IsOptional()
  @Matches(NO_NUL)
  @MaxLength(100)
  holder?: string;
  @ApiPropertyOptional() @IsOptional() @Matches(/^\d{1,18}$/) cursor?: string;
}

export class ClosedDaysQueryDto {
  @ApiPropertyOptional({ description: '`nextCursor` of the page before' }) @IsOptional() @Matches(/^\d{4}-\d{2}-\d{2}$/) cursor?: string;
}

export class LedgerLineView {
  @ApiProperty({ enum: ACCOUNT_KINDS }) account: AccountKind;
  @ApiProperty({ description: 'Which of several of a kind', example: 'manual' }) qualifier: string;
  @ApiProperty({ description: 'Whether it is the hub’s own' }) isHub: boolean;
  @ApiProperty({ ...NULLABLE_TEXT, description: 'Whose it is, by the name of today; null: the hub’s own, or of somebody who is gone' })
  holder: string | null;
  @ApiProperty() currency: string;
  @ApiProperty({ description: 'Credit that was given: never money' }) isPromo: boolean;
  @ApiProperty(MINOR) amountMinor: string;
}

export class LedgerTransactionView {
  @ApiProperty() id: string;
  @ApiProperty({ description: 'Made from the fact: it is booked once', example: 'sale:12:refund:3' }) key: string;
  @ApiProperty({ description: 'top-up, sale, refund …' }) kind: string;
  @ApiProperty({ description: 'What it is about', example: 'sale:12' }) reference: string;
  @ApiProperty({ ...DATE, description: 'The moment that it belongs to' }) effectiveAt: string;
  @ApiProperty({ ...DATE, description: 'When it was written down' }) postedAt: string;
  @ApiProperty({ type: [LedgerLineView], description: 'They add up to nothing, for each currency' }) lines: LedgerLineView[];
}

export class LedgerTransactionsPage {
  @ApiProperty({ type: [LedgerTransactionView], description: 'The newest first' }) transactions: LedgerTransactionView[];
  @ApiProperty(NULLABLE_TEXT) nextCursor: string | null;
}

export class LedgerDayView {
  @ApiProperty({ description: 'In UTC' }) day: string;
  @ApiProperty() transactions: string;
  @ApiProperty({ description: 'SHA-256 over everything up to and with it' }) hash: string;
}

export class LedgerDaysPage {
  @ApiProperty({ type: [LedgerDayView], description: 'The newest first' }) days: LedgerDayView[];
  @ApiProperty(NULLABLE_TEXT) nextCursor: string | null;
}

export class LedgerSumView {
  @ApiProperty() currency: string;
  @ApiProperty({ description: 'Credit that was given, apart from money' }) isPromo: boolean;
  @ApiProperty() entries: string;
  @ApiProperty({ description: 'All that accounts gained' }) gainedMinor: string;
  @ApiProperty({ description: 'All that accounts lost' }) lostMinor: string;
  @ApiProperty({ description: 'Both together: 0' }) totalMinor: string;
}

export class LedgerFindingView {
  @ApiProperty({ example: 'ledger/balance' }) code: string;
  @ApiProperty({ description: 'In English' }) message: string;
}

export class LedgerProofView {
  @ApiProperty(DATE) at: string;
  @ApiProperty() transactions: string;
  @ApiProperty({ type: 'integer', description: 'Closed days whose hashes were computed again' }) closedDays: number;
  @ApiProperty({ type: [LedgerSumView], description: 'Of every entry there is' }) sums: LedgerSumView[];
  @ApiProperty({ type: [LedgerFindingView], description: 'What does not hold; the first hundred' }) findings: LedgerFindingView[];
}

export function viewTransaction({ id, key, kind, reference, effectiveAt, postedAt, lines }: BookedTransaction): LedgerTransactionView {
  const viewed = lines.map(({ kind: account, qualifier, holder, holderName, currency, isPromo, amountMinor }) => {
    return { account, qualifier, isHub: holder === null, holder: holderName, currency, isPromo, amountMinor: String(amountMinor) };
  });
  const moments = { effectiveAt: effectiveAt.toISOString(), postedAt: postedAt.toISOString() };
  return { id: String(id), key, kind, reference, ...moments, lines: viewed };
}

export function viewTransactions(transactions: readonly BookedTransaction[], limit: number): LedgerTransactionsPage {
  return { transactions: transactions.map(viewTransaction), nextCursor: nextOf(transactions, limit) };
}

export function viewDays(days: readonly ClosedDay[], limit: number): LedgerDaysPage {
  const viewed = days.map(({ day, transactions, hash }) => ({ day, transactions: String(transactions), hash: hash.toString('hex') }));
  return { days: viewed, nextCursor: days.length < limit ? null : (days.at(-1)?.day ?? null) };
}

export function viewProof({ transactions, sums, closedDays, findings }: LedgerProof, at: Date): LedgerProofView {
  const viewed = sums.map(({ currency, isPromo, entries, gainedMinor, lostMinor, totalMinor }) => {
    const amounts = { gainedMinor: String(gainedMinor), lostMinor: String(lostMinor), totalMinor: String(totalMinor) };
    return { currency, isPromo, entries: String(entries), ...amounts };
  });
  return { at: at.toISOString(), transactions: String(transactions), closedDays, sums: viewed, findings };
}
