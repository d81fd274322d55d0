// The http process, put together: Fastify with the laws of the house (actor before body, bodies passed through unread, raw URLs,
// explicit HEAD), Nest's routing above it, one error filter.
import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { InstanceService, SessionsService } from '../modules/accounts';
import { XetTokens } from '../modules/blobs';
import { RunnersService } from '../modules/jobs';
import { EntitlementsService } from '../modules/plans';
import { TokensService } from '../modules/tokens';
import { AppConfig } from '../platform/config';
import { Logger } from '../platform/logging';
import { countRequests } from '../platform/metrics/server';
import { ObjectStore } from '../platform/object-store';
import { RateLimiter } from '../platform/rate-limit';
import { Spool } from '../platform/spool';
import { PageTeller } from '../surfaces/pages';
import { registerActor } from './actor';
import { connectAppSignIn } from './app-sign-in';
import { ApiModule } from './api.module';
import { AppHosts } from './app-hosts';
import { registerCors } from './cors';
import { ErrorFilter } from './error.filter';
import { throwAwayLeftoverBodies } from './leftover-bodies';
import { NestLog } from './nest-log';
import { pageOf } from './page-of';
import { recordRoutes } from './route-list';
import { WebPages, webFolder } from './web';

/** Longer than git's and Python's own idle times: a reused connection must not be closed under them. */
const KEEP_ALIVE_MS = 75_000;
const STORE_PATIENCE_MS = 5_000;
const MAX_PARAM_LENGTH = 1024;
const REQUEST_ID = /^[\w.:-]{8,128}$/;

export async function createHttpApp(config: AppConfig, options: { preview?: boolean } = {}): Promise<NestFastifyApplication> {
  let filter: ErrorFilter | null = null;
  const appHosts = new AppHosts(config);
  const adapter = new FastifyAdapter({
    exposeHeadRoutes: false,
    keepAliveTimeout: KEEP_ALIVE_MS,
    requestTimeout: 0,
    connectionTimeout: 0,
    bodyLimit: Number.MAX_SAFE_INTEGER,
    genReqId: requestId,
    rewriteUrl: appHosts.rewrite,
    routerOptions: { maxParamLength: MAX_PARAM_LENGTH },
    frameworkErrors: (error: Error, request: FastifyRequest, reply: FastifyReply) => filter?.answer(error, request, reply),
  });
  const app = await NestFactory.create<NestFastifyApplication>(ApiModule.with(config), adapter, {
    bodyParser: false,
    logger: new NestLog(),
    abortOnError: false,
    preview: options.preview,
  });
  const fastify = app.getHttpAdapter().getInstance() as unknown as FastifyInstance;
  recordRoutes(fastify);
  passBodiesThrough(fastify);
  throwAwayLeftoverBodies(fastify);
  countRequests(fastify);
  if (options.preview) return app;
  connectAppSignIn(app);
  await clearSpool(app.get(Spool), app.get(Logger));
  await prepareStore(app.get(ObjectStore), app.get(Logger));
  const web = new WebPages(webFolder(), config);
  const credentials = {
    tokens: app.get(TokensService, { strict: false }),
    xetTokens: app.get(XetTokens, { strict: false }),
    runners: app.get(RunnersService, { strict: false }),
    sessions: app.get(SessionsService, { strict: false }),
    instance: app.get(InstanceService, { strict: false }),
  };
  filter = new ErrorFilter(app.get(Logger), web, pageOf(app.get(PageTeller, { strict: false }), credentials));
  fastify.addHook('onRequest', (request, reply, done) => {
    reply.header('x-request-id', request.id);
    done();
  });
  registerCors(fastify, config);
  registerActor(fastify, {
    config,
    appHosts,
    rateLimiter: app.get(RateLimiter),
    entitlements: app.get(EntitlementsService, { strict: false }),
    ...credentials,
  });
  await web.register(fastify);
  app.useGlobalFilters(filter);
  await app.init();
  return app;
}

/** What a killed process was receiving. A folder that cannot be made refuses uploads one by one: reading goes on without it. */
async function clearSpool(spool: Spool, logger: Logger): Promise<void> {
  await spool.prepare().catch((error: unknown) => logger.warn({ err: error }, 'the spool folder cannot be used'));
}

/** Makes the folders or the bucket, whether or not somebody probes the hub. One that is away keeps nobody from starting: probes ask it again. */
async function prepareStore(objects: ObjectStore, logger: Logger): Promise<void> {
  const prepared = objects.check().catch((error: unknown) => logger.warn({ err: error }, 'the object store does not answer'));
  await Promise.race([prepared, sleep(STORE_PATIENCE_MS, undefined, { ref: false })]);
}

/** No body is touched before the route asks for it, whatever its Content-Type says (git-lfs sends text/plain for CSV). */
function passBodiesThrough(fastify: FastifyInstance): void {
  fastify.removeAllContentTypeParsers();
  fastify.addContentTypeParser('*', (_request, _payload, done) => done(null, undefined));
}

/** The client's own id where it sent one (contract §1.2): it prints ours in its errors. */
function requestId(request: IncomingMessage): string {
  const given = request.headers['x-request-id'] ?? request.headers['x-amzn-trace-id'];
  return typeof given === 'string' && REQUEST_ID.test(given) ? given : randomUUID();
}
