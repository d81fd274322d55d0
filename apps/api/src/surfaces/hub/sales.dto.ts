// What the routes of selling take.
import { ApiProperty, ApiPropertyOptional, PickType } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsBoolean, IsIn, IsInt, IsOptional, Matches, Max, MaxLength, Min, MinLength, ValidateNested } from 'class-validator';
import { REPO_TYPES, type RepoType } from '@modelgrove/shared';
import { OFFER_KINDS, type OfferKind } from '../../modules/sales';
import { LicenceTermsDto, UseTermsDto } from './usage.dto';

const ID = /^\d{1,18}$/;
const REQUEST_KEY = /^[\w-]{8,64}$/;
const MAX_AMOUNT = 20;
const MAX_NAME = 100;
const MAX_LICENCE = 100_000;
const MOST_MONTHS = 120;
/** Postgres text cannot hold NUL. */
const NO_NUL = /^[^\0]*$/;
const PAYOUT_STATES = ['requested', 'approved', 'paid', 'failed', 'declined'] as const;
const ONCE = 'Made by the client once for what it wants once: a request that is sent again does nothing more';

export class OfferDto {
  @ApiPropertyOptional({
    enum: OFFER_KINDS,
    description:
      'once, which is the default: for ever; monthly: as long as it is paid; use: its terms are accepted, and what is used is paid',
  })
  @IsOptional()
  @IsIn(OFFER_KINDS)
  kind?: OfferKind;
  @ApiPropertyOptional({
    enum: ['read', 'use'],
    description: 'use: it works for buyers on this hub and is not handed out; so is all that is paid by use',
  })
  @IsOptional()
  @IsIn(['read', 'use'])
  scope?: 'read' | 'use';
  @ApiPropertyOptional({ description: 'As people write it; of all that is not paid by use', example: '9.99' })
  @IsOptional()
  @Matches(NO_NUL)
  @MaxLength(MAX_AMOUNT)
  price?: string;
  @ApiPropertyOptional({
    type: 'integer',
    nullable: true,
    minimum: 0,
    maximum: MOST_MONTHS,
    description:
      'Of what is bought once: for so many months new versions come with it, 0: none; null, which is the default: all there will be',
  })
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(MOST_MONTHS)
  updatesMonths?: number | null;
  @ApiPropertyOptional({ type: UseTermsDto, description: 'Of what is paid by use' })
  @IsOptional()
  @ValidateNested()
  @Type(() => UseTermsDto)
  use?: UseTermsDto;
  @ApiPropertyOptional({ type: LicenceTermsDto, description: 'For machines, and what of a dataset everybody sees' })
  @IsOptional()
  @ValidateNested()
  @Type(() => LicenceTermsDto)
  details?: LicenceTermsDto;
  @ApiProperty({ example: 'Acme commercial licence 1' }) @Matches(NO_NUL) @MinLength(1) @MaxLength(MAX_NAME) licenceName: string;
  @ApiProperty({ description: 'What a buyer agrees to, word for word' })
  @Matches(/^[^\0]*$/s)
  @MinLength(1)
  @MaxLength(MAX_LICENCE)
  licenceText: string;
}

export class CreatorOfferDto extends PickType(OfferDto, ['licenceName', 'licenceText'] as const) {
  @ApiProperty({ description: 'As people write it', example: '9.99' }) @Matches(NO_NUL) @MaxLength(MAX_AMOUNT) price: string;
  @ApiProperty({ description: 'What subscribers are given, in the words of who gives it' })
  @Matches(/^[^\0]*$/s)
  @MaxLength(2000)
  description: string;
}

export class ForSubscribersDto {
  @ApiProperty({ description: 'Whether those who subscribe to its author read it' }) @IsBoolean() isForSubscribers: boolean;
}

export class AcceptTermsDto {
  @ApiProperty({ description: 'The offer that was seen' }) @Matches(ID) offerId: string;
}

export class SalePaperQueryDto {
  @ApiPropertyOptional({ enum: ['en', 'zh-CN'] }) @IsOptional() @IsIn(['en', 'zh-CN']) lang?: 'en' | 'zh-CN';
  @ApiPropertyOptional({ enum: ['receipt', 'statement'], description: 'What was paid, or who got which part of it' })
  @IsOptional()
  @IsIn(['receipt', 'statement'])
  paper?: 'receipt' | 'statement';
}

export class PreviewQueryDto {
  @ApiProperty({ example: '9.99' }) @Matches(NO_NUL) @MaxLength(MAX_AMOUNT) price: string;
}

export class PurchaseDto {
  @ApiProperty({ description: 'Whose wallet pays, and who may read then: oneself, or an organization one is an admin of' })
  @Matches(NO_NUL)
  @MaxLength(MAX_NAME)
  buyer: string;
  @ApiProperty({ description: 'The offer that the buyer saw and agrees to' }) @Matches(ID) offerId: string;
  @ApiProperty({ description: ONCE }) @Matches(REQUEST_KEY) requestKey: string;
}

export class RefundDto {
  @ApiPropertyOptional({ type: String, nullable: true, description: 'As people write it; absent: all that is left', example: '5.00' })
  @IsOptional()
  @Matches(NO_NUL)
  @MaxLength(MAX_AMOUNT)
  amount?: string | null;
  @ApiPropertyOptional({
    type: String,
    nullable: true,
    description: 'From administrators of the hub: the amount once more, as a confirmation',
  })
  @IsOptional()
  @Matches(NO_NUL)
  @MaxLength(MAX_AMOUNT)
  confirmedAmount?: string | null;
  @ApiProperty({ description: 'For the buyer and the audit log' }) @Matches(NO_NUL) @MaxLength(500) reason: string;
  @ApiProperty({ description: ONCE }) @Matches(REQUEST_KEY) requestKey: string;
}

export class ShareDto {
  @ApiProperty({ enum: REPO_TYPES }) @IsIn(REPO_TYPES) type: RepoType;
  @ApiProperty() @Matches(NO_NUL) @MaxLength(MAX_NAME) namespace: string;
  @ApiProperty() @Matches(NO_NUL) @MaxLength(MAX_NAME) name: string;
  @ApiProperty({ type: 'integer', description: 'Hundredths of a percent of what the repository earns', example: 2000 })
  @IsInt()
  @Min(1)
  @Max(10_000)
  basisPoints: number;
}

export class ShareDecisionDto {
  @ApiProperty() @IsBoolean() isAccepted: boolean;
}

export class PageQueryDto {
  @ApiPropertyOptional() @IsOptional() @Matches(ID) cursor?: string;
}

export class AdminSalesQueryDto extends PageQueryDto {
  @ApiPropertyOptional({ description: 'A part of the repository’s name, or the name of who sold or bought' })
  @IsOptional()
  @Matches(NO_NUL)
  @MaxLength(MAX_NAME)
  search?: string;
  @ApiPropertyOptional({ enum: ['refunded'], description: 'refunded: something was given back' })
  @IsOptional()
  @IsIn(['refunded'])
  state?: 'refunded';
}

export class PayoutDto {
  @ApiProperty({ example: '120.00' }) @Matches(NO_NUL) @MaxLength(MAX_AMOUNT) amount: string;
  @ApiProperty({ example: 'manual' }) @Matches(/^[a-z][a-z0-9-]{0,40}$/) provider: string;
  @ApiProperty({ description: 'Where it goes, as the provider understands it; kept sealed' })
  @Matches(NO_NUL)
  @MinLength(4)
  @MaxLength(300)
  destination: string;
  @ApiProperty({ description: ONCE }) @Matches(REQUEST_KEY) requestKey: string;
}

export class PayoutsQueryDto extends PageQueryDto {
  @ApiPropertyOptional({ enum: PAYOUT_STATES }) @IsOptional() @IsIn(PAYOUT_STATES) state?: (typeof PAYOUT_STATES)[number];
}

export class PayoutDecisionDto {
  @ApiProperty() @IsBoolean() isApproved: boolean;
  @ApiProperty({ description: 'Its amount once more, as a confirmation' }) @Matches(NO_NUL) @MaxLength(MAX_AMOUNT) confirmedAmount: string;
  @ApiPropertyOptional({ description: 'Why not, for the payee' }) @IsOptional() @Matches(NO_NUL) @MaxLength(500) reason?: string;
}

export class MoneyRulesDto {
  @ApiProperty({ type: 'integer', description: 'The hub’s part of a sale, in hundredths of a percent' })
  @IsInt()
  @Min(0)
  @Max(10_000)
  saleFeeBasisPoints: number;
  @ApiProperty({ type: 'integer', description: 'How long earnings wait before they can be paid out' })
  @IsInt()
  @Min(0)
  @Max(365)
  holdBackDays: number;
  @ApiProperty({ description: 'As people write it', example: '10.00' }) @Matches(NO_NUL) @MaxLength(MAX_AMOUNT) payoutMinimum: string;
  @ApiPropertyOptional({ type: 'integer', description: 'The hub’s part of a tip, in hundredths of a percent; absent: as it is' })
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(10_000)
  tipFeeBasisPoints?: number;
  @ApiPropertyOptional({ type: 'integer', description: 'How long tips wait before they can be paid out; absent: as it is' })
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(365)
  tipHoldBackDays?: number;
  @ApiPropertyOptional({
    description: 'The most that one gives in a day, as people write it; 0: nobody gives tips; absent: as it is',
    example: '200.00',
  })
  @IsOptional()
  @Matches(NO_NUL)
  @MaxLength(MAX_AMOUNT)
  tipDailyMost?: string;
}
