// What the routes of plans and invoices take.
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  IsBoolean,
  IsIn,
  IsInt,
  IsISO8601,
  IsNumber,
  IsOptional,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { PageQueryDto } from './sales.dto';

const REQUEST_KEY = /^[\w-]{8,64}$/;
const MAX_AMOUNT = 20;
const MAX_NAME = 200;
/** Postgres text cannot hold NUL. */
const NO_NUL = /^[^\0]*$/;
const NO_NUL_LINES = /^[^\0]*$/s;
const MOST_SEATS = 100_000;
const INTERVALS = ['month', 'year'] as const;
const STATES = ['trialing', 'active', 'past_due', 'unpaid', 'ended'] as const;
const CODE = /^[a-z][a-z0-9-]{0,40}$/;
const LIMIT = { type: 'integer', nullable: true, description: 'null: without limit; absent: what the hub gives everybody' } as const;

export class WishDto {
  @ApiProperty({ example: 'pro' }) @Matches(CODE) plan: string;
  @ApiProperty({ enum: INTERVALS }) @IsIn(INTERVALS) interval: (typeof INTERVALS)[number];
  @ApiPropertyOptional({ type: 'integer', description: 'Of an organization: at least its members' })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(MOST_SEATS)
  seats?: number;
  @ApiPropertyOptional({ description: 'Try it out first, once ever' }) @IsOptional() @IsBoolean() withTrial?: boolean;
  @ApiPropertyOptional({ description: 'The terms of today, where the subscription has older ones of this plan' })
  @IsOptional()
  @IsBoolean()
  isNewTerms?: boolean;
}

export class ConfirmationDto extends WishDto {
  @ApiProperty({ format: 'date-time', description: 'Of the preview' }) @IsISO8601({ strict: true }) at: string;
  @ApiProperty({ description: 'Of the preview: exactly its terms are agreed to' }) @Matches(/^[0-9a-f]{64}$/) token: string;
  @ApiProperty({ description: 'Made by the client once for each click' }) @Matches(REQUEST_KEY) requestKey: string;
}

export class BillingDetailsDto {
  @ApiProperty() @Matches(NO_NUL) @MaxLength(MAX_NAME) name: string;
  @ApiProperty({ description: 'Lines as they stand on paper' }) @Matches(NO_NUL_LINES) @MaxLength(1000) address: string;
  @ApiProperty({ description: 'VAT number, 统一社会信用代码 …' }) @Matches(NO_NUL) @MaxLength(100) taxId: string;
  @ApiProperty() @Matches(/^$|^[^\s@\0]+@[^\s@\0]+$/) @MaxLength(254) email: string;
}

export class LocalisedDto {
  @ApiProperty() @Matches(NO_NUL) @MaxLength(MAX_NAME) en: string;
  @ApiProperty() @Matches(NO_NUL) @MaxLength(MAX_NAME) 'zh-CN': string;
}

export class PlanTermsDto {
  @ApiPropertyOptional(LIMIT) @Limited('privateStorageBytes') privateStorageBytes?: number | null;
  @ApiPropertyOptional(LIMIT) @Limited('maxRepositories', 2 ** 31 - 1) maxRepositories?: number | null;
  @ApiPropertyOptional({ type: 'integer' }) @IsOptional() @IsInt() @Min(1) @Max(10_000) concurrentJobs?: number;
  @ApiPropertyOptional(LIMIT) @Limited('jobMinutesPerMonth') jobMinutesPerMonth?: number | null;
  @ApiPropertyOptional(LIMIT) @Limited('gatewayTokensPerMonth') gatewayTokensPerMonth?: number | null;
  @ApiPropertyOptional() @IsOptional() @IsNumber() @Min(1) @Max(1000) requestsFactor?: number;
  @ApiPropertyOptional({ type: 'integer', enum: [0, 1] }) @IsOptional() @IsIn([0, 1]) jobPriority?: 0 | 1;
}

function Limited(field: keyof PlanTermsDto, most = Number.MAX_SAFE_INTEGER): PropertyDecorator {
  return (target, key) => {
    ValidateIf((form: PlanTermsDto) => form[field] !== null && form[field] !== undefined)(target, key as string);
    IsInt()(target, key as string);
    Min(0)(target, key as string);
    Max(most)(target, key as string);
  };
}

export class PlanDto {
  @ApiProperty() @IsBoolean() isVisible: boolean;
  @ApiProperty({ description: 'As people write it', example: '9.00' }) @Matches(NO_NUL) @MaxLength(MAX_AMOUNT) monthPrice: string;
  @ApiProperty({ example: '90.00' }) @Matches(NO_NUL) @MaxLength(MAX_AMOUNT) yearPrice: string;
  @ApiProperty({ type: 'integer' }) @IsInt() @Min(0) @Max(366) trialDays: number;
  @ApiProperty({ type: LocalisedDto }) @ValidateNested() @Type(() => LocalisedDto) name: LocalisedDto;
  @ApiProperty({ type: LocalisedDto }) @ValidateNested() @Type(() => LocalisedDto) summary: LocalisedDto;
  @ApiProperty({ type: PlanTermsDto }) @ValidateNested() @Type(() => PlanTermsDto) terms: PlanTermsDto;
}

export class GiftDto {
  @ApiProperty() @Matches(CODE) plan: string;
  @ApiProperty({ format: 'date-time' }) @IsISO8601({ strict: true }) until: string;
  @ApiPropertyOptional({ type: 'integer' }) @IsOptional() @IsInt() @Min(1) @Max(MOST_SEATS) seats?: number;
}

export class SubscriptionsQueryDto extends PageQueryDto {
  @ApiPropertyOptional({ enum: STATES }) @IsOptional() @IsIn(STATES) state?: (typeof STATES)[number];
}

export class BillingRulesDto {
  @ApiProperty({ type: 'integer', description: 'Tax in hundredths of a percent; prices contain it' })
  @IsInt()
  @Min(0)
  @Max(10_000)
  taxBasisPoints: number;
  @ApiProperty({ type: 'integer', description: 'Days that a plan stays when its next period cannot be paid' })
  @IsInt()
  @Min(0)
  @Max(60)
  graceDays: number;
  @ApiProperty({ example: 'Asia/Shanghai' }) @Matches(/^[\w+/-]{1,64}$/) timeZone: string;
  @ApiProperty() @Matches(NO_NUL) @MaxLength(MAX_NAME) sellerName: string;
  @ApiProperty() @Matches(NO_NUL_LINES) @MaxLength(1000) sellerAddress: string;
  @ApiProperty() @Matches(NO_NUL) @MaxLength(100) sellerTaxId: string;
}

export class CreditDto {
  @ApiPropertyOptional({ type: String, nullable: true, description: 'As people write it; absent: all that is left' })
  @IsOptional()
  @Matches(NO_NUL)
  @MaxLength(MAX_AMOUNT)
  amount?: string | null;
  @ApiProperty({ description: 'The amount once more, as a confirmation' }) @Matches(NO_NUL) @MaxLength(MAX_AMOUNT) confirmedAmount: string;
  @ApiProperty() @Matches(NO_NUL) @MaxLength(500) reason: string;
  @ApiProperty() @Matches(REQUEST_KEY) requestKey: string;
}

export class LanguageQueryDto {
  @ApiPropertyOptional({ enum: ['en', 'zh-CN'] }) @IsOptional() @IsIn(['en', 'zh-CN']) lang?: 'en' | 'zh-CN';
}
