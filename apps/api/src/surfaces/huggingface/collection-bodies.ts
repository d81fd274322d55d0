// What clients send about collections (contracts/huggingface-hub.md §10.4).
import { IsBoolean, IsIn, IsInt, IsNotEmpty, IsObject, IsOptional, Matches, MaxLength } from 'class-validator';
import type { RepoType } from '@modelgrove/shared';
import { DomainError } from '../../common/errors';
import { type CollectionSort, type ItemName, MOST_DESCRIPTION, MOST_NOTE, MOST_TITLE, THEMES, type Theme } from '../../modules/collections';
import { NO_NUL } from './bodies';
import { featureNotServed } from './not-served';
import { locatorOfId } from './repository-address';

const MAX_NAME = 200;
/** The same beside the types that are repositories. */
const TYPES: Record<string, RepoType> = { model: 'model', dataset: 'dataset', space: 'app' };
const PLURALS: Record<string, string> = { models: 'model', datasets: 'dataset', spaces: 'space', collections: 'collection' };
const SORTS: Record<string, CollectionSort> = { lastModified: 'updated', trending: 'trending', upvotes: 'upvotes' };
const MOST_POSITION = 1_000_000;

export class NewCollectionBody {
  @Matches(/\S/) @Matches(NO_NUL) @MaxLength(MOST_TITLE) title: string;
  @Matches(NO_NUL) @MaxLength(MAX_NAME) namespace: string;
  @IsOptional() @Matches(NO_NUL) @MaxLength(MOST_DESCRIPTION) description?: string | null;
  @IsOptional() @IsBoolean() private?: boolean | null;
  @IsOptional() resourceGroupId?: unknown;
}

export class ChangedCollectionBody {
  @IsOptional() @Matches(/\S/) @Matches(NO_NUL) @MaxLength(MOST_TITLE) title?: string | null;
  @IsOptional() @Matches(NO_NUL) @MaxLength(MOST_DESCRIPTION) description?: string | null;
  @IsOptional() @IsBoolean() private?: boolean | null;
  @IsOptional() @IsIn(THEMES) theme?: Theme | null;
  @IsOptional() @IsInt() position?: number | null;
}

export class NewItemBody {
  @IsObject() @IsNotEmpty() item: { id?: unknown; type?: unknown };
  @IsOptional() @Matches(NO_NUL) @MaxLength(MOST_NOTE) note?: string | null;
}

export class ChangedItemBody {
  @IsOptional() @Matches(NO_NUL) @MaxLength(MOST_NOTE) note?: string | null;
  @IsOptional() @IsInt() position?: number | null;
}

/** `{ id, type }` of a body. A prefix of an address before the name is no mistake: the client's own examples have it. */
export function itemOf({ id, type }: { id?: unknown; type?: unknown }): ItemName {
  if (typeof id !== 'string' || typeof type !== 'string' || id.includes('\0'))
    throw new DomainError('invalid', 'request/invalid', "An item has an 'id' and a 'type'.");
  if (type === 'paper') throw featureNotServed('This hub has no papers: a collection holds models, datasets, spaces and collections.');
  if (type === 'bucket') throw featureNotServed('This hub has no buckets: a collection holds models, datasets, spaces and collections.');
  const name = id.replace(/^(?:models|datasets|spaces|collections)\/(?=[^/]+\/)/, '');
  if (type === 'collection') return nestedOf(name);
  const repoType = TYPES[type];
  if (!repoType) throw new DomainError('invalid', 'request/invalid', "The type of an item is 'model', 'dataset', 'space' or 'collection'.");
  return { kind: 'repository', ...locatorOfId(repoType, name) };
}

/** `models/ns/name` of a query; null for what no collection here can hold. */
export function itemOfQuery(text: string): ItemName | null {
  const cut = text.indexOf('/');
  const type = PLURALS[text.slice(0, Math.max(cut, 0))];
  try {
    return type === undefined ? null : itemOf({ id: text.slice(cut + 1), type });
  } catch (error) {
    if (error instanceof DomainError) return null;
    throw error;
  }
}

export function sortOf(text: string | undefined): CollectionSort {
  const sort = SORTS[text ?? 'trending'];
  if (!sort) throw new DomainError('invalid', 'request/invalid', "'sort' is lastModified, trending or upvotes.");
  return sort;
}

/** Absent and null alike say nothing. */
export function placeOf(position: number | null | undefined): { position?: number } {
  return position === undefined || position === null ? {} : { position: Math.min(Math.max(position, 0), MOST_POSITION) };
}

function nestedOf(name: string): ItemName {
  const [namespace = '', slug = '', ...rest] = name.split('/');
  if (slug === '' || rest.length > 0)
    throw new DomainError('invalid', 'request/invalid', "A collection is named by its slug: 'namespace/title-…'.");
  return { kind: 'collection', namespace, slug };
}
