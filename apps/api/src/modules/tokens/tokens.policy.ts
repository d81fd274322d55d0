// What a token may be: its name, its life, and the scopes of a fine-grained one.
import { nameProblem, parseRepoId, TOKEN_PERMISSIONS } from '@modelgrove/shared';
import type { TokenRole, TokenScope } from '../../common/actor';
import { tokenInvalid } from './tokens.errors';

const MAX_SCOPES = 100;
const MAX_NAME = 96;
const MAX_DAYS = 3650;
const DAY_MS = 24 * 3600_000;

export interface NewToken {
  displayName: string;
  role: TokenRole;
  scopes?: TokenScope[] | undefined;
  expiresInDays?: number | undefined;
}

/** Throws 'token/invalid' for the first rule that is broken. */
export function checkNewToken(token: NewToken): void {
  const name = token.displayName.trim();
  if (name.length === 0 || name.length > MAX_NAME || /\p{Cc}/u.test(name))
    throw tokenInvalid('displayName', `has 1 to ${MAX_NAME} printable characters`);
  const days = token.expiresInDays;
  if (days !== undefined && !(Number.isInteger(days) && days >= 1 && days <= MAX_DAYS))
    throw tokenInvalid('expiresInDays', `is a whole number of days from 1 to ${MAX_DAYS}`);
  checkScopes(token.role, token.scopes ?? []);
}

/** Throws 'token/invalid' for what no token of this role may name. */
export function checkScopes(role: TokenRole, scopes: TokenScope[]): void {
  if (role !== 'fineGrained' && scopes.length > 0) throw tokenInvalid('scopes', 'belong to fine-grained tokens only');
  if (role === 'fineGrained' && scopes.length === 0) throw tokenInvalid('scopes', 'a fine-grained token names at least one');
  if (scopes.length > MAX_SCOPES) throw tokenInvalid('scopes', `are at most ${MAX_SCOPES}`);
  for (const scope of scopes) checkScope(scope);
}

function checkScope({ entity, permissions }: TokenScope): void {
  const known: readonly string[] | undefined = TOKEN_PERMISSIONS[entity.type];
  if (!known) throw tokenInvalid('scopes', `"${String(entity.type)}" is not one of ${Object.keys(TOKEN_PERMISSIONS).join(', ')}`);
  const isNamespace = entity.type === 'user' || entity.type === 'org';
  const named = isNamespace ? nameProblem(entity.name) === null : parseRepoId(entity.name) !== null;
  if (!named)
    throw tokenInvalid(
      'scopes',
      `"${entity.name}" is not the name of a ${isNamespace ? 'user or organization' : 'repository (namespace/name)'}`,
    );
  if (permissions.length === 0) throw tokenInvalid('scopes', `no permission on "${entity.name}"`);
  const unknown = permissions.find((permission) => !known.includes(permission));
  if (unknown !== undefined)
    throw tokenInvalid('scopes', `"${unknown}" is not a permission on a ${entity.type}; there are ${known.join(', ')}`);
}

export function expiryOf(token: NewToken, now: Date): Date | null {
  return token.expiresInDays === undefined ? null : new Date(now.getTime() + token.expiresInDays * DAY_MS);
}
