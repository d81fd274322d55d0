// What the routes of history take.
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, Matches, MaxLength, MinLength } from 'class-validator';

const NO_NUL = /^[^\0]*$/;
const LINE_NUMBER = /^[1-9]\d{0,8}$/;

export class HistoryQueryDto {
  @ApiPropertyOptional() @IsOptional() @Matches(NO_NUL) @MaxLength(400) revision?: string;
  @ApiPropertyOptional() @IsOptional() @Matches(NO_NUL) @MaxLength(4096) path?: string;
  @ApiPropertyOptional() @IsOptional() @Matches(/^\d{1,9}$/, { message: 'cursor was not handed out by this list' }) cursor?: string;
}

export class OneChangeQueryDto {
  @ApiProperty() @Matches(NO_NUL) @MinLength(1) @MaxLength(400) revision: string;
  @ApiPropertyOptional({ description: 'The first parent, unless it is given' })
  @IsOptional()
  @Matches(NO_NUL)
  @MaxLength(400)
  base?: string;
  @ApiProperty() @Matches(NO_NUL) @MinLength(1) @MaxLength(4096) path: string;
}

export class ChangesQueryDto {
  @ApiProperty() @Matches(NO_NUL) @MinLength(1) @MaxLength(400) revision: string;
  @ApiPropertyOptional({ description: 'The first parent, unless it is given' })
  @IsOptional()
  @Matches(NO_NUL)
  @MaxLength(400)
  base?: string;
  @ApiPropertyOptional() @IsOptional() @Matches(NO_NUL) @MaxLength(40) cursor?: string;
}

export class LinesQueryDto {
  @ApiProperty() @Matches(NO_NUL) @MinLength(1) @MaxLength(400) revision: string;
  @ApiProperty() @Matches(NO_NUL) @MinLength(1) @MaxLength(4096) path: string;
  @ApiProperty({ type: String, description: 'Number of the first line, from 1' }) @Matches(LINE_NUMBER) from: string;
  @ApiProperty({ type: String, description: 'Number of the last one; at most 500 lines' }) @Matches(LINE_NUMBER) to: string;
}
