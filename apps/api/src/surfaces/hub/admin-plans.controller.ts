// What administrators do about plans and invoices.
import { Controller, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { UserActor } from '../../common/actor';
import { AccessService } from '../../modules/access';
import { BillingRulesService, InvoicesService } from '../../modules/invoices';
import { EntitlementsService, PlansService, SubscriptionsService } from '../../modules/plans';
import { JsonBody, type RequestFacts, ValidQuery } from '../../platform/http';
import { beforeOf, idFrom } from './id-from';
import { BillingRulesDto, CreditDto, GiftDto, PlanDto, SubscriptionsQueryDto } from './plans.dto';
import {
  BillingRulesView,
  InvoiceView,
  KeptPlansView,
  PlanView,
  SubscriptionAnswer,
  SubscriptionsPage,
  viewBillingRules,
  viewInvoice,
  viewKeptPlan,
  viewPlan,
  viewSubscription,
  viewSubscriptions,
} from './plans.views';
import { Facts } from './request-facts';
import { CurrentUser, ForAdministrators } from './signed-in.guard';

const PAGE = 50;

@ApiTags('administration')
@Controller('hub/v1/admin')
@ForAdministrators()
export class AdminPlansController {
  constructor(
    private readonly access: AccessService,
    private readonly plans: PlansService,
    private readonly subscriptions: SubscriptionsService,
    private readonly entitlements: EntitlementsService,
    private readonly invoices: InvoicesService,
    private readonly rules: BillingRulesService,
  ) {}

  @Get('plans')
  @ApiOperation({ summary: 'All plans, also those that are not shown' })
  @ApiOkResponse({ type: KeptPlansView })
  async all(@CurrentUser() admin: UserActor): Promise<KeptPlansView> {
    return { plans: (await this.plans.all(admin)).map(viewKeptPlan) };
  }

  @Put('plans/:code')
  @ApiOperation({ summary: 'Change a plan, for those who subscribe later' })
  @ApiOkResponse({ type: PlanView })
  async change(
    @CurrentUser() admin: UserActor,
    @Param('code') code: string,
    @JsonBody(PlanDto) { name, summary, terms, ...form }: PlanDto,
    @Facts() facts: RequestFacts,
  ): Promise<PlanView> {
    return viewPlan(await this.plans.change(admin, code, { ...form, terms: { ...terms }, texts: { name, summary } }, facts));
  }

  @Get('subscriptions')
  @ApiOperation({ summary: 'Every subscription' })
  @ApiOkResponse({ type: SubscriptionsPage })
  async list(
    @CurrentUser() admin: UserActor,
    @ValidQuery(SubscriptionsQueryDto) { state, cursor }: SubscriptionsQueryDto,
  ): Promise<SubscriptionsPage> {
    return viewSubscriptions(await this.subscriptions.list(admin, state ?? null, { before: beforeOf(cursor), limit: PAGE }), PAGE);
  }

  @Put('namespaces/:name/subscription')
  @ApiOperation({ summary: 'Give a plan for nothing until a day' })
  @ApiOkResponse({ type: SubscriptionAnswer })
  async give(
    @CurrentUser() admin: UserActor,
    @Param('name') name: string,
    @JsonBody(GiftDto) { plan, until, seats = 1 }: GiftDto,
    @Facts() facts: RequestFacts,
  ): Promise<SubscriptionAnswer> {
    const namespace = await this.access.namespace(admin, name, 'administer');
    const given = await this.subscriptions.give(admin, namespace, { plan, until: new Date(until), seats }, facts);
    return viewSubscription(given, await this.entitlements.of(namespace.id));
  }

  @Post('invoices/:id/credit-notes')
  @HttpCode(200)
  @ApiOperation({ summary: 'Give back what an invoice took, in part or whole' })
  @ApiOkResponse({ type: InvoiceView })
  async credit(
    @CurrentUser() admin: UserActor,
    @Param('id') id: string,
    @JsonBody(CreditDto) { amount = null, ...form }: CreditDto,
    @Facts() facts: RequestFacts,
  ): Promise<InvoiceView> {
    return viewInvoice(await this.invoices.credit(admin, idFrom(id), { ...form, amount }, facts));
  }

  @Get('billing-rules')
  @ApiOperation({ summary: 'Tax, grace, the time zone of billing, and who sells' })
  @ApiOkResponse({ type: BillingRulesView })
  async billingRules(): Promise<BillingRulesView> {
    return viewBillingRules(await this.rules.rules());
  }

  @Put('billing-rules')
  @ApiOperation({ summary: 'Change them, for what is billed later' })
  @ApiOkResponse({ type: BillingRulesView })
  async changeRules(
    @CurrentUser() admin: UserActor,
    @JsonBody(BillingRulesDto) form: BillingRulesDto,
    @Facts() facts: RequestFacts,
  ): Promise<BillingRulesView> {
    return viewBillingRules(await this.rules.change(admin, { ...form }, facts));
  }
}
