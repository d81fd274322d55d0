// What the routes of jobs and runners take.
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsBoolean, IsIn, IsOptional, Matches, MaxLength } from 'class-validator';
import { JOB_STATES, type JobState } from '../../modules/jobs';

const MAX_TEXT = 200;
/** Postgres text cannot hold NUL. */
const NO_NUL = /^[^\0]*$/;
const ID = /^\d{1,18}$/;

export class JobsQueryDto {
  @ApiPropertyOptional({ description: 'Of one namespace; absent: your own and those of your organizations' })
  @IsOptional()
  @Matches(NO_NUL)
  @MaxLength(MAX_TEXT)
  namespace?: string;
  @ApiPropertyOptional({ enum: JOB_STATES }) @IsOptional() @IsIn(JOB_STATES) state?: JobState;
  @ApiPropertyOptional() @IsOptional() @Matches(ID) cursor?: string;
}

export class AdminJobsQueryDto {
  @ApiPropertyOptional({ enum: JOB_STATES }) @IsOptional() @IsIn(JOB_STATES) state?: JobState;
  @ApiPropertyOptional() @IsOptional() @Matches(ID) cursor?: string;
}

export class AfterQueryDto {
  @ApiPropertyOptional({ description: 'What was read last; absent: from the beginning' }) @IsOptional() @Matches(ID) after?: string;
}

export class SeenQueryDto {
  @ApiPropertyOptional({ description: 'The id of the last news that were seen; the header Last-Event-ID comes before it' })
  @IsOptional()
  @Matches(/^\d{1,18}\.(?:-1|\d{1,9})\.\d{1,9}$/)
  seen?: string;
}

export class NewRunnerDto {
  @ApiProperty({ description: 'Letters, digits, dots, dashes and underscores' }) @Matches(NO_NUL) @MaxLength(MAX_TEXT) name: string;
  @ApiPropertyOptional({ description: 'Works for this namespace only; absent: for everybody' })
  @IsOptional()
  @Matches(NO_NUL)
  @MaxLength(MAX_TEXT)
  namespace?: string;
}

export class ChangeRunnerDto {
  @ApiProperty({ description: 'One that is paused finishes what it runs, and takes nothing new' }) @IsBoolean() isPaused: boolean;
}
