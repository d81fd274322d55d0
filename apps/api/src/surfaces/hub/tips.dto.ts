// What the routes of tips take.
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsInt, IsOptional, Matches, Max, MaxLength, Min } from 'class-validator';

const AMOUNT = /^[0-9.]{1,20}$/;

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
