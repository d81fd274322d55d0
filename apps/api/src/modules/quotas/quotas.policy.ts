import type { Limits } from './quotas.types';

/** Its own limits where it has some, also when they are wider than the hub's; else the hub's. */
export function limitsOf(own: Limits & { hasOwn: boolean }, defaults: Limits): Limits {
  const { maxBytes, maxRepositories } = own.hasOwn ? own : defaults;
  return { maxBytes, maxRepositories };
}
