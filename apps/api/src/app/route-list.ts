// Every route the http process answers, as Fastify came to know it: what the route × actor matrix and the reserved names are held against.
import type { FastifyInstance } from 'fastify';

export interface RouteAddress {
  method: string;
  /** As declared: `/api/models/:namespace/:name/tree/*`. */
  url: string;
}

const lists = new WeakMap<object, RouteAddress[]>();

/** Call it before the first route is registered. */
export function recordRoutes(fastify: FastifyInstance): void {
  const list: RouteAddress[] = [];
  lists.set(fastify, list);
  fastify.addHook('onRoute', ({ method, url }) => {
    for (const one of [method].flat()) list.push({ method: one, url });
  });
}

/** In the order of their registration. */
export function routesOf(fastify: object): readonly RouteAddress[] {
  return lists.get(fastify) ?? [];
}
