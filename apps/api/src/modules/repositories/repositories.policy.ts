// Pure rules of the room: which names a repository may have, what a caller's lists may show, and what a page address says.
import { isReservedRepositoryName, nameProblem, type RepoType, WIRE_TYPE } from '@modelgrove/shared';
import type { Actor, TokenScope } from '../../common/actor';
import { cursorOfParts, partsOfCursor } from '../../common/list-cursor';
import { cursorInvalid, repositoryNameInvalid } from './repositories.errors';
import type { RepositorySort } from './repositories.types';

export function assertRepositoryName(name: string): void {
  const problem = nameProblem(name);
  if (problem) throw repositoryNameInvalid(problem);
  if (isReservedRepositoryName(name)) throw repositoryNameInvalid(`the name '${name}' is reserved`);
}

/** Which repositories lists and counts show to a caller; the same rules as access.policy, as parameters of one statement. */
export interface ListingScope {
  publicOnes: boolean;
  /** Private and disabled ones too, without looking at memberships. */
  everything: boolean;
  userId: bigint | null;
  /** A fine-grained token narrows private ones down to these; null: no narrowing. */
  namespaceKeys: string[] | null;
  repositoryKeys: string[] | null;
}

const READ_PERMISSIONS = ['repo.content.read', 'repo.content.write', 'repo.manage', 'repo.write', 'repo.access.read'];

export function listingScope(actor: Actor, type: RepoType, anonymousRead: boolean): ListingScope {
  const open = { namespaceKeys: null, repositoryKeys: null };
  if (actor.kind === 'system') return { publicOnes: true, everything: true, userId: null, ...open };
  if (actor.kind !== 'user') return { publicOnes: anonymousRead, everything: false, userId: null, ...open };
  const scope = { publicOnes: true, everything: actor.isAdmin, userId: actor.userId };
  if (actor.via.kind === 'session' || actor.via.role !== 'fineGrained') return { ...scope, ...open };
  const readable = actor.via.scopes.filter((entry) => entry.permissions.some((permission) => READ_PERMISSIONS.includes(permission)));
  return { ...scope, namespaceKeys: namesOf(readable, ['user', 'org']), repositoryKeys: namesOf(readable, [WIRE_TYPE[type]]) };
}

function namesOf(scopes: TokenScope[], types: TokenScope['entity']['type'][]): string[] {
  return scopes.filter((scope) => types.includes(scope.entity.type)).map((scope) => scope.entity.name.toLowerCase());
}

/** The place of a row in a sorted list: the sort value and the id that breaks ties; for relevance also how well it matches. */
export interface ListPosition {
  value: string | number;
  id: bigint;
  tier?: number;
}

/** What a list is sorted by, as its cursors name it. */
export type CursorKey = RepositorySort | `-${RepositorySort}`;

export function encodeCursor(key: CursorKey, { value, id, tier }: ListPosition): string {
  return cursorOfParts([key, value, id.toString(), ...(tier === undefined ? [] : [tier])]);
}

/** Throws 'list/cursor' for anything that this list did not hand out. */
export function decodeCursor(key: CursorKey, cursor: string): ListPosition {
  const parts = partsOfCursor(cursor);
  if (!parts || parts.length < 3 || parts.length > 4) throw cursorInvalid();
  const [madeFor, value, id, tier] = parts;
  if (madeFor !== key || !isValueOf(key, value) || typeof id !== 'string' || !/^\d{1,18}$/.test(id)) throw cursorInvalid();
  if (key !== 'relevance') return tier === undefined ? { value, id: BigInt(id) } : refuse();
  return tier === 0 || tier === 1 || tier === 2 ? { value, id: BigInt(id), tier } : refuse();
}

function refuse(): never {
  throw cursorInvalid();
}

const TEXTS: CursorKey[] = ['name', '-name'];
const MOMENTS: CursorKey[] = ['updated', '-updated', 'created', '-created'];

function isValueOf(key: CursorKey, value: unknown): value is string | number {
  if (TEXTS.includes(key)) return typeof value === 'string' && !value.includes('\0');
  if (MOMENTS.includes(key)) return typeof value === 'string' && /^[-\d:.TZ]{20,30}$/.test(value) && !Number.isNaN(Date.parse(value));
  return typeof value === 'number' && Number.isFinite(value);
}

/** A LIKE pattern that finds `text` anywhere; its own `%`, `_` and `\` are ordinary letters. */
export function containsPattern(text: string): string {
  return `%${escapedForLike(text.toLowerCase())}%`;
}

/** So that it stands for itself in a LIKE pattern. */
export function escapedForLike(text: string): string {
  return text.replaceAll(/[\\%_]/g, String.raw`\$&`);
}
