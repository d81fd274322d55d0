// What routes of texts that wait take.
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString, Matches, MaxLength } from 'class-validator';
import { HELD_DECISIONS, type HeldDecision } from '../../modules/moderation';

const STATES = ['waiting', 'decided'] as const;

export class HeldQueryDto {
  @ApiPropertyOptional({ enum: STATES, description: '`waiting` when it is absent' })
  @IsOptional()
  @IsIn(STATES)
  state?: 'waiting' | 'decided';
  @ApiPropertyOptional({ description: '`nextCursor` of the page before' }) @IsOptional() @Matches(/^\d{1,18}$/) cursor?: string;
}

export class HeldDecisionDto {
  @ApiProperty({ enum: HELD_DECISIONS }) @IsIn(HELD_DECISIONS) decision: HeldDecision;
  @ApiPropertyOptional({ description: 'Kept in the audit log. Needed to refuse: whoever wrote it reads it' })
  @IsOptional()
  @IsString()
  @Matches(/^[^\0]*$/)
  @MaxLength(500)
  reason?: string;
}
