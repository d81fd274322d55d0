// `/v1/models`, `/v1/chat/completions` and `/v1/embeddings` of the OpenAI API.
import { Controller, Get, Headers, HttpCode, Param, Post, Req, Res, UseGuards } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Actor } from '../../common/actor';
import { DomainError } from '../../common/errors';
import { GatewayCalls, type GatewayModel, GatewayService } from '../../modules/gateway';
import { CurrentActor, readJson } from '../../platform/http';
import { ApiKeyGuard } from './api-key.guard';

/** Pictures go along in messages. */
const MAX_BODY_BYTES = 32 * 1024 * 1024;

@ApiExcludeController()
@Controller('v1')
@UseGuards(ApiKeyGuard)
export class OpenAiModelsController {
  constructor(
    private readonly gateway: GatewayService,
    private readonly calls: GatewayCalls,
  ) {}

  @Get('models')
  async list(@CurrentActor() actor: Actor): Promise<object> {
    return { object: 'list', data: (await this.gateway.models(actor)).map(viewModel) };
  }

  @Get('models/:name')
  async get(@CurrentActor() actor: Actor, @Param('name') name: string): Promise<object> {
    const found = (await this.gateway.models(actor)).find((model) => model.name === name);
    if (!found) throw new DomainError('not-found', 'model_not_found', `There is no model '${name.slice(0, 200)}' here.`);
    return viewModel(found);
  }

  @Post('chat/completions')
  @HttpCode(200)
  chat(
    @CurrentActor() actor: Actor,
    @Headers('openai-organization') namespace: string | undefined,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    return this.pass('chat/completions', actor, namespace, request, reply);
  }

  @Post('embeddings')
  @HttpCode(200)
  embeddings(
    @CurrentActor() actor: Actor,
    @Headers('openai-organization') namespace: string | undefined,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    return this.pass('embeddings', actor, namespace, request, reply);
  }

  /** The first bytes are waited for before anything is sent, so that a refusal has its own status. */
  private async pass(
    path: 'chat/completions' | 'embeddings',
    actor: Actor,
    namespace: string | undefined,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<void> {
    const body = await readJson(request, { limitBytes: MAX_BODY_BYTES });
    if (typeof body !== 'object' || body === null || Array.isArray(body))
      throw new DomainError('invalid', 'request/shape', 'A JSON object is expected.');
    const leaving = new AbortController();
    reply.raw.once('close', () => leaving.abort());
    const call = { path, body: body as Record<string, unknown>, namespace: namespace || null, signal: leaving.signal };
    const answer = await this.calls.call(actor, call);
    const reading = answer.body[Symbol.asyncIterator]();
    const first = await reading.next();
    reply.hijack();
    const { raw } = reply;
    const headers = {
      'Content-Type': answer.contentType,
      'Cache-Control': 'no-store',
      'X-Accel-Buffering': 'no',
      'X-Request-Id': String(request.id),
    };
    raw.writeHead(200, { ...(reply.getHeaders() as Record<string, string>), ...headers });
    try {
      for (let next = first; !next.done; next = await reading.next()) if (!raw.write(next.value)) await drained(raw, leaving.signal);
      raw.end();
    } catch {
      // an answer that breaks off must not look like a whole one
      raw.destroy();
    } finally {
      await reading.return?.();
    }
  }
}

function drained(raw: FastifyReply['raw'], signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    raw.once('drain', resolve);
    signal.addEventListener('abort', () => reject(new Error('the client went away')), { once: true });
  });
}

function viewModel({ name, createdAt, upstream, kind, promptPriceMicro, completionPriceMicro }: GatewayModel): object {
  return {
    id: name,
    object: 'model',
    created: Math.floor(createdAt.getTime() / 1000),
    owned_by: upstream,
    x_kind: kind,
    x_price_micro_per_million: { prompt: promptPriceMicro, completion: completionPriceMicro },
  };
}
