// `/v1/models`, `/v1/chat/completions` and `/v1/embeddings` of the OpenAI API.
import { Controller, Get, Headers, HttpCode, Param, Post, Req, Res, UseGuards } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Actor } from '../../common/actor';
import { DomainError } from '../../common/errors';
import { GatewayCalls, type GatewayModel, GatewayService } from '../../modules/gateway';
import { CurrentActor, leavingOf, readJson, sendAnswer } from '../../platform/http';
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
    const signal = leavingOf(reply);
    const answer = await this.calls.call(actor, { path, body: body as Record<string, unknown>, namespace: namespace || null, signal });
    await sendAnswer(request, reply, answer, signal);
  }
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
