// What people have here and how they pay in.
import { Controller, Get, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { UserActor } from '../../common/actor';
import { AccessService } from '../../modules/access';
import { MoneyDesk, WalletsService } from '../../modules/wallets';
import { AppConfig } from '../../platform/config';
import { JsonBody, ValidQuery } from '../../platform/http';
import { beforeOf } from './id-from';
import { HistoryQueryDto, TopUpDto, TopUpsQueryDto } from './money.dto';
import {
  BudgetView,
  HistoryPage,
  MoneyView,
  PaymentsPage,
  PaymentView,
  viewBudget,
  viewHistory,
  viewMoney,
  viewPayment,
  viewPayments,
  viewWallet,
  WalletView,
} from './money.views';
import { safeNext } from './safe-next';
import { CurrentUser, ForReaders, ForSelf } from './signed-in.guard';

const PAGE = 50;

@ApiTags('money')
@Controller('hub/v1')
export class MoneyController {
  constructor(
    private readonly access: AccessService,
    private readonly wallets: WalletsService,
    private readonly desk: MoneyDesk,
    private readonly config: AppConfig,
  ) {}

  @Get('money')
  @ForReaders()
  @ApiOperation({ summary: 'Whether anything costs something here, in which currency, and how people pay' })
  @ApiOkResponse({ type: MoneyView })
  money(): MoneyView {
    return viewMoney(this.wallets.facts());
  }

  @Get('namespaces/:name/wallet')
  @ForSelf()
  @ApiOperation({ summary: 'What a user or an organization has here, for themselves or its admins' })
  @ApiOkResponse({ type: WalletView })
  async wallet(@CurrentUser() user: UserActor, @Param('name') name: string): Promise<WalletView> {
    const namespace = await this.access.namespace(user, name, 'see-money');
    return viewWallet(namespace.name, await this.wallets.wallet(namespace));
  }

  @Get('namespaces/:name/wallet/history')
  @ForSelf()
  @ApiOperation({ summary: 'Every movement of its money' })
  @ApiOkResponse({ type: HistoryPage })
  async history(
    @CurrentUser() user: UserActor,
    @Param('name') name: string,
    @ValidQuery(HistoryQueryDto) { cursor, account }: HistoryQueryDto,
  ): Promise<HistoryPage> {
    const namespace = await this.access.namespace(user, name, 'see-money');
    return viewHistory(await this.wallets.history(namespace, account ?? null, { after: positionOf(cursor), limit: PAGE }), PAGE);
  }

  @Get('namespaces/:name/wallet/top-ups')
  @ForSelf()
  @ApiOperation({ summary: 'What was paid in, or is on its way' })
  @ApiOkResponse({ type: PaymentsPage })
  async topUps(
    @CurrentUser() user: UserActor,
    @Param('name') name: string,
    @ValidQuery(TopUpsQueryDto) { cursor }: TopUpsQueryDto,
  ): Promise<PaymentsPage> {
    const namespace = await this.access.namespace(user, name, 'see-money');
    return viewPayments(await this.wallets.topUps(namespace, { before: beforeOf(cursor), limit: PAGE }), PAGE);
  }

  @Post('namespaces/:name/wallet/top-ups')
  @ForSelf()
  @ApiOperation({ summary: 'Pay in. Answers what the payer has to do, unless it is done' })
  @ApiCreatedResponse({ type: PaymentView })
  async topUp(@CurrentUser() user: UserActor, @Param('name') name: string, @JsonBody(TopUpDto) form: TopUpDto): Promise<PaymentView> {
    const namespace = await this.access.namespace(user, name, 'spend-money');
    const { returnTo = `/${namespace.name}/-/wallet`, ...wish } = form;
    return viewPayment(await this.wallets.topUp(namespace, { ...wish, returnUrl: `${this.config.publicUrl}${safeNext(returnTo)}` }));
  }

  @Get('namespaces/:name/budget')
  @ForSelf()
  @ApiOperation({ summary: 'What an organization of a company may spend in a month' })
  @ApiOkResponse({ type: BudgetView })
  async budget(@CurrentUser() user: UserActor, @Param('name') name: string): Promise<BudgetView> {
    const namespace = await this.access.namespace(user, name, 'see-money');
    return viewBudget(namespace.name, await this.desk.budget(namespace));
  }
}

function positionOf(cursor: string | undefined): { transactionId: bigint; position: number } | null {
  if (cursor === undefined) return null;
  const [id = '0', position = '0'] = cursor.split('.');
  return { transactionId: BigInt(id), position: Number(position) };
}
