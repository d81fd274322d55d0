import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { REPO_TYPES, type RepoType } from '@modelgrove/shared';
import { IsIn, IsOptional, IsString, Matches, MaxLength } from 'class-validator';

const NO_NUL = /^[^\0]*$/;

export class FileQueryDto {
  @ApiPropertyOptional() @IsOptional() @Matches(NO_NUL) @MaxLength(400) revision?: string;
  @ApiProperty() @Matches(NO_NUL) @MaxLength(4096) path: string;
}

export class PreviewTextDto {
  @ApiProperty({ maxLength: 1_000_000 }) @IsString() @MaxLength(1_000_000) text: string;
  @ApiPropertyOptional({ enum: ['card', 'comment'], description: 'card: a file of a repository, which is what it is unless said' })
  @IsOptional()
  @IsIn(['card', 'comment'])
  kind?: 'card' | 'comment';
  @ApiPropertyOptional({ enum: REPO_TYPES, description: 'With namespace and name: where relative addresses lead' })
  @IsOptional()
  @IsIn(REPO_TYPES)
  type?: RepoType;
  @ApiPropertyOptional() @IsOptional() @IsString() @MaxLength(100) namespace?: string;
  @ApiPropertyOptional() @IsOptional() @IsString() @MaxLength(100) name?: string;
  @ApiPropertyOptional() @IsOptional() @Matches(NO_NUL) @MaxLength(400) revision?: string;
  @ApiPropertyOptional() @IsOptional() @Matches(NO_NUL) @MaxLength(4096) path?: string;
}
