// What the routes of tips take.
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsBoolean, IsInt, IsOptional, Matches, Max, MaxLength, Min } from 'class-validator';
import { PageQueryDto } from './sales.dto';

const AMOUNT = /^[0-9.]{1,20}$/;
const MAX_MESSAGE = 500;

export class TipQueryDto {
  @ApiPropertyOptional({ description: 'As people write it: what would become of the job with so much more', example: '2.00' })
  @IsOptional()
  @Matches(AMOUNT)
  amount?: string;
}

export class JobTipDto {
  @ApiProperty({ description: 'As people write it', example: '2.00' }) @Matches(AMOUNT) amount: string;
  @ApiProperty({ description: 'Whose wallet pays: oneself, or an organization one is an admin of' })
  @Matches(/^[^\0]*$/)
  @MaxLength(100)
  payer: string;
  @ApiProperty({ description: 'Made by the client once for what it wants once: a request that is sent again does nothing more' })
  @Matches(/^[\w-]{8,64}$/)
  requestKey: string;
}

export class TipPreviewQueryDto {
  @ApiProperty({ description: 'As people write it', example: '5.00' }) @Matches(AMOUNT) amount: string;
  @ApiProperty({ description: 'Whose wallet would pay' }) @Matches(/^[^\0]*$/) @MaxLength(100) payer: string;
}

export class AuthorTipDto extends JobTipDto {
  @ApiPropertyOptional({ description: 'For the author: plain text', maxLength: MAX_MESSAGE })
  @IsOptional()
  @Matches(/^[^\0]*$/s)
  @MaxLength(MAX_MESSAGE)
  message?: string;
  @ApiPropertyOptional({ description: 'The author does not learn who gave it; administrators of the hub do' })
  @IsOptional()
  @IsBoolean()
  isAnonymous?: boolean;
}

export class AdminTipsQueryDto extends PageQueryDto {
  @ApiPropertyOptional({ description: 'A part of the repository’s name, or the name of who gave or got it' })
  @IsOptional()
  @Matches(/^[^\0]*$/)
  @MaxLength(100)
  search?: string;
}

export class JobLanesDto {
  @ApiProperty({ type: 'integer', description: 'Out of `of` jobs that a runner takes, so many go by the order in which tips are nothing' })
  @IsInt()
  @Min(1)
  @Max(20)
  free: number;
  @ApiProperty({ type: 'integer' }) @IsInt() @Min(1) @Max(20) of: number;
  @ApiProperty({ type: 'integer', description: 'From then on who waits comes before all others in that order' })
  @IsInt()
  @Min(0)
  @Max(604_800)
  overdueAfterSeconds: number;
}
