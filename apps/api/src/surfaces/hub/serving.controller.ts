// Try a model on its page: how it stands, and a conversation with it. The same as `/v1/chat/completions`, for people who are signed in by cookie.
import { Controller, Get, HttpCode, Post, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Actor, UserActor } from '../../common/actor';
import { AccessService, type Granted, insideHub, type RepositoryLocator } from '../../modules/access';
import { GatewayCalls, type GatewayModel, GatewayService } from '../../modules/gateway';
import { ServingService } from '../../modules/serving';
import { CurrentActor, JsonBody, leavingOf, sendAnswer } from '../../platform/http';
import { RepositoryAt } from './repository-at';
import { ChatDto } from './serving.dto';
import { ServingView, viewServing } from './serving.views';
import { CurrentUser, ForReaders, ForSelf } from './signed-in.guard';

const MAX_BODY_BYTES = 1024 * 1024;

@ApiTags('jobs')
@Controller('hub/v1/repositories/:type/:namespace/:name')
export class ServingController {
  constructor(
    private readonly access: AccessService,
    private readonly servings: ServingService,
    private readonly calls: GatewayCalls,
    private readonly gateway: GatewayService,
  ) {}

  @Get('serving')
  @ForReaders()
  @ApiOperation({ summary: 'Whether the model can be asked on this hub, and how it stands' })
  @ApiOkResponse({ type: ServingView })
  async status(@CurrentActor() actor: Actor, @RepositoryAt() at: RepositoryLocator): Promise<ServingView> {
    const repo = insideHub(await this.access.repository(actor, at, 'use'));
    const [status, upstream] = await Promise.all([this.servings.status(actor, repo), this.upstreamOf(repo)]);
    return viewServing(status, upstream);
  }

  @Post('chat')
  @HttpCode(200)
  @ForSelf()
  @ApiOperation({
    summary: 'Ask the model, or what it was made of: chunks of a chat completion as server-sent events, with the usage at the end',
  })
  @ApiProduces('text/event-stream')
  @ApiOkResponse({ type: String })
  async chat(
    @CurrentUser() user: UserActor,
    @RepositoryAt() { namespace, name }: RepositoryLocator,
    @JsonBody(ChatDto, { limitBytes: MAX_BODY_BYTES }) { messages, of = 'model', maxTokens, temperature, seed, payer }: ChatDto,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const signal = leavingOf(reply);
    const body = {
      model: `${namespace}/${name}`,
      messages,
      max_tokens: maxTokens,
      temperature,
      seed,
      x_of: of,
      stream: true,
      stream_options: { include_usage: true },
    };
    const answer = await this.calls.call(user, { path: 'chat/completions', body, namespace: payer ?? null, signal });
    await sendAnswer(request, reply, answer, signal);
  }

  private async upstreamOf(repo: Granted<'read'>): Promise<GatewayModel | null> {
    const found = repo.type === 'model' ? await this.gateway.standsFor(repo) : null;
    return found?.kind === 'chat' ? found : null;
  }
}
