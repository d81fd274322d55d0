// What every surface knows of a request beyond HTTP: who asks, the request id, and the address the client used.
import type { Actor } from '../../common/actor';

declare module 'fastify' {
  interface FastifyRequest {
    /** Set in onRequest, before any body byte is read. */
    actor: Actor;
    /** `http://host:port` as the client sees us, with the prefix of the endpoint it uses; absolute addresses in answers are built from it (contract trap 37). */
    baseUrl: string;
    /** The name of an app in front of the apps domain; null for requests that are for the hub. Such a request has no other actor than a visitor. */
    appHost: string | null;
    /** The client's own address, after trusted proxies. */
    clientAddress: string;
  }
}

export interface RequestFacts {
  requestId: string;
  clientAddress: string;
  userAgent: string;
}
