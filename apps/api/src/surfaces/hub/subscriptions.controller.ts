// What is sold by the month: subscribing to authors, their prices and subscribers, and what one subscribed to.
import { Controller, Delete, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { parseAmount } from '@modelgrove/shared';
import type { Actor, UserActor } from '../../common/actor';
import { AccessService } from '../../modules/access';
import { CreatorsService, OffersService, SalesService, SaleSubscriptionsService, SubscriptionMonths } from '../../modules/sales';
import { WalletsService } from '../../modules/wallets';
import { CurrentActor, JsonBody, type RequestFacts, ValidQuery } from '../../platform/http';
import { beforeOf, idFrom } from './id-from';
import { Facts } from './request-facts';
import { AcceptTermsDto, CreatorOfferDto, PageQueryDto, PreviewQueryDto, PurchaseDto } from './sales.dto';
import { OfferView, SplitPreviewView, viewOffer, viewSplit, viewWholeSale, WholeSaleView } from './sales.views';
import { CurrentUser, ForReaders, ForSelf } from './signed-in.guard';
import {
  CreatorView,
  HeldSubscriptionsPage,
  HeldSubscriptionView,
  SubscribersPage,
  viewCreator,
  viewHeld,
  viewHeldPage,
  viewSubscribers,
} from './subscriptions.views';

const PAGE = 50;

@ApiTags('selling')
@Controller('hub/v1')
export class SubscriptionsController {
  constructor(
    private readonly access: AccessService,
    private readonly creators: CreatorsService,
    private readonly offers: OffersService,
    private readonly sales: SalesService,
    private readonly months: SubscriptionMonths,
    private readonly subscriptions: SaleSubscriptionsService,
    private readonly wallets: WalletsService,
  ) {}

  @Get('namespaces/:name/offer')
  @ForReaders()
  @ApiOperation({ summary: 'What subscribing to an author costs and gives' })
  @ApiOkResponse({ type: CreatorView })
  async creator(@CurrentActor() actor: Actor, @Param('name') name: string): Promise<CreatorView> {
    const state = await this.creators.find(actor, name);
    return viewCreator(state, state.offer && (await this.months.checkout(state.offer)));
  }

  @Put('namespaces/:name/offer')
  @ForSelf()
  @ApiOperation({ summary: 'Let others subscribe, or change the price or the terms for those who subscribe later' })
  @ApiOkResponse({ type: OfferView })
  async put(
    @CurrentUser() user: UserActor,
    @Param('name') name: string,
    @JsonBody(CreatorOfferDto) form: CreatorOfferDto,
    @Facts() facts: RequestFacts,
  ): Promise<OfferView> {
    return viewOffer(await this.offers.putOfAuthor(await this.access.namespace(user, name, 'spend-money'), form, facts));
  }

  @Delete('namespaces/:name/offer')
  @ForSelf()
  @HttpCode(204)
  @ApiOperation({ summary: 'Nobody subscribes any more; those who do read to the end of what they paid' })
  @ApiNoContentResponse()
  async end(@CurrentUser() user: UserActor, @Param('name') name: string, @Facts() facts: RequestFacts): Promise<void> {
    await this.offers.endOfAuthor(await this.access.namespace(user, name, 'spend-money'), facts);
  }

  @Get('namespaces/:name/offer/preview')
  @ForSelf()
  @ApiOperation({ summary: 'Who would get what of a month at this price, made by what cuts sales' })
  @ApiOkResponse({ type: SplitPreviewView })
  async preview(
    @CurrentUser() user: UserActor,
    @Param('name') name: string,
    @ValidQuery(PreviewQueryDto) { price }: PreviewQueryDto,
  ): Promise<SplitPreviewView> {
    const namespace = await this.access.namespace(user, name, 'see-money');
    this.wallets.assertOn();
    const { currency } = this.wallets;
    const amountMinor = parseAmount(price, currency) ?? 0n;
    return viewSplit(namespace, { amountMinor, currency, ...(await this.creators.preview(namespace, amountMinor)) });
  }

  @Post('namespaces/:name/offer/purchases')
  @ForSelf()
  @ApiOperation({ summary: 'Subscribe to an author from a wallet: pays the first month' })
  @ApiCreatedResponse({ type: WholeSaleView })
  async subscribe(
    @CurrentUser() user: UserActor,
    @Param('name') name: string,
    @JsonBody(PurchaseDto) { buyer, offerId, requestKey }: PurchaseDto,
    @Facts() facts: RequestFacts,
  ): Promise<WholeSaleView> {
    this.wallets.assertOn();
    const wish = { buyer, offerId: BigInt(offerId), requestKey };
    const sale = await this.sales.subscribe(user, await this.creators.author(name), wish, facts);
    return viewWholeSale(sale, { refundBy: null, seesBuyer: true, isBuyer: true });
  }

  @Get('namespaces/:name/subscribers')
  @ForSelf()
  @ApiOperation({ summary: 'Who subscribed to it or its repositories, and what they bring' })
  @ApiOkResponse({ type: SubscribersPage })
  async subscribers(
    @CurrentUser() user: UserActor,
    @Param('name') name: string,
    @ValidQuery(PageQueryDto) { cursor }: PageQueryDto,
  ): Promise<SubscribersPage> {
    const namespace = await this.access.namespace(user, name, 'see-money');
    const figures = await this.subscriptions.figures(namespace);
    const page = { before: beforeOf(cursor), limit: PAGE };
    return viewSubscribers(figures, await this.subscriptions.subscribers(namespace, page), PAGE);
  }

  @Get('namespaces/:name/subscriptions')
  @ForSelf()
  @ApiOperation({ summary: 'What it subscribed to' })
  @ApiOkResponse({ type: HeldSubscriptionsPage })
  async held(
    @CurrentUser() user: UserActor,
    @Param('name') name: string,
    @ValidQuery(PageQueryDto) { cursor }: PageQueryDto,
  ): Promise<HeldSubscriptionsPage> {
    const namespace = await this.access.namespace(user, name, 'see-money');
    return viewHeldPage(await this.subscriptions.held(namespace, { before: beforeOf(cursor), limit: PAGE }), PAGE);
  }

  @Post('sale-subscriptions/:id/cancel')
  @ForSelf()
  @HttpCode(200)
  @ApiOperation({ summary: 'Do not go on after this month; at once where it is not paid' })
  @ApiOkResponse({ type: HeldSubscriptionView })
  async cancel(@CurrentUser() user: UserActor, @Param('id') id: string, @Facts() facts: RequestFacts): Promise<HeldSubscriptionView> {
    return viewHeld(await this.subscriptions.cancel(user, idFrom(id), facts));
  }

  @Post('sale-subscriptions/:id/resume')
  @ForSelf()
  @HttpCode(200)
  @ApiOperation({ summary: 'Take a cancellation back before the month is over' })
  @ApiOkResponse({ type: HeldSubscriptionView })
  async resume(@CurrentUser() user: UserActor, @Param('id') id: string, @Facts() facts: RequestFacts): Promise<HeldSubscriptionView> {
    return viewHeld(await this.subscriptions.resume(user, idFrom(id), facts));
  }

  @Post('sale-subscriptions/:id/terms')
  @ForSelf()
  @HttpCode(200)
  @ApiOperation({
    summary: 'Agree to the terms of today from the next month on; until then, and without it, those that were agreed to hold',
  })
  @ApiOkResponse({ type: HeldSubscriptionView })
  async accept(
    @CurrentUser() user: UserActor,
    @Param('id') id: string,
    @JsonBody(AcceptTermsDto) { offerId }: AcceptTermsDto,
    @Facts() facts: RequestFacts,
  ): Promise<HeldSubscriptionView> {
    return viewHeld(await this.subscriptions.accept(user, idFrom(id), BigInt(offerId), facts));
  }

  @Post('sale-subscriptions/:id/pay')
  @ForSelf()
  @HttpCode(200)
  @ApiOperation({ summary: 'Pay a month that could not be paid, without waiting for the next attempt' })
  @ApiOkResponse({ type: HeldSubscriptionView })
  async pay(@CurrentUser() user: UserActor, @Param('id') id: string): Promise<HeldSubscriptionView> {
    return viewHeld(await this.subscriptions.pay(user, idFrom(id)));
  }
}
