// What administrators do about money. Whatever moves some is confirmed by typing its amount, and stands in the audit log.
import { Controller, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { UserActor } from '../../common/actor';
import { AccessService } from '../../modules/access';
import { MoneyDesk } from '../../modules/wallets';
import { JsonBody, type RequestFacts, ValidQuery } from '../../platform/http';
import { beforeOf, idFrom } from './id-from';
import { BudgetDto, DecisionDto, PaymentsQueryDto, ReconciliationQueryDto, TopUpsQueryDto } from './money.dto';
import {
  AdminPaymentsPage,
  AdminPaymentView,
  BudgetsPage,
  BudgetView,
  LedgerView,
  ReconciliationView,
  viewAdminPayment,
  viewAdminPayments,
  viewBalances,
  viewBudget,
  viewBudgets,
  viewReconciliation,
} from './money.views';
import { Facts } from './request-facts';
import { CurrentUser, ForAdministrators } from './signed-in.guard';

const PAGE = 50;

@ApiTags('administration')
@Controller('hub/v1/admin')
@ForAdministrators()
export class AdminMoneyController {
  constructor(
    private readonly access: AccessService,
    private readonly desk: MoneyDesk,
  ) {}

  @Get('payments')
  @ApiOperation({ summary: 'Every payment, in and out' })
  @ApiOkResponse({ type: AdminPaymentsPage })
  async payments(
    @CurrentUser() admin: UserActor,
    @ValidQuery(PaymentsQueryDto) { provider, state, kind, cursor }: PaymentsQueryDto,
  ): Promise<AdminPaymentsPage> {
    return viewAdminPayments(
      await this.desk.list(
        admin,
        { provider: provider ?? null, state: state ?? null, kind: kind ?? null },
        { before: beforeOf(cursor), limit: PAGE },
      ),
      PAGE,
    );
  }

  @Post('payments/:id/decision')
  @HttpCode(200)
  @ApiOperation({ summary: 'Say how a payment ended whose provider has no voice, such as a bank transfer' })
  @ApiOkResponse({ type: AdminPaymentView })
  async decide(
    @CurrentUser() admin: UserActor,
    @Param('id') id: string,
    @JsonBody(DecisionDto) { isPaid, confirmedAmount, note = '' }: DecisionDto,
    @Facts() facts: RequestFacts,
  ): Promise<AdminPaymentView> {
    return viewAdminPayment(await this.desk.decide(admin, idFrom(id), { isPaid, confirmedAmount, note }, facts));
  }

  @Get('reconciliation')
  @ApiOperation({ summary: 'Our book of payments against the provider’s' })
  @ApiOkResponse({ type: ReconciliationView })
  async reconciliation(
    @CurrentUser() admin: UserActor,
    @ValidQuery(ReconciliationQueryDto) { provider, from, to }: ReconciliationQueryDto,
  ): Promise<ReconciliationView> {
    return viewReconciliation(await this.desk.reconcile(admin, provider, from, to));
  }

  @Get('ledger')
  @ApiOperation({ summary: 'The accounts of the hub itself, and the hash of the last closed day' })
  @ApiOkResponse({ type: LedgerView })
  async ledger(@CurrentUser() admin: UserActor): Promise<LedgerView> {
    const { balances, closed } = await this.desk.book(admin);
    return { balances: viewBalances(balances), closed };
  }

  @Get('budgets')
  @ApiOperation({ summary: 'What organizations may spend in a month, and did' })
  @ApiOkResponse({ type: BudgetsPage })
  async budgets(@CurrentUser() admin: UserActor, @ValidQuery(TopUpsQueryDto) { cursor }: TopUpsQueryDto): Promise<BudgetsPage> {
    return viewBudgets(await this.desk.budgetsOfAll(admin, { before: beforeOf(cursor), limit: PAGE }), PAGE);
  }

  @Put('namespaces/:name/budget')
  @ApiOperation({ summary: 'Give an organization a budget for each month' })
  @ApiOkResponse({ type: BudgetView })
  async setBudget(
    @CurrentUser() admin: UserActor,
    @Param('name') name: string,
    @JsonBody(BudgetDto) { monthly }: BudgetDto,
    @Facts() facts: RequestFacts,
  ): Promise<BudgetView> {
    const namespace = await this.access.namespace(admin, name, 'administer');
    return viewBudget(namespace.name, await this.desk.setBudget(admin, namespace, monthly, facts));
  }
}
