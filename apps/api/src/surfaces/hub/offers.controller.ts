// What a repository costs, and buying it.
import { Controller, Delete, Get, HttpCode, Post, Put } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { parseAmount } from '@modelgrove/shared';
import type { Actor } from '../../common/actor';
import { AccessService, type Granted, type RepositoryLocator } from '../../modules/access';
import {
  CreatorsService,
  type Offer,
  OffersService,
  RevenueSharesService,
  SalesService,
  SubscriptionMonths,
  UseAcceptances,
} from '../../modules/sales';
import { WalletsService } from '../../modules/wallets';
import { CurrentActor, JsonBody, type RequestFacts, ValidQuery } from '../../platform/http';
import { RepositoryAt } from './repository-at';
import { Facts } from './request-facts';
import { ForSubscribersDto, OfferDto, PreviewQueryDto, PurchaseDto, ShareDto } from './sales.dto';
import {
  OfferStateView,
  OfferView,
  SharesPage,
  ShareView,
  SplitPreviewView,
  viewCheckout,
  viewOffer,
  viewShare,
  viewShares,
  viewSplit,
  viewWholeSale,
  WholeSaleView,
} from './sales.views';
import { ForReaders, ForSelf } from './signed-in.guard';

@ApiTags('selling')
@Controller('hub/v1/repositories/:type/:namespace/:name')
export class OffersController {
  constructor(
    private readonly access: AccessService,
    private readonly offers: OffersService,
    private readonly sales: SalesService,
    private readonly uses: UseAcceptances,
    private readonly shares: RevenueSharesService,
    private readonly months: SubscriptionMonths,
    private readonly creators: CreatorsService,
    private readonly wallets: WalletsService,
  ) {}

  @Get('offer')
  @ForReaders()
  @ApiOperation({ summary: 'What it costs, if it does, and whether who asks may read it' })
  @ApiOkResponse({ type: OfferStateView })
  async offer(@CurrentActor() actor: Actor, @RepositoryAt() at: RepositoryLocator): Promise<OfferStateView> {
    return this.state(await this.access.repository(actor, at, 'see'));
  }

  private async state(repo: Granted): Promise<OfferStateView> {
    const { isBought, isForSubscribers, allowed, versionsUntil } = repo;
    const offer = await this.offers.current(repo);
    const author = isForSubscribers ? await this.offers.ofAuthor(repo.namespaceId) : null;
    const shown = offer ?? author;
    return {
      offer: offer && (await this.view(offer)),
      checkout: shown && viewCheckout(await this.months.checkout(shown)),
      isForSubscribers,
      authorOffer: author && (await this.view(author)),
      mayRead: allowed.includes('read'),
      isBought,
      versionsUntil: versionsUntil?.toISOString() ?? null,
      isUsable: repo.isUsable,
    };
  }

  @Put('offer')
  @ForSelf()
  @ApiOperation({ summary: 'Sell it, or change the price or the terms for those who buy later' })
  @ApiOkResponse({ type: OfferView })
  async put(
    @CurrentActor() actor: Actor,
    @RepositoryAt() at: RepositoryLocator,
    @JsonBody(OfferDto) form: OfferDto,
    @Facts() facts: RequestFacts,
  ): Promise<OfferView> {
    const repo = await this.access.repository(actor, at, 'administer');
    return this.view(await this.offers.put(repo, { ...form, kind: form.kind ?? 'once' }, facts));
  }

  private async view(offer: Offer): Promise<OfferView> {
    return viewOffer(offer, await this.uses.terms(offer.id), await this.offers.detailsOf(offer));
  }

  @Delete('offer')
  @ForSelf()
  @HttpCode(204)
  @ApiOperation({ summary: 'Free for everybody from now on' })
  @ApiNoContentResponse()
  async end(@CurrentActor() actor: Actor, @RepositoryAt() at: RepositoryLocator, @Facts() facts: RequestFacts): Promise<void> {
    await this.offers.end(await this.access.repository(actor, at, 'administer'), facts);
  }

  @Put('for-subscribers')
  @ForSelf()
  @ApiOperation({ summary: 'Let those who subscribe to its author read it, and nobody else who does not buy it' })
  @ApiOkResponse({ type: OfferStateView })
  async mark(
    @CurrentActor() actor: Actor,
    @RepositoryAt() at: RepositoryLocator,
    @JsonBody(ForSubscribersDto) { isForSubscribers }: ForSubscribersDto,
    @Facts() facts: RequestFacts,
  ): Promise<OfferStateView> {
    await this.creators.mark(await this.access.repository(actor, at, 'administer'), isForSubscribers, facts);
    return this.offer(actor, at);
  }

  @Get('offer/preview')
  @ForSelf()
  @ApiOperation({ summary: 'Who would get what of a sale at this price, made by what cuts sales' })
  @ApiOkResponse({ type: SplitPreviewView })
  async preview(
    @CurrentActor() actor: Actor,
    @RepositoryAt() at: RepositoryLocator,
    @ValidQuery(PreviewQueryDto) { price }: PreviewQueryDto,
  ): Promise<SplitPreviewView> {
    const repo = await this.access.repository(actor, at, 'administer');
    this.wallets.assertOn();
    const { currency } = this.wallets;
    const amountMinor = parseAmount(price, currency) ?? 0n;
    const root = { id: repo.id, name: `${repo.namespace}/${repo.name}` };
    return viewSplit(root, { amountMinor, currency, ...(await this.sales.preview(repo, amountMinor)) });
  }

  @Post('purchases')
  @ForSelf()
  @ApiOperation({ summary: 'Buy it from a wallet' })
  @ApiCreatedResponse({ type: WholeSaleView })
  async buy(
    @CurrentActor() actor: Actor,
    @RepositoryAt() at: RepositoryLocator,
    @JsonBody(PurchaseDto) { buyer, offerId, requestKey }: PurchaseDto,
    @Facts() facts: RequestFacts,
  ): Promise<WholeSaleView> {
    const repo = await this.access.repository(actor, at, 'see');
    this.wallets.assertOn();
    const sale = await this.sales.buy(repo, { buyer, offerId: BigInt(offerId), requestKey }, facts);
    return viewWholeSale(sale, { refundBy: null, seesBuyer: true, isBuyer: true });
  }

  @Get('shares')
  @ForSelf()
  @ApiOperation({ summary: 'What it gives of its income to what it is built on' })
  @ApiOkResponse({ type: SharesPage })
  async given(@CurrentActor() actor: Actor, @RepositoryAt() at: RepositoryLocator): Promise<SharesPage> {
    const shares = await this.shares.given(await this.access.repository(actor, at, 'administer'));
    return viewShares(shares, shares.length + 1);
  }

  @Post('shares')
  @ForSelf()
  @ApiOperation({ summary: 'Give a part of its income to a repository that it is built on, once the owner of that agrees' })
  @ApiCreatedResponse({ type: ShareView })
  async propose(
    @CurrentActor() actor: Actor,
    @RepositoryAt() at: RepositoryLocator,
    @JsonBody(ShareDto) { basisPoints, ...source }: ShareDto,
    @Facts() facts: RequestFacts,
  ): Promise<ShareView> {
    const repo = await this.access.repository(actor, at, 'administer');
    return viewShare(await this.shares.propose(repo, await this.access.repository(actor, source, 'see'), basisPoints, facts));
  }
}
