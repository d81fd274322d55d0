// Addresses under /api that nothing answers to, in JSON; ids of one segment, which no repository here has; small courtesies to clients.
import { All, Get, Head, HttpCode, Options, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DomainError } from '../../common/errors';
import { ApiController } from './api-controller';
import { CORS_HEADERS, CORS_PREFLIGHT_HEADERS } from './cors';
import { renderHuggingFaceError } from './huggingface.errors';
import { notServed } from './not-served';
import { repositoryNotFound, webPaths } from './repository-address';

const BARE_IDS = [':name/resolve/*', 'datasets/:name/resolve/*', 'spaces/:name/resolve/*'];
const OF_A_REPOSITORY = /^\/api\/(?:models|datasets|spaces)\/[^/?]+/;

@ApiController()
export class UnknownController {
  /** Clients say what they are and expect nothing. */
  @Head(['api/telemetry', 'api/telemetry/*'])
  @HttpCode(200)
  telemetry(): void {}

  @Get('api/agent-harnesses')
  harnesses(): object {
    return { standardEnvVars: [], harnesses: {} };
  }

  /** Preflights of every address under /api come here too: no other route takes OPTIONS. */
  @All('api/*')
  unknown(@Req() request: FastifyRequest, @Res() reply: FastifyReply): void {
    if (request.method === 'OPTIONS') return void reply.code(204).headers(CORS_PREFLIGHT_HEADERS).send();
    const url = request.raw.url ?? '';
    const refusal = notServed(url);
    if (refusal) throw refusal;
    if (OF_A_REPOSITORY.test(url)) throw repositoryNotFound();
    throw new DomainError('not-found', 'route/not-found', 'There is nothing at this address of the API.');
  }

  @Options([...webPaths('/resolve/*'), ...webPaths('/raw/*'), ...BARE_IDS])
  preflight(@Res() reply: FastifyReply): void {
    reply.code(204).headers(CORS_PREFLIGHT_HEADERS).send();
  }

  /** Ids of one segment, as old tutorials have them: no repository here is called so. */
  @Get(BARE_IDS)
  bareId(@Req() request: FastifyRequest, @Res() reply: FastifyReply): void {
    refuseBareId(request, reply);
  }

  @Head(BARE_IDS)
  bareIdHead(@Req() request: FastifyRequest, @Res() reply: FastifyReply): void {
    refuseBareId(request, reply);
  }
}

/** Rendered here: the address alone does not show the dialect. */
function refuseBareId(request: FastifyRequest, reply: FastifyReply): void {
  const { status, headers, body } = renderHuggingFaceError(repositoryNotFound(), {
    requestId: request.id,
    isAnonymous: request.actor.kind === 'anonymous',
    baseUrl: request.baseUrl,
  });
  reply
    .code(status)
    .headers({ ...headers, ...CORS_HEADERS })
    .send(body);
}
