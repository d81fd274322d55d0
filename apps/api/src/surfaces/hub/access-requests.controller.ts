import { Controller, Get, HttpCode, Post, Put } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../common/actor';
import { AccessService, type RepositoryLocator } from '../../modules/access';
import { AccessRequestsService } from '../../modules/access-requests';
import { CurrentActor, JsonBody, ValidQuery } from '../../platform/http';
import {
  AccessAskedView,
  AccessDecisionDto,
  AccessPersonDto,
  AccessRequestDto,
  AccessRequestsQueryDto,
  AccessRequestsView,
  GateView,
  viewAccessRequest,
  viewGate,
} from './access-requests.views';
import { RepositoryAt } from './repository-at';
import { ForReaders, ForSelf } from './signed-in.guard';

const PAGE = 50;

/** The gate of a repository. */
@ApiTags('access')
@Controller('hub/v1/repositories/:type/:namespace/:name')
export class AccessRequestsController {
  constructor(
    private readonly access: AccessService,
    private readonly requests: AccessRequestsService,
  ) {}

  @Get('gate')
  @ForReaders()
  @ApiOperation({ summary: 'What is asked of those who want to read it, and what became of one’s own request' })
  @ApiOkResponse({ type: GateView })
  async gate(@CurrentActor() actor: Actor, @RepositoryAt() at: RepositoryLocator): Promise<GateView> {
    return viewGate(await this.requests.state(await this.access.repository(actor, at, 'see')));
  }

  @Post('access-requests')
  @ForSelf()
  @ApiOperation({ summary: 'Ask for access' })
  @ApiCreatedResponse({ type: AccessAskedView })
  async ask(
    @CurrentActor() actor: Actor,
    @RepositoryAt() at: RepositoryLocator,
    @JsonBody(AccessRequestDto) { fields = {} }: AccessRequestDto,
  ): Promise<AccessAskedView> {
    return { status: await this.requests.ask(await this.access.repository(actor, at, 'see'), fields) };
  }

  @Get('access-requests')
  @ForSelf()
  @ApiOperation({ summary: 'Who asked, the latest first' })
  @ApiOkResponse({ type: AccessRequestsView })
  async list(
    @CurrentActor() actor: Actor,
    @RepositoryAt() at: RepositoryLocator,
    @ValidQuery(AccessRequestsQueryDto) { status, cursor }: AccessRequestsQueryDto,
  ): Promise<AccessRequestsView> {
    const repo = await this.access.repository(actor, at, 'write');
    const { items, next } = await this.requests.page(repo, status, cursor ? BigInt(cursor) : null, PAGE);
    return { items: items.map(viewAccessRequest), nextCursor: next === null ? null : String(next) };
  }

  @Put('access-requests')
  @ForSelf()
  @HttpCode(204)
  @ApiOperation({ summary: 'Accept a request, reject it, or take back what was decided' })
  @ApiNoContentResponse()
  async decide(
    @CurrentActor() actor: Actor,
    @RepositoryAt() at: RepositoryLocator,
    @JsonBody(AccessDecisionDto) { user, status, reason }: AccessDecisionDto,
  ): Promise<void> {
    await this.requests.decide(await this.access.repository(actor, at, 'write'), { name: user, id: null }, status, reason ?? null);
  }

  @Post('access-grants')
  @ForSelf()
  @HttpCode(204)
  @ApiOperation({ summary: 'Let somebody in who has not asked' })
  @ApiNoContentResponse()
  async grant(
    @CurrentActor() actor: Actor,
    @RepositoryAt() at: RepositoryLocator,
    @JsonBody(AccessPersonDto) { user }: AccessPersonDto,
  ): Promise<void> {
    await this.requests.grant(await this.access.repository(actor, at, 'write'), user);
  }
}
