// What the routes of collections take.
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsBoolean, IsIn, IsInt, IsObject, IsOptional, IsString, Matches, Max, MaxLength, Min, ValidateNested } from 'class-validator';
import { type RepoType, REPO_TYPES } from '@modelgrove/shared';
import { type CollectionSort, MOST_DESCRIPTION, MOST_NOTE, MOST_TITLE, THEMES, type Theme } from '../../modules/collections';

const MAX_TEXT = 200;
const MOST_POSITION = 10_000;
/** Postgres text cannot hold NUL. */
const NO_NUL = /^[^\0]*$/;
const SORTS: CollectionSort[] = ['trending', 'updated', 'upvotes'];
const REPOSITORY = new RegExp(String.raw`^(${REPO_TYPES.join('|')})/[\w.-]{1,96}/[\w.-]{1,96}$`);

export class CollectionsQueryDto {
  @ApiPropertyOptional({ description: 'Words of title or description' })
  @IsOptional()
  @IsString()
  @Matches(NO_NUL)
  @MaxLength(MAX_TEXT)
  search?: string;
  @ApiPropertyOptional({ enum: SORTS, description: '`trending` when it is absent' }) @IsOptional() @IsIn(SORTS) sort?: CollectionSort;
  @ApiPropertyOptional({ description: 'Of this person or organization' }) @IsOptional() @Matches(/^[\w.-]{1,96}$/) owner?: string;
  @ApiPropertyOptional({ description: 'That hold this repository', example: 'model/acme/owl' })
  @IsOptional()
  @Matches(REPOSITORY)
  item?: string;
  @ApiPropertyOptional() @IsOptional() @IsString() @MaxLength(MAX_TEXT) cursor?: string;
}

export class ChangeCollectionDto {
  @ApiPropertyOptional({ maxLength: MOST_TITLE })
  @IsOptional()
  @IsString()
  @Matches(NO_NUL)
  @Matches(/\S/)
  @MaxLength(MOST_TITLE)
  title?: string;
  @ApiPropertyOptional({ maxLength: MOST_DESCRIPTION, description: 'Plain text' })
  @IsOptional()
  @IsString()
  @Matches(NO_NUL)
  @MaxLength(MOST_DESCRIPTION)
  description?: string;
  @ApiPropertyOptional() @IsOptional() @IsBoolean() isPrivate?: boolean;
  @ApiPropertyOptional({ enum: THEMES }) @IsOptional() @IsIn(THEMES) theme?: Theme;
  @ApiPropertyOptional({ type: 'integer', description: 'Among those of its owner, counted from 0' })
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(MOST_POSITION)
  position?: number;
}

/** Of a new item as well, so that a collection can begin with one. */
class ItemDto {
  @ApiProperty({ enum: [...REPO_TYPES, 'collection'] }) @IsIn([...REPO_TYPES, 'collection']) type: RepoType | 'collection';
  @ApiProperty({ description: '`namespace/name`, or the address of a collection: `namespace/slug`', example: 'acme/owl' })
  @Matches(/^[\w.-]{1,96}\/[\w.-]{1,120}$/)
  id: string;
}

export class NewCollectionDto {
  @ApiProperty({ maxLength: MOST_TITLE }) @IsString() @Matches(NO_NUL) @Matches(/\S/) @MaxLength(MOST_TITLE) title: string;
  @ApiProperty({ description: 'Whose it is' }) @IsString() @Matches(NO_NUL) @MaxLength(MAX_TEXT) namespace: string;
  @ApiPropertyOptional({ maxLength: MOST_DESCRIPTION })
  @IsOptional()
  @IsString()
  @Matches(NO_NUL)
  @MaxLength(MOST_DESCRIPTION)
  description?: string;
  @ApiPropertyOptional() @IsOptional() @IsBoolean() isPrivate?: boolean;
}

export class NewItemDto {
  @ApiProperty({ type: ItemDto }) @IsObject() @ValidateNested() @Type(() => ItemDto) item: ItemDto;
  @ApiPropertyOptional({ maxLength: MOST_NOTE, description: 'Plain text' })
  @IsOptional()
  @IsString()
  @Matches(NO_NUL)
  @MaxLength(MOST_NOTE)
  note?: string;
}

export class ChangeItemDto {
  @ApiPropertyOptional({ maxLength: MOST_NOTE }) @IsOptional() @IsString() @Matches(NO_NUL) @MaxLength(MOST_NOTE) note?: string;
  @ApiPropertyOptional({ type: 'integer', description: 'Among the items, counted from 0' })
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(MOST_POSITION)
  position?: number;
}
