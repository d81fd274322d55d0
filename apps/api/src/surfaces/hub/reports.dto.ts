// What routes of reports, and of what is decided of them, take.
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsInt, IsNotEmpty, IsOptional, IsString, Matches, MaxLength, Min } from 'class-validator';
import { type Decision, DECISIONS, REPORT_REASONS, type ReportReason, THING_KINDS, type ThingKind } from '../../modules/moderation';

/** Postgres text cannot hold NUL. */
const NO_NUL = /^[^\0]*$/;
const STATES = ['open', 'decided'] as const;

export class ReportDto {
  @ApiProperty({ enum: REPORT_REASONS }) @IsIn(REPORT_REASONS) reason: ReportReason;
  @ApiProperty({ description: 'What is wrong with it' })
  @IsString()
  @IsNotEmpty()
  @Matches(NO_NUL)
  @MaxLength(2000)
  words: string;
}

export class RepositoryReportDto extends ReportDto {
  @ApiPropertyOptional({ type: 'integer', description: 'Not the repository but this discussion of it' })
  @IsOptional()
  @IsInt()
  @Min(1)
  discussion?: number;
  @ApiPropertyOptional({ description: 'Of the discussion this comment; else the one that it began with' })
  @IsOptional()
  @Matches(/^\d{1,18}$/)
  comment?: string;
}

export class CasesQueryDto {
  @ApiPropertyOptional({ enum: STATES, description: '`open` when it is absent' }) @IsOptional() @IsIn(STATES) state?: 'open' | 'decided';
  @ApiPropertyOptional({ enum: THING_KINDS }) @IsOptional() @IsIn(THING_KINDS) kind?: ThingKind;
  @ApiPropertyOptional({ description: '`nextCursor` of the page before' }) @IsOptional() @Matches(/^\d{1,18}$/) cursor?: string;
}

export class CaseReportsQueryDto {
  @ApiPropertyOptional({ description: '`nextCursor` of the page before' }) @IsOptional() @Matches(/^\d{1,18}$/) cursor?: string;
}

export class CaseDecisionDto {
  @ApiProperty({ enum: DECISIONS }) @IsIn(DECISIONS) decision: Decision;
  @ApiProperty({ description: 'Kept in the audit log, and told to who keeps it' })
  @IsString()
  @Matches(/[^\s\0]/)
  @Matches(NO_NUL)
  @MaxLength(500)
  reason: string;
}
