// `/v1/models`, `/v1/chat/completions` and `/v1/embeddings` of the OpenAI API.
import { Controller, Get, Headers, HttpCode, Param, Post, Req, Res, UseGuards } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Actor } from '../../common/actor';
import { DomainError } from '../../common/errors';
import { AccessService } from '../../modules/access';
import { GatewayCalls, type GatewayModel, GatewayService, type HubModelName, hubModelName } from '../../modules/gateway';
import { RepositoriesService } from '../../modules/repositories';
import { ServingService, type ServingUse } from '../../modules/serving';
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
    private readonly servings: ServingService,
    private readonly access: AccessService,
    private readonly repositories: RepositoriesService,
  ) {}

  @Get('models')
  async list(@CurrentActor() actor: Actor): Promise<object> {
    const [ofUpstreams, loaded] = await Promise.all([this.gateway.models(actor), this.servings.loaded(actor)]);
    const names = new Set(ofUpstreams.map(({ name }) => name));
    const served = loaded.filter(({ name }) => !names.has(name)).map(({ name, use, since }) => viewServed(name, use, since));
    return { object: 'list', data: [...ofUpstreams.map(viewModel), ...served] };
  }

  @Get('models/:name')
  async get(@CurrentActor() actor: Actor, @Param('name') name: string): Promise<object> {
    const found = (await this.gateway.models(actor)).find((model) => model.name === name);
    if (found) return viewModel(found);
    const at = hubModelName(name);
    if (!at) throw new DomainError('not-found', 'model_not_found', `There is no model '${name.slice(0, 200)}' here.`);
    return this.served(actor, at, name);
  }

  /** As clients ask that do not encode the slash. */
  @Get('models/:namespace/:name')
  getOfHub(@CurrentActor() actor: Actor, @Param('namespace') namespace: string, @Param('name') name: string): Promise<object> {
    return this.get(actor, `${namespace}/${name}`);
  }

  private async served(actor: Actor, { namespace, name, revision }: HubModelName, id: string): Promise<object> {
    const repo = await this.access.repository(actor, { type: 'model', namespace, name }, 'read');
    return viewServed(id, await this.servings.useOf(repo, revision), (await this.repositories.record(repo)).createdAt);
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

function viewServed(name: string, kind: ServingUse, since: Date): object {
  const [namespace = ''] = name.split('/');
  return { id: name, object: 'model', created: Math.floor(since.getTime() / 1000), owned_by: namespace, x_kind: kind };
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
