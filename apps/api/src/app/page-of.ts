// The page that a browser asked for: what it says of itself, and whether it is one. A session is looked up only where visitors may not see.
import type { FastifyRequest } from 'fastify';
import type { Actor } from '../common/actor';
import type { PageTeller } from '../surfaces/pages';
import { CredentialResolver, type CredentialServices } from './credentials';

export type PageOf = (request: FastifyRequest) => ReturnType<PageTeller['tell']>;

export function pageOf(teller: PageTeller, services: CredentialServices): PageOf {
  const credentials = new CredentialResolver(services);
  return (request) => {
    const path = (request.raw.url ?? '/').split('?', 1)[0] ?? '/';
    return teller.tell(path, request.headers['accept-language'], () => signedIn(request, credentials));
  };
}

async function signedIn({ actor, headers }: FastifyRequest, credentials: CredentialResolver): Promise<Actor | null> {
  if (actor.kind === 'user') return actor;
  if (headers.cookie === undefined || headers.authorization !== undefined) return null;
  return (await credentials.byCookie(headers.cookie))?.session.actor ?? null;
}
