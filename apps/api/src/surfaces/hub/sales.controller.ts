// Sales as those see them who take part, what is given back, and earnings on their way out.
import { Controller, Delete, Get, Header, HttpCode, Param, Post, StreamableFile } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import { parseAmount } from '@modelgrove/shared';
import type { UserActor } from '../../common/actor';
import { AccessService } from '../../modules/access';
import { invoiceCsv, invoicePdf } from '../../modules/invoices';
import { PayoutsService } from '../../modules/payouts';
import { EarningsService, RevenueSharesService, SalesService } from '../../modules/sales';
import { MoneyRulesService, WalletsService } from '../../modules/wallets';
import { JsonBody, type RequestFacts, ValidQuery } from '../../platform/http';
import { AllEarningsView, EarnedSalesPage, viewEarned, viewEarnings } from './earnings.views';
import { beforeOf, idFrom } from './id-from';
import { Facts } from './request-facts';
import { PageQueryDto, PayoutDto, RefundDto, SalePaperQueryDto, ShareDecisionDto } from './sales.dto';
import {
  PayoutsPage,
  PayoutView,
  SalesPage,
  SharesPage,
  ShareView,
  viewPayout,
  viewPayouts,
  viewSales,
  viewShare,
  viewShares,
  viewWholeSale,
  WholeSaleView,
} from './sales.views';
import { CurrentUser, ForSelf } from './signed-in.guard';

const PAGE = 50;

@ApiTags('selling')
@Controller('hub/v1')
@ForSelf()
export class SalesController {
  constructor(
    private readonly access: AccessService,
    private readonly sales: SalesService,
    private readonly earnings: EarningsService,
    private readonly shares: RevenueSharesService,
    private readonly rules: MoneyRulesService,
    private readonly payouts: PayoutsService,
    private readonly wallets: WalletsService,
  ) {}

  @Get('namespaces/:name/sales')
  @ApiOperation({ summary: 'What it sold, or has a share of' })
  @ApiOkResponse({ type: EarnedSalesPage })
  async sold(
    @CurrentUser() user: UserActor,
    @Param('name') name: string,
    @ValidQuery(PageQueryDto) { cursor }: PageQueryDto,
  ): Promise<EarnedSalesPage> {
    const namespace = await this.access.namespace(user, name, 'see-money');
    return viewEarned(namespace.id, await this.sales.sold(namespace, { before: beforeOf(cursor), limit: PAGE }), PAGE);
  }

  @Get('namespaces/:name/earnings')
  @ApiOperation({ summary: 'What it earned by sales: when it can be paid out, by month and by repository' })
  @ApiOkResponse({ type: AllEarningsView })
  async earned(@CurrentUser() user: UserActor, @Param('name') name: string): Promise<AllEarningsView> {
    const namespace = await this.access.namespace(user, name, 'see-money');
    const [earnings, rules] = [await this.earnings.of(namespace), await this.rules.rules()];
    return viewEarnings(earnings, this.wallets.currency, rules, this.payouts.ways());
  }

  @Get('namespaces/:name/purchases')
  @ApiOperation({ summary: 'What it bought' })
  @ApiOkResponse({ type: SalesPage })
  async bought(
    @CurrentUser() user: UserActor,
    @Param('name') name: string,
    @ValidQuery(PageQueryDto) { cursor }: PageQueryDto,
  ): Promise<SalesPage> {
    const namespace = await this.access.namespace(user, name, 'see-money');
    return viewSales(await this.sales.purchases(namespace, { before: beforeOf(cursor), limit: PAGE }), PAGE);
  }

  @Get('sales/:id')
  @ApiOperation({ summary: 'A sale with the line of everybody who has a part, for those who take part in it' })
  @ApiOkResponse({ type: WholeSaleView })
  async sale(@CurrentUser() user: UserActor, @Param('id') id: string): Promise<WholeSaleView> {
    const { sale, role } = await this.sales.find(user, idFrom(id));
    return viewWholeSale(sale, role);
  }

  @Get('sales/:id/pdf')
  @Header('content-disposition', 'attachment; filename="sale.pdf"')
  @ApiOperation({ summary: 'The same on paper: the receipt, or the statement of who got what' })
  @ApiProduces('application/pdf')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async pdf(
    @CurrentUser() user: UserActor,
    @Param('id') id: string,
    @ValidQuery(SalePaperQueryDto) { lang = 'en', paper = 'receipt' }: SalePaperQueryDto,
  ): Promise<StreamableFile> {
    return new StreamableFile(await invoicePdf(await this.sales.paper(user, idFrom(id), paper), lang), { type: 'application/pdf' });
  }

  @Get('sales/:id/csv')
  @Header('content-disposition', 'attachment; filename="sale.csv"')
  @ApiOperation({ summary: 'The same as a table' })
  @ApiProduces('text/csv')
  @ApiOkResponse({ schema: { type: 'string' } })
  async csv(
    @CurrentUser() user: UserActor,
    @Param('id') id: string,
    @ValidQuery(SalePaperQueryDto) { lang = 'en', paper = 'receipt' }: SalePaperQueryDto,
  ): Promise<StreamableFile> {
    const table = invoiceCsv(await this.sales.paper(user, idFrom(id), paper), lang);
    return new StreamableFile(Buffer.from(table), { type: 'text/csv; charset=utf-8' });
  }

  @Post('sales/:id/refunds')
  @HttpCode(200)
  @ApiOperation({ summary: 'Give back, in part or whole; with the last of it the buyer’s access ends' })
  @ApiOkResponse({ type: WholeSaleView })
  async refund(
    @CurrentUser() user: UserActor,
    @Param('id') id: string,
    @JsonBody(RefundDto) { amount, reason, confirmedAmount = null, requestKey }: RefundDto,
    @Facts() facts: RequestFacts,
  ): Promise<WholeSaleView> {
    // What is no amount is nothing, and nothing cannot be given back.
    const amountMinor = amount === undefined || amount === null ? null : (parseAmount(amount, this.wallets.currency) ?? 0n);
    await this.sales.refund(user, idFrom(id), { amountMinor, reason, confirmedAmount, requestKey }, facts);
    return this.sale(user, id);
  }

  @Get('namespaces/:name/shares')
  @ApiOperation({ summary: 'What others give to its repositories, or would if it agrees' })
  @ApiOkResponse({ type: SharesPage })
  async offeredShares(
    @CurrentUser() user: UserActor,
    @Param('name') name: string,
    @ValidQuery(PageQueryDto) { cursor }: PageQueryDto,
  ): Promise<SharesPage> {
    const namespace = await this.access.namespace(user, name, 'see-money');
    return viewShares(await this.shares.offered(namespace, { before: beforeOf(cursor), limit: PAGE }), PAGE);
  }

  @Post('shares/:id/decision')
  @HttpCode(200)
  @ApiOperation({ summary: 'Agree to a share that is offered, or decline it' })
  @ApiOkResponse({ type: ShareView })
  async decideShare(
    @CurrentUser() user: UserActor,
    @Param('id') id: string,
    @JsonBody(ShareDecisionDto) { isAccepted }: ShareDecisionDto,
    @Facts() facts: RequestFacts,
  ): Promise<ShareView> {
    return viewShare(await this.shares.decide(user, idFrom(id), isAccepted, facts));
  }

  @Delete('shares/:id')
  @HttpCode(204)
  @ApiOperation({ summary: 'End a share, for sales to come' })
  @ApiNoContentResponse()
  async endShare(@CurrentUser() user: UserActor, @Param('id') id: string, @Facts() facts: RequestFacts): Promise<void> {
    await this.shares.end(user, idFrom(id), facts);
  }

  @Get('namespaces/:name/payouts')
  @ApiOperation({ summary: 'What was paid out, or is on its way' })
  @ApiOkResponse({ type: PayoutsPage })
  async payoutsOf(
    @CurrentUser() user: UserActor,
    @Param('name') name: string,
    @ValidQuery(PageQueryDto) { cursor }: PageQueryDto,
  ): Promise<PayoutsPage> {
    const namespace = await this.access.namespace(user, name, 'see-money');
    return viewPayouts(await this.payouts.ofNamespace(namespace, { before: beforeOf(cursor), limit: PAGE }), PAGE);
  }

  @Post('namespaces/:name/payouts')
  @ApiOperation({ summary: 'Ask for earnings to be paid out; an administrator approves' })
  @ApiCreatedResponse({ type: PayoutView })
  async requestPayout(
    @CurrentUser() user: UserActor,
    @Param('name') name: string,
    @JsonBody(PayoutDto) form: PayoutDto,
    @Facts() facts: RequestFacts,
  ): Promise<PayoutView> {
    return viewPayout(await this.payouts.request(await this.access.namespace(user, name, 'spend-money'), form, facts));
  }
}
