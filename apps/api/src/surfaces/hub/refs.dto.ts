// What the routes of branches and tags take. The rules of names are the versions room's.
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, Matches, MaxLength, MinLength } from 'class-validator';

const NO_NUL = /^[^\0]*$/;
const MAX_NAME = 250;

export class RefNameDto {
  @ApiProperty() @Matches(NO_NUL) @MinLength(1) @MaxLength(MAX_NAME) name: string;
}

export class DefaultBranchDto extends RefNameDto {}

export class NewBranchDto extends RefNameDto {
  @ApiPropertyOptional({ description: 'The head of the default branch, unless it is given' })
  @IsOptional()
  @Matches(NO_NUL)
  @MaxLength(400)
  from?: string;
}

export class NewTagDto extends RefNameDto {
  @ApiPropertyOptional({ description: 'The head of the default branch, unless it is given' })
  @IsOptional()
  @Matches(NO_NUL)
  @MaxLength(400)
  revision?: string;
  @ApiPropertyOptional() @IsOptional() @Matches(NO_NUL) @MaxLength(20_000) message?: string;
}
