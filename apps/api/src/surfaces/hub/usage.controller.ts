// What is paid by use, for those who use it and for those who sell it: terms that are accepted, what was used, each use, and objections.
import { Controller, Delete, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor, UserActor } from '../../common/actor';
import { AccessService, type RepositoryLocator } from '../../modules/access';
import { UseAcceptances, UseObjections } from '../../modules/sales';
import { WalletsService } from '../../modules/wallets';
import { CurrentActor, JsonBody, type RequestFacts, ValidQuery } from '../../platform/http';
import { beforeOf, idFrom } from './id-from';
import { RepositoryAt } from './repository-at';
import { Facts } from './request-facts';
import { CurrentUser, ForSelf } from './signed-in.guard';
import { AcceptanceDto, HolderQueryDto, ObjectionDto, UseDecisionDto, UseEventsQueryDto, UseMonthsQueryDto } from './usage.dto';
import {
  AcceptanceStateView,
  UseEventsPage,
  UseEventView,
  UseMonthsPage,
  viewAcceptance,
  viewEvent,
  viewEvents,
  viewMonth,
  viewMonths,
} from './usage.views';

const PAGE = 100;

@ApiTags('selling')
@Controller('hub/v1')
@ForSelf()
export class UsageController {
  constructor(
    private readonly access: AccessService,
    private readonly uses: UseAcceptances,
    private readonly objections: UseObjections,
    private readonly wallets: WalletsService,
  ) {}

  @Get('repositories/:type/:namespace/:name/use-acceptance')
  @ApiOperation({ summary: 'Whether somebody accepted its terms, and what they used this month' })
  @ApiOkResponse({ type: AcceptanceStateView })
  async acceptance(
    @CurrentActor() actor: Actor,
    @RepositoryAt() at: RepositoryLocator,
    @ValidQuery(HolderQueryDto) { holder }: HolderQueryDto,
  ): Promise<AcceptanceStateView> {
    const repo = await this.access.repository(actor, at, 'see');
    const { right, month } = await this.uses.standing(repo, holder);
    return { acceptance: right && viewAcceptance(right), month: month && viewMonth(month) };
  }

  @Post('repositories/:type/:namespace/:name/use-acceptance')
  @ApiOperation({ summary: 'Accept its terms: it can be used then, and what is used is paid once a month' })
  @ApiCreatedResponse({ type: AcceptanceStateView })
  async accept(
    @CurrentActor() actor: Actor,
    @RepositoryAt() at: RepositoryLocator,
    @JsonBody(AcceptanceDto) { holder, offerId }: AcceptanceDto,
    @Facts() facts: RequestFacts,
  ): Promise<AcceptanceStateView> {
    this.wallets.assertOn();
    await this.uses.accept(await this.access.repository(actor, at, 'see'), { holder, offerId: BigInt(offerId) }, facts);
    return this.acceptance(actor, at, { holder });
  }

  @Delete('repositories/:type/:namespace/:name/use-acceptance')
  @HttpCode(204)
  @ApiOperation({ summary: 'Use it no more; what was used until now is paid' })
  @ApiNoContentResponse()
  async withdraw(
    @CurrentActor() actor: Actor,
    @RepositoryAt() at: RepositoryLocator,
    @ValidQuery(HolderQueryDto) { holder }: HolderQueryDto,
    @Facts() facts: RequestFacts,
  ): Promise<void> {
    await this.uses.withdraw(await this.access.repository(actor, at, 'see'), holder, facts);
  }

  @Get('repositories/:type/:namespace/:name/uses')
  @ApiOperation({ summary: 'Each use of it, for those who keep it' })
  @ApiOkResponse({ type: UseEventsPage })
  async usesOf(
    @CurrentActor() actor: Actor,
    @RepositoryAt() at: RepositoryLocator,
    @ValidQuery(UseEventsQueryDto) { state, cursor }: UseEventsQueryDto,
  ): Promise<UseEventsPage> {
    const repo = await this.access.repository(actor, at, 'administer');
    return viewEvents(await this.uses.eventsAt(repo, state ?? null, { before: beforeOf(cursor), limit: PAGE }), PAGE);
  }

  @Get('namespaces/:name/used-offers')
  @ApiOperation({ summary: 'What it used of what others sell by use, by month' })
  @ApiOkResponse({ type: UseMonthsPage })
  async used(
    @CurrentUser() user: UserActor,
    @Param('name') name: string,
    @ValidQuery(UseMonthsQueryDto) { before }: UseMonthsQueryDto,
  ): Promise<UseMonthsPage> {
    const namespace = await this.access.namespace(user, name, 'see-money');
    return viewMonths(await this.uses.used(namespace, { before: firstOf(before), limit: PAGE }), PAGE);
  }

  @Get('namespaces/:name/sold-uses')
  @ApiOperation({ summary: 'What others used of what it sells by use, by month' })
  @ApiOkResponse({ type: UseMonthsPage })
  async sold(
    @CurrentUser() user: UserActor,
    @Param('name') name: string,
    @ValidQuery(UseMonthsQueryDto) { before }: UseMonthsQueryDto,
  ): Promise<UseMonthsPage> {
    const namespace = await this.access.namespace(user, name, 'see-money');
    return viewMonths(await this.uses.sold(namespace, { before: firstOf(before), limit: PAGE }), PAGE);
  }

  @Get('namespaces/:name/use-events')
  @ApiOperation({ summary: 'Each use that it pays' })
  @ApiOkResponse({ type: UseEventsPage })
  async events(
    @CurrentUser() user: UserActor,
    @Param('name') name: string,
    @ValidQuery(UseEventsQueryDto) { offer, cursor }: UseEventsQueryDto,
  ): Promise<UseEventsPage> {
    const namespace = await this.access.namespace(user, name, 'see-money');
    return viewEvents(await this.uses.eventsOf(namespace, beforeOf(offer), { before: beforeOf(cursor), limit: PAGE }), PAGE);
  }

  @Post('use-events/:id/objection')
  @HttpCode(200)
  @ApiOperation({ summary: 'This was not used, or not so much: who sells it decides' })
  @ApiOkResponse({ type: UseEventView })
  async object(
    @CurrentUser() user: UserActor,
    @Param('id') id: string,
    @JsonBody(ObjectionDto) { reason }: ObjectionDto,
    @Facts() facts: RequestFacts,
  ): Promise<UseEventView> {
    return viewEvent(await this.objections.object(user, idFrom(id), reason, facts));
  }

  @Post('use-events/:id/decision')
  @HttpCode(200)
  @ApiOperation({ summary: 'Take a use back, or keep it: by who sells it, or by an administrator, who types the units once more' })
  @ApiOkResponse({ type: UseEventView })
  async decide(
    @CurrentUser() user: UserActor,
    @Param('id') id: string,
    @JsonBody(UseDecisionDto) { isReversed, answer, confirmedUnits = null }: UseDecisionDto,
    @Facts() facts: RequestFacts,
  ): Promise<UseEventView> {
    return viewEvent(await this.objections.decide(user, idFrom(id), { isReversed, answer, confirmedUnits }, facts));
  }
}

function firstOf(month: string | undefined): Date | null {
  return month === undefined ? null : new Date(`${month}-01T00:00:00Z`);
}
