// Computing for money: what runners cost, what a job may cost, and what it came to.
import { Controller, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { UserActor } from '../../common/actor';
import { AccessService } from '../../modules/access';
import { ComputeRulesService, JobCostsService, RateCardsService } from '../../modules/compute';
import { JsonBody, type RequestFacts, ValidQuery } from '../../platform/http';
import { ComputeRulesDto, JobQuoteQueryDto, RateCardDto, StartJobDto } from './compute.dto';
import {
  ComputeRulesView,
  JobCostView,
  JobQuoteView,
  OwnRunnersView,
  PastRatesView,
  viewComputeRules,
  viewCost,
  viewOwnRunners,
  viewQuote,
  viewRates,
} from './compute.views';
import { idFrom } from './id-from';
import { JobView, viewJob } from './jobs.views';
import { Facts } from './request-facts';
import { RunnerView, viewRunner } from './runners.views';
import { CurrentUser, ForAdministrators, ForSelf } from './signed-in.guard';

@ApiTags('compute')
@Controller('hub/v1')
export class ComputeController {
  constructor(
    private readonly access: AccessService,
    private readonly cards: RateCardsService,
    private readonly costs: JobCostsService,
    private readonly rules: ComputeRulesService,
  ) {}

  @Get('namespaces/:name/runners')
  @ForSelf()
  @ApiOperation({ summary: 'Its machines that run jobs, and what they cost' })
  @ApiOkResponse({ type: OwnRunnersView })
  async runners(@CurrentUser() user: UserActor, @Param('name') name: string): Promise<OwnRunnersView> {
    return viewOwnRunners(await this.cards.of(await this.access.namespace(user, name, 'see-money')));
  }

  @Get('runners/:id/rates')
  @ForSelf()
  @ApiOperation({ summary: 'What a runner of one’s own cost, and since when' })
  @ApiOkResponse({ type: PastRatesView })
  async rates(@CurrentUser() user: UserActor, @Param('id') id: string): Promise<PastRatesView> {
    return viewRates(await this.cards.history(user, idFrom(id)));
  }

  @Put('runners/:id/rate')
  @ForSelf()
  @ApiOperation({ summary: 'Say what a runner of one’s own costs; what runs keeps the price that it began with' })
  @ApiOkResponse({ type: RunnerView })
  async setRate(
    @CurrentUser() user: UserActor,
    @Param('id') id: string,
    @JsonBody(RateCardDto) card: RateCardDto,
    @Facts() facts: RequestFacts,
  ): Promise<RunnerView> {
    return viewRunner(await this.cards.put(user, idFrom(id), card, facts));
  }

  @Post('jobs/:key/start')
  @HttpCode(200)
  @ForSelf()
  @ApiOperation({ summary: 'Accept the quote, and what it may cost, which is set aside: the job waits for a runner' })
  @ApiOkResponse({ type: JobView })
  async start(
    @CurrentUser() user: UserActor,
    @Param('key') key: string,
    @JsonBody(StartJobDto, { optional: true }) { compute }: StartJobDto,
    @Facts() facts: RequestFacts,
  ): Promise<JobView> {
    return viewJob(await this.costs.start(user, key, compute ?? null, facts));
  }

  @Get('jobs/:key/cost')
  @ForSelf()
  @ApiOperation({ summary: 'What is set aside for a job, and each attempt as both sides count it' })
  @ApiOkResponse({ type: JobCostView })
  async cost(@CurrentUser() user: UserActor, @Param('key') key: string): Promise<JobCostView> {
    return viewCost(await this.costs.statement(user, key));
  }

  @Get('jobs/:key/cost/quote')
  @ForSelf()
  @ApiOperation({ summary: 'What it would cost at a price of an hour, and which runners there are' })
  @ApiOkResponse({ type: JobQuoteView })
  async quote(
    @CurrentUser() user: UserActor,
    @Param('key') key: string,
    @ValidQuery(JobQuoteQueryDto) { price }: JobQuoteQueryDto,
  ): Promise<JobQuoteView> {
    return viewQuote(await this.costs.quote(user, key, price));
  }

  @Get('admin/compute-rules')
  @ForAdministrators()
  @ApiOperation({ summary: 'The hub’s part of what runners earn, and whether they may take jobs of others' })
  @ApiOkResponse({ type: ComputeRulesView })
  async rulesNow(@CurrentUser() admin: UserActor): Promise<ComputeRulesView> {
    return viewComputeRules(await this.rules.asked(admin));
  }

  @Put('admin/compute-rules')
  @ForAdministrators()
  @ApiOperation({ summary: 'Change that' })
  @ApiOkResponse({ type: ComputeRulesView })
  async changeRules(
    @CurrentUser() admin: UserActor,
    @JsonBody(ComputeRulesDto) { feeBasisPoints, mayOpen }: ComputeRulesDto,
    @Facts() facts: RequestFacts,
  ): Promise<ComputeRulesView> {
    return viewComputeRules(await this.rules.change(admin, { feeBasisPoints, mayOpen }, facts));
  }
}
