import { Controller, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Currency, parseAmount } from '@modelgrove/shared';
import type { UserActor } from '../../common/actor';
import { DomainError } from '../../common/errors';
import { PayoutsService } from '../../modules/payouts';
import { SalesService } from '../../modules/sales';
import { type MoneyRules, MoneyRulesService, WalletsService } from '../../modules/wallets';
import { JsonBody, type RequestFacts, ValidQuery } from '../../platform/http';
import { beforeOf, idFrom } from './id-from';
import { Facts } from './request-facts';
import { AdminSalesQueryDto, MoneyRulesDto, PayoutDecisionDto, PayoutsQueryDto } from './sales.dto';
import { MoneyRulesView, PayoutsPage, PayoutView, SalesPage, viewPayout, viewPayouts, viewRules, viewSales } from './sales.views';
import { CurrentUser, ForAdministrators } from './signed-in.guard';

const PAGE = 50;

@ApiTags('administration')
@Controller('hub/v1/admin')
@ForAdministrators()
export class AdminPayoutsController {
  constructor(
    private readonly payouts: PayoutsService,
    private readonly sales: SalesService,
    private readonly rules: MoneyRulesService,
    private readonly wallets: WalletsService,
  ) {}

  @Get('sales')
  @ApiOperation({ summary: 'What was sold, by everybody' })
  @ApiOkResponse({ type: SalesPage })
  async listSales(
    @CurrentUser() admin: UserActor,
    @ValidQuery(AdminSalesQueryDto) { search = '', state, cursor }: AdminSalesQueryDto,
  ): Promise<SalesPage> {
    const filter = { search, isRefunded: state === 'refunded' };
    return viewSales(await this.sales.all(admin, filter, { before: beforeOf(cursor), limit: PAGE }), PAGE);
  }

  @Get('payouts')
  @ApiOperation({ summary: 'What authors ask to be paid out' })
  @ApiOkResponse({ type: PayoutsPage })
  async list(@CurrentUser() admin: UserActor, @ValidQuery(PayoutsQueryDto) { state, cursor }: PayoutsQueryDto): Promise<PayoutsPage> {
    return viewPayouts(await this.payouts.list(admin, state ?? null, { before: beforeOf(cursor), limit: PAGE }), PAGE);
  }

  @Post('payouts/:id/decision')
  @HttpCode(200)
  @ApiOperation({ summary: 'Approve a payout, which is sent then, once; or decline it' })
  @ApiOkResponse({ type: PayoutView })
  async decide(
    @CurrentUser() admin: UserActor,
    @Param('id') id: string,
    @JsonBody(PayoutDecisionDto) { isApproved, confirmedAmount, reason = '' }: PayoutDecisionDto,
    @Facts() facts: RequestFacts,
  ): Promise<PayoutView> {
    return viewPayout(await this.payouts.decide(admin, idFrom(id), { isApproved, confirmedAmount, reason }, facts));
  }

  @Get('money-rules')
  @ApiOperation({ summary: 'The hub’s part of sales, how long earnings wait, and the least that is paid out' })
  @ApiOkResponse({ type: MoneyRulesView })
  async moneyRules(): Promise<MoneyRulesView> {
    return viewRules(await this.rules.rules(), this.wallets.currency);
  }

  @Put('money-rules')
  @ApiOperation({ summary: 'Change them, for sales to come' })
  @ApiOkResponse({ type: MoneyRulesView })
  async changeRules(
    @CurrentUser() admin: UserActor,
    @JsonBody(MoneyRulesDto) form: MoneyRulesDto,
    @Facts() facts: RequestFacts,
  ): Promise<MoneyRulesView> {
    return viewRules(await this.rules.change(admin, changeOf(form, this.wallets.currency), facts), this.wallets.currency);
  }
}

/** What is not said stays as it is. */
function changeOf({ payoutMinimum, tipDailyMost, ...rules }: MoneyRulesDto, currency: Currency): Partial<MoneyRules> {
  const payoutMinimumMinor = parseAmount(payoutMinimum, currency);
  const tipDailyMostMinor = tipDailyMost === undefined ? undefined : parseAmount(tipDailyMost, currency);
  if (payoutMinimumMinor === null || payoutMinimumMinor < 1n || tipDailyMostMinor === null)
    throw new DomainError('invalid', 'money/rules', 'The least that is paid out is an amount above 0, and the most of a day is an amount.');
  const said = Object.entries(rules).filter(([, value]) => value !== undefined);
  return { ...Object.fromEntries(said), payoutMinimumMinor, ...(tipDailyMostMinor === undefined ? {} : { tipDailyMostMinor }) };
}
