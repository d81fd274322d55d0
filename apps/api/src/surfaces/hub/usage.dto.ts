// What the routes of paid use take.
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsISO8601,
  IsOptional,
  Matches,
  Max,
  MaxLength,
  Min,
  MinLength,
  ValidateNested,
} from 'class-validator';
import { DUTIES, type LicenceDuty, type LicencePermission, MOST_SAMPLE_ROWS, PERMISSIONS } from '../../modules/sales';

const ID = /^\d{1,18}$/;
const MAX_NAME = 100;
const MAX_EVENTS = 500;
const MAX_UNITS = 1_000_000;
/** Postgres text cannot hold NUL. */
const NO_NUL = /^[^\0]*$/;
const EVENT_ID = /^[\w.:-]{1,100}$/;
export const USE_STATES = ['counted', 'objected', 'kept', 'reversed'] as const;

export class UseTermsDto {
  @ApiProperty({ description: 'model: tokens or calls; dataset: jobs; app: as its author calls it', example: 'tokens' })
  @Matches(NO_NUL)
  @MaxLength(30)
  unit: string;
  @ApiProperty({ description: 'As people write it, with six decimal places at most', example: '0.002' })
  @Matches(NO_NUL)
  @MaxLength(20)
  price: string;
  @ApiProperty({ enum: [1, 1000, 1_000_000], type: 'integer', description: 'For how many units the price is' })
  @IsIn([1, 1000, 1_000_000])
  per: 1 | 1000 | 1_000_000;
  @ApiProperty({ description: 'In each month of UTC, for each who accepts', example: '1000' }) @Matches(/^\d{1,12}$/) freeUnits: string;
}

export class SampleDto {
  @ApiPropertyOptional({ type: String, nullable: true, description: 'Absent: the first file of data' })
  @IsOptional()
  @Matches(NO_NUL)
  @MaxLength(1000)
  path?: string | null;
  @ApiPropertyOptional({ type: 'integer', description: '10, where it is absent' })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(MOST_SAMPLE_ROWS)
  rows?: number;
}

export class LicenceTermsDto {
  @ApiPropertyOptional({ type: String, nullable: true, example: 'CC-BY-4.0' })
  @IsOptional()
  @Matches(NO_NUL)
  @MaxLength(64)
  spdx?: string | null;
  @ApiPropertyOptional({ enum: PERMISSIONS, isArray: true }) @IsOptional() @IsIn(PERMISSIONS, { each: true }) may?: LicencePermission[];
  @ApiPropertyOptional({ enum: DUTIES, isArray: true }) @IsOptional() @IsIn(DUTIES, { each: true }) must?: LicenceDuty[];
  @ApiPropertyOptional({ type: SampleDto }) @IsOptional() @ValidateNested() @Type(() => SampleDto) sample?: SampleDto;
}

export class AcceptanceDto {
  @ApiProperty({ description: 'Who uses it and pays: oneself, or an organization one is an admin of' })
  @Matches(NO_NUL)
  @MaxLength(MAX_NAME)
  holder: string;
  @ApiProperty({ description: 'The offer that they saw and agree to' }) @Matches(ID) offerId: string;
}

export class HolderQueryDto {
  @ApiProperty({ description: 'Whose' }) @Matches(NO_NUL) @MaxLength(MAX_NAME) holder: string;
}

export class UseEventsQueryDto {
  @ApiPropertyOptional({ description: 'Only of this offer' }) @IsOptional() @Matches(ID) offer?: string;
  @ApiPropertyOptional({ enum: USE_STATES }) @IsOptional() @IsIn(USE_STATES) state?: (typeof USE_STATES)[number];
  @ApiPropertyOptional() @IsOptional() @Matches(ID) cursor?: string;
}

export class UseMonthsQueryDto {
  @ApiPropertyOptional({ description: 'Months before this one', example: '2026-11' })
  @IsOptional()
  @Matches(/^20\d\d-(?:0[1-9]|1[0-2])$/)
  before?: string;
}

export class ToldEventDto {
  @ApiProperty({ description: 'Made by the app once for what happened once: sent again, it is counted no second time' })
  @Matches(EVENT_ID)
  id: string;
  @ApiProperty({ format: 'date-time', description: 'When it happened' }) @IsISO8601({ strict: true }) @MaxLength(40) at: string;
  @ApiProperty({ type: 'integer' }) @IsInt() @Min(1) @Max(MAX_UNITS) units: number;
  @ApiPropertyOptional({ description: 'The name of who used it; with the token of a visitor it is the visitor' })
  @IsOptional()
  @Matches(NO_NUL)
  @MaxLength(MAX_NAME)
  user?: string;
  @ApiPropertyOptional({ description: 'For who pays: what it was' }) @IsOptional() @Matches(NO_NUL) @MaxLength(200) note?: string;
}

export class ToldEventsDto {
  @ApiProperty({ type: [ToldEventDto] })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MAX_EVENTS)
  @ValidateNested({ each: true })
  @Type(() => ToldEventDto)
  events: ToldEventDto[];
}

export class UsageKeyDto {
  @ApiProperty({ example: 'server' }) @Matches(/^[^\0\n]{1,60}$/) name: string;
}

export class ObjectionDto {
  @ApiProperty() @Matches(NO_NUL) @MinLength(1) @MaxLength(500) reason: string;
}

export class UseDecisionDto {
  @ApiProperty({ description: 'It is not counted any more; what was taken for it is given back' }) @IsBoolean() isReversed: boolean;
  @ApiProperty({ description: 'For who pays' }) @Matches(NO_NUL) @MaxLength(500) answer: string;
  @ApiPropertyOptional({ type: String, nullable: true, description: 'From administrators of the hub: the number of units once more' })
  @IsOptional()
  @Matches(ID)
  confirmedUnits?: string | null;
}
