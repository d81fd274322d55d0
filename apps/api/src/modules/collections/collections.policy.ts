// Pure rules of the room: addresses, colours, limits, orders, places in lists.
import { cursorOfParts, partsOfCursor } from '../../common/list-cursor';
import { cursorInvalid } from '../repositories';
import { type CollectionRecord, type CollectionScope, type CollectionSort, type Theme, THEMES } from './collections.types';

export const MOST_TITLE = 60;
export const MOST_DESCRIPTION = 150;
export const MOST_NOTE = 500;
export const MOST_ITEMS = 200;
export const MOST_COLLECTIONS = 500;
const MOST_WORDS = 6;

const KEY = /(?:^|-)([0-9a-f]{24})$/;
const NOT_A_WORD = /[^a-z0-9]+/g;
const ACCENTS = /\p{M}/gu;

/** `good-models-0123456789abcdef01234567`: the title is for people, the end decides. */
export function slugOf({ title, key }: Pick<CollectionRecord, 'title' | 'key'>): string {
  const words = title.normalize('NFKD').replaceAll(ACCENTS, '').toLowerCase().replaceAll(NOT_A_WORD, '-');
  const trimmed = words.replaceAll(/^-+|-+$/g, '');
  return trimmed === '' ? key : `${trimmed}-${key}`;
}

/** Null for what is no address of a collection. */
export function keyOf(slug: string): string | null {
  return KEY.exec(slug)?.[1] ?? null;
}

export function titleKeyOf(title: string): string {
  return title.normalize('NFKC').toLowerCase();
}

/** A colour that nobody chose: the same for the same key. */
export function themeOf(key: string): Theme {
  return THEMES[Number.parseInt(key.slice(0, 6), 16) % THEMES.length] ?? 'blue';
}

export function wordsOf(search: string): string[] {
  return search
    .split(/\s+/)
    .filter((word) => word !== '')
    .slice(0, MOST_WORDS);
}

export function isSeen({ isPrivate, namespaceId }: { isPrivate: boolean; namespaceId: bigint }, scope: CollectionScope): boolean {
  return !isPrivate || scope.everything || scope.namespaceIds.includes(namespaceId);
}

/**
 * The order after `id` went to the place `to` among those that whoever moves it sees (`seen`, in order). What they do not see keeps its neighbours before it.
 */
export function moved(order: readonly bigint[], seen: ReadonlySet<bigint>, id: bigint, to: number): bigint[] {
  const others = order.filter((other) => other !== id);
  const before = others.filter((other) => seen.has(other))[to - 1];
  const last = others.findLast((other) => seen.has(other));
  const anchor = to <= 0 ? undefined : (before ?? last);
  const at = anchor === undefined ? 0 : others.indexOf(anchor) + 1;
  return [...others.slice(0, at), id, ...others.slice(at)];
}

/** What a list is sorted by, and the id that breaks ties. */
export interface CollectionPlace {
  value: string | number;
  id: bigint;
}

export function encodePlace(sort: CollectionSort, { id, updatedAt, upvotes, trendingScore }: CollectionRecord): string {
  const value = sort === 'updated' ? updatedAt.toISOString() : sort === 'upvotes' ? upvotes : trendingScore;
  return cursorOfParts([sort, value, id.toString()]);
}

/** Throws 'list/cursor' for anything that such a list did not hand out. */
export function decodePlace(sort: CollectionSort, cursor: string): CollectionPlace {
  const [madeFor, value, id] = partsOfCursor(cursor) ?? [];
  const isValue = sort === 'updated' ? isMoment(value) : typeof value === 'number' && Number.isFinite(value);
  if (madeFor !== sort || !isValue || typeof id !== 'string' || !/^\d{1,18}$/.test(id)) throw cursorInvalid();
  return { value: value as string | number, id: BigInt(id) };
}

function isMoment(value: unknown): boolean {
  return typeof value === 'string' && /^\d{4}-[-\d:.T]{15,25}Z$/.test(value) && !Number.isNaN(Date.parse(value));
}
