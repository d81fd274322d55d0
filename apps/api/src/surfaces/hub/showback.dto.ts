// What the routes of the show-back report take.
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, Matches, MaxLength } from 'class-validator';

/** Postgres text cannot hold NUL. */
const NO_NUL = /^[^\0]*$/;
const MAX_CURSOR = 250;
const AMOUNT = /^[0-9.]{1,20}$/;
const RATE = 'as people write it, with six decimal places at the most';

export class MonthQueryDto {
  @ApiPropertyOptional({ description: 'In UTC; absent: the present one', example: '2026-11' })
  @IsOptional()
  @Matches(NO_NUL)
  @MaxLength(20)
  month?: string;
}

export class ShowbackQueryDto extends MonthQueryDto {
  @ApiPropertyOptional({ enum: ['organization', 'user'], description: 'Only of this kind, the totals too' })
  @IsOptional()
  @IsIn(['organization', 'user'])
  kind?: 'organization' | 'user';
  @ApiPropertyOptional({ description: '`nextCursor` of the page before' })
  @IsOptional()
  @Matches(NO_NUL)
  @MaxLength(MAX_CURSOR)
  cursor?: string;
}

export class NamespaceShowbackQueryDto extends MonthQueryDto {
  @ApiPropertyOptional({ description: '`nextCursor` of the page before' })
  @IsOptional()
  @Matches(/^\d{1,18}:[^\0]*$/)
  @MaxLength(MAX_CURSOR)
  cursor?: string;
}

export class ShowbackRatesDto {
  @ApiProperty({ description: `For a GiB kept a month, ${RATE}`, example: '0.20' }) @Matches(AMOUNT) storage: string;
  @ApiProperty({ description: 'For an hour of a job', example: '1.50' }) @Matches(AMOUNT) jobHour: string;
  @ApiProperty({ description: 'For a million tokens that models were asked', example: '0.50' }) @Matches(AMOUNT) prompt: string;
  @ApiProperty({ description: 'For a million tokens that models answered', example: '1.00' }) @Matches(AMOUNT) completion: string;
  @ApiProperty({ description: 'For a million tokens that models were trained on', example: '3.00' }) @Matches(AMOUNT) trained: string;
}
