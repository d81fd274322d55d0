// What lists and searches of our own API take. A facet takes several values with commas between them: any of them.
import { ApiProperty, ApiPropertyOptional, PickType } from '@nestjs/swagger';
import { IsIn, IsOptional, Matches, MaxLength } from 'class-validator';
import { type FacetKind, FACETS, REPO_TYPES, type RepoType } from '@modelgrove/shared';
import type { ListFilter, RepositorySort } from '../../modules/repositories';

export const SORTS: RepositorySort[] = [
  'trending',
  'relevance',
  'updated',
  'created',
  'likes',
  'likes30d',
  'downloads',
  'downloadsAllTime',
  'parameters',
  'size',
  'rows',
  'name',
];

const MAX_TEXT = 200;
const MAX_LIST = 2_000;
/** Postgres text cannot hold NUL. */
const NO_NUL = /^[^\0]*$/;
const COUNT = /^\d{1,15}$/;

export class FilterDto implements Partial<Record<FacetKind, string>> {
  @ApiPropertyOptional({ enum: REPO_TYPES }) @IsOptional() @IsIn(REPO_TYPES) type?: RepoType;
  @ApiPropertyOptional({ description: 'Words of names, cards and tags; Chinese also by pinyin' })
  @IsOptional()
  @Matches(NO_NUL)
  @MaxLength(MAX_TEXT)
  search?: string;
  @ApiPropertyOptional({ description: 'The users or organizations that own it' })
  @IsOptional()
  @Matches(NO_NUL)
  @MaxLength(MAX_LIST)
  author?: string;
  @ApiPropertyOptional() @IsOptional() @Matches(NO_NUL) @MaxLength(MAX_LIST) task?: string;
  @ApiPropertyOptional() @IsOptional() @Matches(NO_NUL) @MaxLength(MAX_LIST) library?: string;
  @ApiPropertyOptional() @IsOptional() @Matches(NO_NUL) @MaxLength(MAX_LIST) language?: string;
  @ApiPropertyOptional() @IsOptional() @Matches(NO_NUL) @MaxLength(MAX_LIST) license?: string;
  @ApiPropertyOptional() @IsOptional() @Matches(NO_NUL) @MaxLength(MAX_LIST) format?: string;
  @ApiPropertyOptional() @IsOptional() @Matches(NO_NUL) @MaxLength(MAX_LIST) modality?: string;
  @ApiPropertyOptional() @IsOptional() @Matches(NO_NUL) @MaxLength(MAX_LIST) size?: string;
  @ApiPropertyOptional({ description: 'The model it was made from' }) @IsOptional() @Matches(NO_NUL) @MaxLength(MAX_LIST) base?: string;
  @ApiPropertyOptional() @IsOptional() @Matches(NO_NUL) @MaxLength(MAX_LIST) sdk?: string;
  @ApiPropertyOptional() @IsOptional() @Matches(NO_NUL) @MaxLength(MAX_LIST) tag?: string;
  @ApiPropertyOptional({ description: 'free, once, monthly, use, subscribers' })
  @IsOptional()
  @Matches(NO_NUL)
  @MaxLength(MAX_LIST)
  price?: string;
  @ApiPropertyOptional({ enum: ['public'], description: 'Only what everybody sees, whoever asks' })
  @IsOptional()
  @IsIn(['public'])
  visibility?: 'public';
  @ApiPropertyOptional({ type: String, description: 'At least so many' }) @IsOptional() @Matches(COUNT) parametersMin?: string;
  @ApiPropertyOptional({ type: String, description: 'At most so many' }) @IsOptional() @Matches(COUNT) parametersMax?: string;
}

export class ListRepositoriesDto extends FilterDto {
  @ApiPropertyOptional({ enum: SORTS }) @IsOptional() @IsIn(SORTS) sort?: RepositorySort;
  @ApiPropertyOptional() @IsOptional() @Matches(NO_NUL) @MaxLength(1000) cursor?: string;
  @ApiPropertyOptional({ type: String, description: '1 to 100' }) @IsOptional() @Matches(/^\d{1,3}$/) limit?: string;
}

export class ListFacetsDto extends FilterDto {
  @ApiPropertyOptional({ enum: FACETS, description: 'Only this one, with `text`' }) @IsOptional() @IsIn(FACETS) kind?: FacetKind;
  @ApiPropertyOptional({ description: 'Values that hold it' }) @IsOptional() @Matches(NO_NUL) @MaxLength(MAX_TEXT) text?: string;
}

export class SearchDto {
  @ApiProperty({ description: 'What was typed' }) @Matches(NO_NUL) @MaxLength(1000) q: string;
  @ApiPropertyOptional({ type: String, description: 'Of each kind, 1 to 20' }) @IsOptional() @Matches(/^\d{1,2}$/) limit?: string;
  @ApiPropertyOptional({ enum: ['true', 'false'], description: 'False: without how many there are, which takes longer than finding them' })
  @IsOptional()
  @IsIn(['true', 'false'])
  counts?: 'true' | 'false';
}

export class SuggestionsDto extends PickType(SearchDto, ['q', 'limit']) {}

export function filterOf(query: FilterDto, without?: FacetKind): ListFilter {
  const { type = 'model', parametersMin, parametersMax } = query;
  const authors = without === 'author' ? [] : valuesOf(query.author);
  const facets = FACETS.filter((kind) => kind !== without && kind !== 'author').map((kind) =>
    valuesOf(query[kind]).map((value) => `${kind}:${value}`),
  );
  const parameters = {
    ...(parametersMin ? { min: Number(parametersMin) } : {}),
    ...(parametersMax ? { max: Number(parametersMax) } : {}),
  };
  const publicOnly = query.visibility === 'public';
  return {
    type,
    facets,
    publicOnly,
    ...(authors.length > 0 ? { authors } : {}),
    ...(parametersMin || parametersMax ? { parameters } : {}),
  };
}

const MAX_VALUES = 50;

export function valuesOf(text = ''): string[] {
  return text
    .split(',', MAX_VALUES)
    .map((value) => value.trim())
    .filter((value) => value !== '');
}
