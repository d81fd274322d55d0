// The plans of the hub, and the one that a user or an organization has.
import { Controller, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { UserActor } from '../../common/actor';
import { AccessService, type GrantedNamespace } from '../../modules/access';
import { EntitlementsService, PlansService, SubscriptionsService, type SubscriptionView, type Wish } from '../../modules/plans';
import { JsonBody, type RequestFacts } from '../../platform/http';
import { ConfirmationDto, WishDto } from './plans.dto';
import { PlansView, PreviewView, SubscriptionAnswer, viewPlan, viewPreview, viewSubscription } from './plans.views';
import { Facts } from './request-facts';
import { CurrentUser, ForReaders, ForSelf } from './signed-in.guard';

@ApiTags('plans')
@Controller('hub/v1')
export class PlansController {
  constructor(
    private readonly access: AccessService,
    private readonly plans: PlansService,
    private readonly subscriptions: SubscriptionsService,
    private readonly entitlements: EntitlementsService,
  ) {}

  @Get('plans')
  @ForReaders()
  @ApiOperation({ summary: 'What can be subscribed to here' })
  @ApiOkResponse({ type: PlansView })
  async offered(): Promise<PlansView> {
    return { plans: (await this.plans.offered()).map(viewPlan) };
  }

  @Get('namespaces/:name/subscription')
  @ForSelf()
  @ApiOperation({ summary: 'Its plan, what it gives, and the next invoice' })
  @ApiOkResponse({ type: SubscriptionAnswer })
  async subscription(@CurrentUser() user: UserActor, @Param('name') name: string): Promise<SubscriptionAnswer> {
    const namespace = await this.access.namespace(user, name, 'see-money');
    return this.view(namespace, await this.subscriptions.find(namespace));
  }

  @Post('namespaces/:name/subscription/preview')
  @HttpCode(200)
  @ForSelf()
  @ApiOperation({ summary: 'What a plan, or a change of it, costs at this moment' })
  @ApiOkResponse({ type: PreviewView })
  async preview(@CurrentUser() user: UserActor, @Param('name') name: string, @JsonBody(WishDto) form: WishDto): Promise<PreviewView> {
    const namespace = await this.access.namespace(user, name, 'see-money');
    return viewPreview(await this.subscriptions.preview(namespace, wishOf(form)));
  }

  @Put('namespaces/:name/subscription')
  @ForSelf()
  @ApiOperation({ summary: 'Do what a preview showed, on exactly its terms' })
  @ApiOkResponse({ type: SubscriptionAnswer })
  async confirm(
    @CurrentUser() user: UserActor,
    @Param('name') name: string,
    @JsonBody(ConfirmationDto) form: ConfirmationDto,
    @Facts() facts: RequestFacts,
  ): Promise<SubscriptionAnswer> {
    const namespace = await this.access.namespace(user, name, 'spend-money');
    const { at, token, requestKey } = form;
    const wanted = { ...wishOf(form), at: new Date(at), token, requestKey };
    return this.view(namespace, await this.subscriptions.confirm(namespace, wanted, facts));
  }

  @Post('namespaces/:name/subscription/cancel')
  @HttpCode(200)
  @ForSelf()
  @ApiOperation({ summary: 'End it with what is paid' })
  @ApiOkResponse({ type: SubscriptionAnswer })
  async cancel(@CurrentUser() user: UserActor, @Param('name') name: string, @Facts() facts: RequestFacts): Promise<SubscriptionAnswer> {
    const namespace = await this.access.namespace(user, name, 'spend-money');
    return this.view(namespace, await this.subscriptions.cancel(namespace, facts));
  }

  @Post('namespaces/:name/subscription/resume')
  @HttpCode(200)
  @ForSelf()
  @ApiOperation({ summary: 'Take a cancellation back' })
  @ApiOkResponse({ type: SubscriptionAnswer })
  async resume(@CurrentUser() user: UserActor, @Param('name') name: string, @Facts() facts: RequestFacts): Promise<SubscriptionAnswer> {
    const namespace = await this.access.namespace(user, name, 'spend-money');
    return this.view(namespace, await this.subscriptions.resume(namespace, facts));
  }

  @Post('namespaces/:name/subscription/pay')
  @HttpCode(200)
  @ForSelf()
  @ApiOperation({ summary: 'Pay what is due now' })
  @ApiOkResponse({ type: SubscriptionAnswer })
  async pay(@CurrentUser() user: UserActor, @Param('name') name: string): Promise<SubscriptionAnswer> {
    const namespace = await this.access.namespace(user, name, 'spend-money');
    return this.view(namespace, await this.subscriptions.pay(namespace));
  }

  private async view({ id }: GrantedNamespace, found: SubscriptionView | null): Promise<SubscriptionAnswer> {
    return viewSubscription(found, await this.entitlements.of(id));
  }
}

function wishOf({ plan, interval, seats = 1, withTrial = false, isNewTerms = false }: WishDto): Wish {
  return { plan, interval, seats, withTrial, isNewTerms };
}
