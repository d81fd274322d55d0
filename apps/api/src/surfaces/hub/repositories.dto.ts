// What the repository routes of our own API take.
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsBoolean, IsIn, IsOptional, IsString, Matches, MaxLength, MinLength } from 'class-validator';
import { REPO_TYPES, REPOSITORY_TEMPLATES, type RepositoryTemplate, type RepoType } from '@modelgrove/shared';
import { OptionalLocaleField } from './locale-field';

const MAX_TEXT = 200;
const MAX_CARD = 100_000;
/** Postgres text cannot hold NUL. */
const NO_NUL = /^[^\0]*$/;

const TEMPLATES = [...new Set(Object.values(REPOSITORY_TEMPLATES).flat())];
const REPOSITORY_ID = /^[\w.-]{1,96}(?:\/[\w.-]{1,96})?$/;

/** What a repository begins with. */
export class BeginningDto {
  @ApiProperty({ enum: REPO_TYPES }) @IsIn(REPO_TYPES) type: RepoType;
  @ApiProperty() @Matches(NO_NUL) @MaxLength(MAX_TEXT) namespace: string;
  @ApiProperty() @Matches(NO_NUL) @MaxLength(MAX_TEXT) name: string;
  @ApiPropertyOptional({ enum: TEMPLATES, description: 'One of its type; absent: empty' })
  @IsOptional()
  @IsIn(TEMPLATES)
  template?: RepositoryTemplate;
  @OptionalLocaleField('In which the template is written; absent: en') language?: 'en' | 'zh-CN';
  @ApiPropertyOptional({ description: 'Of the card; templates bring the text of short licences, too' })
  @IsOptional()
  @Matches(NO_NUL)
  @MaxLength(100)
  license?: string;
  @ApiPropertyOptional({ description: 'Of a licence `other`' }) @IsOptional() @Matches(NO_NUL) @MaxLength(100) licenseName?: string;
  @ApiPropertyOptional({ description: 'Of a licence `other`: an address, or a file of the repository' })
  @IsOptional()
  @Matches(NO_NUL)
  @MaxLength(300)
  licenseLink?: string;
  @ApiPropertyOptional() @IsOptional() @Matches(NO_NUL) @MaxLength(40) sdk?: string;
  @ApiPropertyOptional({ description: 'What a model is made from, for templates that say so', example: 'acme/tiny' })
  @IsOptional()
  @Matches(REPOSITORY_ID)
  baseModel?: string;
}

export class NewRepositoryDto extends BeginningDto {
  @ApiPropertyOptional({ description: 'Absent: as the hub makes them' }) @IsOptional() @IsBoolean() isPrivate?: boolean;
  @ApiPropertyOptional({
    description: 'The whole first card (README.md), front matter included, in the place of the one that the hub writes',
  })
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
