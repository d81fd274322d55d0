// What runners send.
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsIn,
  IsInt,
  IsISO8601,
  IsNumber,
  IsObject,
  IsOptional,
  IsString,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { FAILURE_CLASSES, type FailureClass } from '../../modules/jobs';

const MAX_TEXT = 200;
const MAX_SENTENCE = 2000;
const MOST_STEPS = 2_147_483_647;
/** Postgres text cannot hold NUL. */
const NO_NUL = /^[^\0]*$/;

class HostDto {
  @Matches(NO_NUL) @MaxLength(MAX_TEXT) os: string;
  @Matches(NO_NUL) @MaxLength(MAX_TEXT) architecture: string;
  @IsIn(['process', 'docker']) backend: string;
  @IsArray() @ArrayMaxSize(64) @IsString({ each: true }) @MaxLength(MAX_TEXT, { each: true }) gpuNames: string[];
}

class CapacityDto {
  @IsInt() @Min(0) @Max(100_000) cpus: number;
  @IsInt() @Min(0) @Max(Number.MAX_SAFE_INTEGER) memoryBytes: number;
  @IsInt() @Min(0) @Max(1024) gpus: number;
}

class OfferDto extends CapacityDto {
  @Matches(NO_NUL) @MaxLength(MAX_TEXT) version: string;
  @ValidateNested() @Type(() => HostDto) host: HostDto;
  @IsArray() @ArrayMaxSize(100) @IsString({ each: true }) @MaxLength(MAX_TEXT, { each: true }) recipes: string[];
  @IsInt() @Min(0) @Max(1000) slots: number;
  @IsOptional() @Matches(NO_NUL) @MaxLength(MAX_SENTENCE) problem?: string | null;
}

export class ClaimDto {
  @ValidateNested() @Type(() => OfferDto) offer: OfferDto;
  @ValidateNested() @Type(() => CapacityDto) free: CapacityDto;
  @IsOptional() @IsInt() @Min(0) @Max(60) waitSeconds?: number;
}

class AttemptDto {
  @IsInt() @Min(1) @Max(MOST_STEPS) attempt: number;
}

class ProgressDto {
  @IsInt() @Min(0) @Max(MOST_STEPS) step: number;
  @IsInt() @Min(0) @Max(MOST_STEPS) steps: number;
  @IsOptional() @IsNumber() epoch?: number;
}

class MetricDto {
  @IsInt() @Min(0) @Max(MOST_STEPS) step: number;
  @IsObject() values: Record<string, number>;
  @IsOptional() @IsISO8601() at?: string;
}

class EventDto {
  @IsIn(['info', 'warn', 'error']) level: 'info' | 'warn' | 'error';
  @Matches(/^(?:trainer|runner)\.[a-z0-9.-]{1,60}$/) name: string;
  @Matches(NO_NUL) @MaxLength(MAX_SENTENCE) message: string;
  @IsOptional() @IsObject() data?: object;
}

class UsageDto {
  @IsInt() @Min(0) @Max(Number.MAX_SAFE_INTEGER) trainedTokens: number;
  @IsInt() @Min(0) @Max(Number.MAX_SAFE_INTEGER) trainedExamples: number;
}

/** What it counts for itself: above any lease, and below where sums end. */
const MOST_SECONDS = 1e9;

export class ReportDto extends AttemptDto {
  @IsInt() @Min(1) @Max(MOST_STEPS) report: number;
  @IsOptional() @Matches(/^[a-z][a-z-]{0,40}$/) stage?: string;
  @IsOptional() @ValidateNested() @Type(() => ProgressDto) progress?: ProgressDto;
  @IsOptional() @IsArray() @ArrayMaxSize(1000) @ValidateNested({ each: true }) @Type(() => MetricDto) metrics?: MetricDto[];
  @IsOptional() @IsString() @MaxLength(64 * 1024) log?: string;
  @IsOptional() @IsArray() @ArrayMaxSize(100) @ValidateNested({ each: true }) @Type(() => EventDto) events?: EventDto[];
  @IsOptional() @ValidateNested() @Type(() => UsageDto) usage?: UsageDto;
  @IsOptional() @IsNumber() @Min(0) @Max(MOST_SECONDS) seconds?: number;
}

export class CardDto extends AttemptDto {
  @IsOptional() @IsObject() report?: object;
}

class FailureDto {
  @IsIn(FAILURE_CLASSES) class: FailureClass;
  @Matches(/^[a-z][a-z0-9-]*\/[a-z0-9-]+$/) @MaxLength(80) code: string;
  @Matches(NO_NUL) @MaxLength(MAX_SENTENCE) message: string;
  @IsOptional() @IsObject() details?: object;
}

export class EndDto extends AttemptDto {
  @IsOptional() @IsObject() outcome?: object;
  @IsOptional() @ValidateNested() @Type(() => FailureDto) failure?: FailureDto;
  @IsOptional() @ValidateNested() @Type(() => UsageDto) usage?: UsageDto;
  @IsOptional() @IsNumber() @Min(0) @Max(MOST_SECONDS) seconds?: number;
}

export class CheckpointQueryDto {
  @Matches(/^[1-9]\d{0,8}$/) attempt: string;
  @IsOptional() @Matches(/^[0-9a-f]{64}$/) sha256?: string;
}
