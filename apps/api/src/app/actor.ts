// The first thing that happens to a request, before any body byte is read: where the client sees us, who asks, whether they may ask
// at all. A request without credentials passes without a promise, a statement or a strategy.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type Actor, ANONYMOUS } from '../common/actor';
import { DomainError } from '../common/errors';
import type { EntitlementsService } from '../modules/plans';
import type { AppConfig } from '../platform/config';
import { type Dialect, dialectOf, endpointPrefix } from '../platform/http';
import { addressSubject, type RateBucket, rateHeaders, type RateLimiter } from '../platform/rate-limit';
import { isSameOrigin } from '../surfaces/hub/same-origin';
import { sessionCookie } from '../surfaces/hub/session-cookie';
import type { AppHosts } from './app-hosts';
import { BaseUrls, misdirected } from './base-url';
import { isAppOrigin } from './cors';
import { CredentialResolver, type CredentialServices } from './credentials';
import { isLoopbackAddress, TrustedProxies } from './trusted-proxies';

export interface ActorServices extends CredentialServices {
  config: Pick<AppConfig, 'publicUrl' | 'appsUrl' | 'allowedHosts' | 'trustedProxies'>;
  appHosts: AppHosts;
  rateLimiter: RateLimiter;
  entitlements: Pick<EntitlementsService, 'requestsFactor'>;
}

const BUCKET: Record<Dialect, RateBucket> = {
  huggingface: 'api',
  csghub: 'api',
  git: 'resolvers',
  lfs: 'resolvers',
  xet: 'resolvers',
  runner: 'resolvers',
  openai: 'api',
  app: 'resolvers',
  oauth: 'pages',
  hub: 'pages',
  web: 'pages',
};

/** Sets request.actor, request.baseUrl and request.clientAddress; call it before routes are registered. */
export function registerActor(fastify: FastifyInstance, services: ActorServices): void {
  const resolver = new RequestResolver(services);
  fastify.decorateRequest('actor');
  fastify.decorateRequest('baseUrl', '');
  fastify.decorateRequest('clientAddress', '');
  fastify.decorateRequest('appHost', null);
  fastify.addHook('onRequest', (request, reply, done) => {
    request.actor = ANONYMOUS;
    attempt(done, () => {
      resolver.locate(request, reply);
      const pending = resolver.identify(request, reply);
      if (!pending) admitted();
      else pending.then(() => attempt(done, admitted), done);
    });

    function admitted(): void {
      resolver.admit(request, reply);
      done();
    }
  });
}

function attempt(done: (error?: Error) => void, step: () => void): void {
  try {
    step();
  } catch (error) {
    done(error as Error);
  }
}

class RequestResolver {
  private readonly proxies: TrustedProxies;
  private readonly baseUrls: BaseUrls;
  private readonly credentials: CredentialResolver;

  constructor(private readonly services: ActorServices) {
    this.proxies = new TrustedProxies(services.config.trustedProxies);
    this.baseUrls = new BaseUrls(services.config, this.proxies);
    this.credentials = new CredentialResolver(services);
  }

  /** Throws 'request/misdirected' (421). Probes of an orchestrator name the host by its address, so that health has no such check. */
  locate(request: FastifyRequest, reply: FastifyReply): void {
    if (request.url.startsWith('/hub/')) reply.header('cache-control', 'no-store');
    const peer = request.socket.remoteAddress ?? '';
    const forwardedFor = request.headers['x-forwarded-for'];
    request.clientAddress = this.proxies.clientAddress(peer, Array.isArray(forwardedFor) ? forwardedFor.join(',') : forwardedFor);
    request.appHost = this.services.appHosts.labelOf(request.raw);
    if (request.appHost !== null) {
      request.baseUrl = this.services.config.publicUrl;
      return;
    }
    const baseUrl = this.baseUrls.of({ headers: request.headers, peer, encrypted: 'encrypted' in request.socket });
    request.baseUrl = (baseUrl ?? this.services.config.publicUrl) + endpointPrefix(request.originalUrl);
    if (baseUrl === null && !request.url.startsWith('/health/')) throw misdirected(request.headers.host);
  }

  /** Nothing to wait for when no credential was sent. */
  identify(request: FastifyRequest, reply: FastifyReply): Promise<void> | null {
    const { authorization, cookie } = request.headers;
    // Whatever a browser or a program sends along: where strangers' programs run nobody is anybody.
    if (dialectOf(request.url) === 'app') return null;
    // What programs bring there is for the protocol itself.
    if (dialectOf(request.url) === 'oauth') return null;
    if (authorization !== undefined) return this.byHeader(request, authorization);
    if (dialectOf(request.url) !== 'hub') return null;
    if (cookie === undefined || isAppOrigin(request.headers.origin, this.services.config)) {
      this.refuseForeign(request, false);
      return null;
    }
    return this.byCookie(request, reply, cookie);
  }

  /** Throws 'rate-limit/exceeded'. This machine itself is not counted. */
  admit(request: FastifyRequest, reply: FastifyReply): void {
    if (isLoopbackAddress(request.clientAddress) || request.url.startsWith('/health/')) return;
    const { actor, clientAddress } = request;
    const factor = actor.kind === 'user' ? this.services.entitlements.requestsFactor(actor.userId) : 1;
    const decision = this.services.rateLimiter.take(bucketOf(request), subjectOf(actor, clientAddress), factor);
    reply.headers(rateHeaders(decision));
    if (decision.allowed) return;
    const { resetSeconds } = decision;
    throw new DomainError('too-many', 'rate-limit/exceeded', `Too many requests: try again in ${resetSeconds} seconds.`, {
      retryAfterSeconds: resetSeconds,
    });
  }

  private async byHeader(request: FastifyRequest, authorization: string): Promise<void> {
    request.actor = await this.credentials.of(dialectOf(request.url), authorization);
  }

  private async byCookie(request: FastifyRequest, reply: FastifyReply, cookie: string): Promise<void> {
    const holder = await this.credentials.byCookie(cookie);
    this.refuseForeign(request, holder !== null);
    if (!holder) return;
    request.actor = holder.session.actor;
    if (holder.session.prolonged)
      reply.header('set-cookie', sessionCookie(await this.services.instance.id(), holder.secret, request.baseUrl));
  }

  private refuseForeign(request: FastifyRequest, byCookie: boolean): void {
    const { method, headers, baseUrl } = request;
    if (isSameOrigin({ method, headers, baseUrl, publicUrl: this.services.config.publicUrl, byCookie })) return;
    throw new DomainError('forbidden', 'request/cross-origin', 'This request comes from a page of another site, and was refused.');
  }
}

function bucketOf(request: FastifyRequest): RateBucket {
  const dialect = dialectOf(request.url);
  if (dialect === 'huggingface') return request.url.startsWith('/api') ? 'api' : 'resolvers';
  return BUCKET[dialect];
}

function subjectOf(actor: Actor, address: string): string {
  return actor.kind === 'user' ? `user:${actor.userId}` : addressSubject(address);
}
