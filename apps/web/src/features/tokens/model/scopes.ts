// The scopes of a fine-grained token while they are chosen.
import { TOKEN_PERMISSIONS } from '@modelgrove/shared';
import type { TokenScope } from '../../../lib/api-types';

type EntityType = TokenScope['entity']['type'];

export function newScope(type: EntityType, name: string): TokenScope {
  return { entity: { type, name }, permissions: ['repo.content.read'] };
}

/** What can not be given there is dropped. */
export function withType({ entity, permissions }: TokenScope, type: EntityType): TokenScope {
  const known: readonly string[] = TOKEN_PERMISSIONS[type];
  return { entity: { ...entity, type }, permissions: permissions.filter((one) => known.includes(one)) };
}

export function withPermission({ entity, permissions }: TokenScope, permission: string, isGiven: boolean): TokenScope {
  const others = permissions.filter((one) => one !== permission);
  return { entity, permissions: isGiven ? [...others, permission] : others };
}

/** Those that say something: a place with a name of its form, and at least one permission. */
export function whole(scopes: readonly TokenScope[]): TokenScope[] {
  return scopes.filter(({ entity: { type, name }, permissions }) => {
    const isNamed = type === 'user' || type === 'org' ? /^[^/]{2,}$/.test(name) : /^[^/]+\/[^/]+$/.test(name);
    return isNamed && permissions.length > 0;
  });
}
