// What the repository routes of our own API take.
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsBoolean, IsIn, IsOptional, IsString, Matches, MaxLength, MinLength } from 'class-validator';
import { REPO_TYPES, type RepoType } from '@modelgrove/shared';

const MAX_TEXT = 200;
const MAX_CARD = 100_000;
/** Postgres text cannot hold NUL. */
const NO_NUL = /^[^\0]*$/;

export class NewRepositoryDto {
  @ApiProperty({ enum: REPO_TYPES }) @IsIn(REPO_TYPES) type: RepoType;
  @ApiProperty() @Matches(NO_NUL) @MaxLength(MAX_TEXT) namespace: string;
  @ApiProperty() @Matches(NO_NUL) @MaxLength(MAX_TEXT) name: string;
  @ApiPropertyOptional({ description: 'Absent: as the hub makes them' }) @IsOptional() @IsBoolean() isPrivate?: boolean;
  @ApiPropertyOptional() @IsOptional() @Matches(NO_NUL) @MaxLength(100) license?: string;
  @ApiPropertyOptional() @IsOptional() @Matches(NO_NUL) @MaxLength(40) sdk?: string;
  @ApiPropertyOptional({ description: 'The whole first card (README.md), front matter included; `license` and `sdk` write none then' })
  @IsOptional()
  @IsString()
  @Matches(NO_NUL)
  @MaxLength(MAX_CARD)
  readme?: string;
}

export class RepositoryNameDto {
  @ApiProperty({ enum: REPO_TYPES }) @IsIn(REPO_TYPES) type: RepoType;
  @ApiProperty() @Matches(NO_NUL) @MaxLength(MAX_TEXT) namespace: string;
  @ApiProperty() @Matches(NO_NUL) @MaxLength(MAX_TEXT) name: string;
}

export class ChangeRepositoryDto {
  @ApiPropertyOptional() @IsOptional() @IsBoolean() isPrivate?: boolean;
  @ApiPropertyOptional({ enum: ['auto', 'manual'], nullable: true, type: String }) @IsOptional() @IsIn(['auto', 'manual', null]) gated?:
    'auto' | 'manual' | null;
  @ApiPropertyOptional() @IsOptional() @IsBoolean() discussionsDisabled?: boolean;
  @ApiPropertyOptional({ description: 'Read-only: nobody commits, pushes or discusses' }) @IsOptional() @IsBoolean() isArchived?: boolean;
  @ApiPropertyOptional() @IsOptional() @Matches(NO_NUL) @MaxLength(MAX_TEXT) name?: string;
  @ApiPropertyOptional() @IsOptional() @Matches(NO_NUL) @MaxLength(MAX_TEXT) namespace?: string;
}

export class RevisionQueryDto {
  @ApiPropertyOptional() @IsOptional() @Matches(NO_NUL) @MaxLength(400) revision?: string;
}

export class FileQueryDto {
  @ApiProperty() @Matches(NO_NUL) @MinLength(1) @MaxLength(400) revision: string;
  @ApiProperty() @Matches(NO_NUL) @MinLength(1) @MaxLength(4096) path: string;
}

export class TreeQueryDto extends RevisionQueryDto {
  @ApiPropertyOptional() @IsOptional() @Matches(NO_NUL) @MaxLength(4096) path?: string;
  @ApiPropertyOptional() @IsOptional() @Matches(NO_NUL) @MaxLength(1000) cursor?: string;
}
