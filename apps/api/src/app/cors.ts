// Which pages of other origins may call our own API and the gateway: the apps of this hub, with a token of their visitor in a header. Cookies never
// count for them (no Allow-Credentials, and app/actor.ts does not look at a cookie that an app's page sends). The dialects of Hugging Face's
// clients are open to every page and say so themselves.
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { type AppConfig, appOrigin } from '../platform/config';
import { dialectOf } from '../platform/http';

const ALLOWED = {
  'Access-Control-Allow-Methods': 'GET,HEAD,POST,PUT,PATCH,DELETE',
  'Access-Control-Allow-Headers': 'Authorization,Content-Type,Accept,Range,If-None-Match,X-Request-Id',
  'Access-Control-Max-Age': '7200',
};
const EXPOSED = 'X-Request-Id,RateLimit,RateLimit-Policy,Retry-After,Content-Range,Content-Disposition,ETag,Link';

/** A page without an origin calls itself `null`, as apps do where they have none. */
export function isAppOrigin(origin: string | undefined, { appsUrl }: Pick<AppConfig, 'appsUrl'>): boolean {
  if (origin === undefined) return false;
  if (appsUrl === null) return origin === 'null';
  const label = /^https?:\/\/([a-z0-9-]{1,63})\./.exec(origin)?.[1];
  return label !== undefined && origin === appOrigin(appsUrl, label);
}

/** Before the actor is asked for: a preflight brings no credentials. */
export function registerCors(fastify: FastifyInstance, config: Pick<AppConfig, 'appsUrl'>): void {
  fastify.addHook('onRequest', (request, reply, done) => {
    if (!isForApps(request)) return done();
    reply.header('vary', 'Origin');
    const { origin } = request.headers;
    if (!isAppOrigin(origin, config)) return done();
    reply.headers({ 'Access-Control-Allow-Origin': origin, 'Access-Control-Expose-Headers': EXPOSED });
    if (request.method !== 'OPTIONS') return done();
    return void reply.code(204).headers(ALLOWED).send();
  });
}

function isForApps({ url }: FastifyRequest): boolean {
  const dialect = dialectOf(url);
  return dialect === 'hub' || dialect === 'openai';
}
