// What the routes of money take. Amounts come as people write them (`9.99`), and go out as whole numbers of the smallest unit, as text.
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { HISTORY_ACCOUNTS, type HistoryAccount } from '../../modules/wallets';
import { IsBoolean, IsIn, IsOptional, Matches, MaxLength, ValidateIf } from 'class-validator';

export const PAYMENT_STATES = ['wished', 'waiting', 'succeeded', 'failed'] as const;
export const PAYMENT_KINDS = ['charge', 'refund', 'payout'] as const;
const ID = /^\d{1,18}$/;
const NAME = /^[a-z][a-z0-9-]{0,40}$/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const MAX_AMOUNT = 20;
/** Postgres text cannot hold NUL. */
const NO_NUL = /^[^\0]*$/;

export class TopUpDto {
  @ApiProperty({ description: 'As people write it', example: '50.00' }) @Matches(NO_NUL) @MaxLength(MAX_AMOUNT) amount: string;
  @ApiProperty({ description: 'One of `GET /hub/v1/money`', example: 'manual' }) @Matches(NAME) provider: string;
  @ApiProperty({ description: 'Made by the client once for what it wants once: a request that is sent again pays once' })
  @Matches(/^[\w-]{8,64}$/)
  requestKey: string;
  @ApiPropertyOptional({ description: 'The path of this hub that the payer comes back to; absent: the wallet', example: '/acme/tiny' })
  @IsOptional()
  @Matches(NO_NUL)
  @MaxLength(1000)
  returnTo?: string;
}

export class HistoryQueryDto {
  @ApiPropertyOptional({ enum: HISTORY_ACCOUNTS, description: 'Only what moved there' })
  @IsOptional()
  @IsIn(HISTORY_ACCOUNTS)
  account?: HistoryAccount;
  @ApiPropertyOptional({ description: '`nextCursor` of the page before' }) @IsOptional() @Matches(/^\d{1,18}\.\d{1,5}$/) cursor?: string;
}

export class PaymentsQueryDto {
  @ApiPropertyOptional() @IsOptional() @Matches(NAME) provider?: string;
  @ApiPropertyOptional({ enum: PAYMENT_STATES }) @IsOptional() @IsIn(PAYMENT_STATES) state?: (typeof PAYMENT_STATES)[number];
  @ApiPropertyOptional({ enum: PAYMENT_KINDS }) @IsOptional() @IsIn(PAYMENT_KINDS) kind?: (typeof PAYMENT_KINDS)[number];
  @ApiPropertyOptional() @IsOptional() @Matches(ID) cursor?: string;
}

export class TopUpsQueryDto {
  @ApiPropertyOptional() @IsOptional() @Matches(ID) cursor?: string;
}

export class DecisionDto {
  @ApiProperty({ description: 'Whether it was paid' }) @IsBoolean() isPaid: boolean;
  @ApiProperty({ description: 'Its amount once more, as a confirmation', example: '50.00' })
  @Matches(NO_NUL)
  @MaxLength(MAX_AMOUNT)
  confirmedAmount: string;
  @ApiPropertyOptional({ description: 'For the audit log, and for the payer when it was not paid' })
  @IsOptional()
  @Matches(NO_NUL)
  @MaxLength(500)
  note?: string;
}

export class ReconciliationQueryDto {
  @ApiProperty({ example: 'manual' }) @Matches(NAME) provider: string;
  @ApiProperty({ description: 'The first day, in UTC', example: '2026-11-01' }) @Matches(DAY) from: string;
  @ApiProperty({ description: 'The last day', example: '2026-11-30' }) @Matches(DAY) to: string;
}

export class BudgetDto {
  @ApiProperty({ type: String, nullable: true, description: 'Of each month, as people write it; null: none', example: '1000' })
  @ValidateIf((form: BudgetDto) => form.monthly !== null)
  @Matches(NO_NUL)
  @MaxLength(MAX_AMOUNT)
  monthly: string | null;
}

export class SpendCapDto {
  @ApiProperty({ type: String, nullable: true, description: 'Of each month, as people write it; null: none', example: '100.00' })
  @ValidateIf((form: SpendCapDto) => form.cap !== null)
  @Matches(NO_NUL)
  @MaxLength(MAX_AMOUNT)
  cap: string | null;
}

export class TestPaymentDto {
  @ApiProperty({ description: 'Whether the payer pays' }) @IsBoolean() isPaid: boolean;
}
