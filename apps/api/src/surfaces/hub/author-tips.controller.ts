// Tips to authors: what would become of one, giving it, what was given and received, and what administrators give back.
import { Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { parseAmount } from '@modelgrove/shared';
import type { UserActor } from '../../common/actor';
import { AccessService, type RepositoryLocator } from '../../modules/access';
import { AuthorTipsService } from '../../modules/tips';
import { WalletsService } from '../../modules/wallets';
import { JsonBody, type RequestFacts, ValidQuery } from '../../platform/http';
import {
  AuthorTipsPage,
  AuthorTipView,
  ReceivedTipsPage,
  TipPreviewView,
  viewAuthorTip,
  viewAuthorTips,
  viewPreview,
  viewReceived,
} from './author-tips.views';
import { beforeOf, idFrom } from './id-from';
import { RepositoryAt } from './repository-at';
import { Facts } from './request-facts';
import { PageQueryDto, RefundDto } from './sales.dto';
import { CurrentUser, ForAdministrators, ForSelf } from './signed-in.guard';
import { AdminTipsQueryDto, AuthorTipDto, TipPreviewQueryDto } from './tips.dto';

const PAGE = 50;

@ApiTags('tips')
@Controller('hub/v1')
@ForSelf()
export class AuthorTipsController {
  constructor(
    private readonly access: AccessService,
    private readonly tips: AuthorTipsService,
    private readonly wallets: WalletsService,
  ) {}

  @Get('namespaces/:name/tips/preview')
  @ApiOperation({ summary: 'Who would get what of a tip to it, made by what cuts tips' })
  @ApiOkResponse({ type: TipPreviewView })
  async previewAuthor(
    @CurrentUser() user: UserActor,
    @Param('name') name: string,
    @ValidQuery(TipPreviewQueryDto) { amount, payer }: TipPreviewQueryDto,
  ): Promise<TipPreviewView> {
    this.wallets.assertOn();
    return viewPreview(await this.tips.preview(user, await this.tips.author(name), amount, payer));
  }

  @Post('namespaces/:name/tips')
  @ApiOperation({ summary: 'Tip a user or an organization, from a wallet' })
  @ApiCreatedResponse({ type: AuthorTipView })
  async giveAuthor(
    @CurrentUser() user: UserActor,
    @Param('name') name: string,
    @JsonBody(AuthorTipDto) form: AuthorTipDto,
    @Facts() facts: RequestFacts,
  ): Promise<AuthorTipView> {
    this.wallets.assertOn();
    return viewAuthorTip(await this.tips.give(user, await this.tips.author(name), wishOf(form), facts));
  }

  @Get('repositories/:type/:namespace/:name/tips/preview')
  @ApiOperation({ summary: 'The same of a tip on a repository, which flows on to what it is built on' })
  @ApiOkResponse({ type: TipPreviewView })
  async previewRepository(
    @CurrentUser() user: UserActor,
    @RepositoryAt() at: RepositoryLocator,
    @ValidQuery(TipPreviewQueryDto) { amount, payer }: TipPreviewQueryDto,
  ): Promise<TipPreviewView> {
    const target = this.tips.repository(await this.access.repository(user, at, 'see'));
    return viewPreview(await this.tips.preview(user, target, amount, payer));
  }

  @Post('repositories/:type/:namespace/:name/tips')
  @ApiOperation({ summary: 'Tip a repository, from a wallet' })
  @ApiCreatedResponse({ type: AuthorTipView })
  async giveRepository(
    @CurrentUser() user: UserActor,
    @RepositoryAt() at: RepositoryLocator,
    @JsonBody(AuthorTipDto) form: AuthorTipDto,
    @Facts() facts: RequestFacts,
  ): Promise<AuthorTipView> {
    const target = this.tips.repository(await this.access.repository(user, at, 'see'));
    return viewAuthorTip(await this.tips.give(user, target, wishOf(form), facts));
  }

  @Get('namespaces/:name/tips/given')
  @ApiOperation({ summary: 'What it gave' })
  @ApiOkResponse({ type: AuthorTipsPage })
  async given(
    @CurrentUser() user: UserActor,
    @Param('name') name: string,
    @ValidQuery(PageQueryDto) { cursor }: PageQueryDto,
  ): Promise<AuthorTipsPage> {
    const namespace = await this.access.namespace(user, name, 'see-money');
    return viewAuthorTips(await this.tips.given(namespace, { before: beforeOf(cursor), limit: PAGE }), PAGE);
  }

  @Get('namespaces/:name/tips/received')
  @ApiOperation({ summary: 'What it was given, or has a share of; who gave it stays out of what is anonymous' })
  @ApiOkResponse({ type: ReceivedTipsPage })
  async received(
    @CurrentUser() user: UserActor,
    @Param('name') name: string,
    @ValidQuery(PageQueryDto) { cursor }: PageQueryDto,
  ): Promise<ReceivedTipsPage> {
    const namespace = await this.access.namespace(user, name, 'see-money');
    return viewReceived(namespace.id, await this.tips.received(namespace, { before: beforeOf(cursor), limit: PAGE }), PAGE);
  }

  @Get('admin/tips')
  @ForAdministrators()
  @ApiOperation({ summary: 'What everybody gave to authors' })
  @ApiOkResponse({ type: AuthorTipsPage })
  async list(
    @CurrentUser() admin: UserActor,
    @ValidQuery(AdminTipsQueryDto) { search = '', cursor }: AdminTipsQueryDto,
  ): Promise<AuthorTipsPage> {
    return viewAuthorTips(await this.tips.list(admin, search, { before: beforeOf(cursor), limit: PAGE }), PAGE);
  }

  @Post('admin/tips/:id/refunds')
  @HttpCode(200)
  @ForAdministrators()
  @ApiOperation({ summary: 'Give a tip back, in part or whole; its amount is typed once more' })
  @ApiOkResponse({ type: AuthorTipView })
  async refund(
    @CurrentUser() admin: UserActor,
    @Param('id') id: string,
    @JsonBody(RefundDto) { amount, reason, confirmedAmount = null, requestKey }: RefundDto,
    @Facts() facts: RequestFacts,
  ): Promise<AuthorTipView> {
    // What is no amount is nothing, and nothing cannot be given back.
    const amountMinor = amount === undefined || amount === null ? null : (parseAmount(amount, this.wallets.currency) ?? 0n);
    return viewAuthorTip(await this.tips.refund(admin, idFrom(id), { amountMinor, reason, confirmedAmount, requestKey }, facts));
  }
}

function wishOf({ message = '', isAnonymous = false, ...form }: AuthorTipDto) {
  return { ...form, message, isAnonymous };
}
