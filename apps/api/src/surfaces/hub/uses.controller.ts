// What is paid by use: what a namespace used, how much it may, and what models cost.
import { Controller, Get, Param, Put } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { UserActor } from '../../common/actor';
import { AccessService } from '../../modules/access';
import { ChargesService } from '../../modules/charges';
import { GatewayService } from '../../modules/gateway';
import { JsonBody, type RequestFacts, ValidQuery } from '../../platform/http';
import { beforeOf } from './id-from';
import { SpendCapDto, TopUpsQueryDto } from './money.dto';
import { Facts } from './request-facts';
import { CurrentUser, ForSelf } from './signed-in.guard';
import { GatewayPricesView, SpendCapView, UsesPage, viewCap, viewPrices, viewUses } from './uses.views';

const PAGE = 50;

@ApiTags('money')
@Controller('hub/v1')
@ForSelf()
export class UsesController {
  constructor(
    private readonly access: AccessService,
    private readonly charges: ChargesService,
    private readonly gateway: GatewayService,
  ) {}

  @Get('namespaces/:name/uses')
  @ApiOperation({ summary: 'What it used that is paid by use, by month' })
  @ApiOkResponse({ type: UsesPage })
  async uses(
    @CurrentUser() user: UserActor,
    @Param('name') name: string,
    @ValidQuery(TopUpsQueryDto) { cursor }: TopUpsQueryDto,
  ): Promise<UsesPage> {
    const namespace = await this.access.namespace(user, name, 'see-money');
    return viewUses(await this.charges.uses(namespace, { before: beforeOf(cursor), limit: PAGE }), PAGE);
  }

  @Get('namespaces/:name/spend-cap')
  @ApiOperation({ summary: 'What it may spend by use in a month' })
  @ApiOkResponse({ type: SpendCapView })
  async cap(@CurrentUser() user: UserActor, @Param('name') name: string): Promise<SpendCapView> {
    return viewCap(await this.charges.cap(await this.access.namespace(user, name, 'see-money')));
  }

  @Put('namespaces/:name/spend-cap')
  @ApiOperation({ summary: 'Decide what it may spend by use in a month' })
  @ApiOkResponse({ type: SpendCapView })
  async setCap(
    @CurrentUser() user: UserActor,
    @Param('name') name: string,
    @JsonBody(SpendCapDto) { cap }: SpendCapDto,
    @Facts() facts: RequestFacts,
  ): Promise<SpendCapView> {
    return viewCap(await this.charges.setCap(await this.access.namespace(user, name, 'spend-money'), cap, facts));
  }

  @Get('gateway/prices')
  @ApiOperation({ summary: 'What models that can be called cost and have cost' })
  @ApiOkResponse({ type: GatewayPricesView })
  async prices(@CurrentUser() user: UserActor): Promise<GatewayPricesView> {
    return viewPrices(await this.gateway.prices(user));
  }
}
