import { Controller, Delete, Get, HttpCode, Param, Patch, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { UserActor } from '../../common/actor';
import { DeliveriesService, WebhooksService } from '../../modules/webhooks';
import { JsonBody, ValidQuery } from '../../platform/http';
import { beforeOf, idFrom, nextOf } from './id-from';
import { PageQueryDto } from './sales.dto';
import { CurrentUser, ForUsers } from './signed-in.guard';
import { ChangeWebhookDto, NewWebhookDto } from './webhooks.dto';
import {
  DeliveriesView,
  DeliveryDetailView,
  viewDelivery,
  viewDeliveryDetail,
  viewWebhook,
  WebhooksView,
  WebhookView,
} from './webhooks.views';

const PAGE = 20;

/** Of a person or an organization, for whoever cares for it. */
@ApiTags('webhooks')
@Controller('hub/v1/namespaces/:name/webhooks')
@ForUsers()
export class WebhooksController {
  constructor(
    private readonly webhooks: WebhooksService,
    private readonly deliveries: DeliveriesService,
  ) {}

  @Get()
  @ApiOperation({ summary: 'All of them; there are at most 50' })
  @ApiOkResponse({ type: WebhooksView })
  async list(@CurrentUser() user: UserActor, @Param('name') name: string): Promise<WebhooksView> {
    return { items: (await this.webhooks.list(user, name)).map(viewWebhook) };
  }

  @Post()
  @ApiOperation({ summary: 'Have the hub write to an address when something happens' })
  @ApiCreatedResponse({ type: WebhookView })
  async create(
    @CurrentUser() user: UserActor,
    @Param('name') name: string,
    @JsonBody(NewWebhookDto) form: NewWebhookDto,
  ): Promise<WebhookView> {
    return viewWebhook(await this.webhooks.create(user, name, form));
  }

  @Get(':id')
  @ApiOperation({ summary: 'One of them' })
  @ApiOkResponse({ type: WebhookView })
  async get(@CurrentUser() user: UserActor, @Param('name') name: string, @Param('id') id: string): Promise<WebhookView> {
    return viewWebhook(await this.webhooks.get(user, name, idFrom(id)));
  }

  @Patch(':id')
  @ApiOperation({ summary: 'Change it' })
  @ApiOkResponse({ type: WebhookView })
  async change(
    @CurrentUser() user: UserActor,
    @Param('name') name: string,
    @Param('id') id: string,
    @JsonBody(ChangeWebhookDto) form: ChangeWebhookDto,
  ): Promise<WebhookView> {
    return viewWebhook(await this.webhooks.change(user, name, idFrom(id), { ...form }));
  }

  @Delete(':id')
  @HttpCode(204)
  @ApiOperation({ summary: 'Delete it with its log' })
  @ApiNoContentResponse()
  async remove(@CurrentUser() user: UserActor, @Param('name') name: string, @Param('id') id: string): Promise<void> {
    await this.webhooks.remove(user, name, idFrom(id));
  }

  @Post(':id/enable')
  @HttpCode(200)
  @ApiOperation({ summary: 'Write to it from now on' })
  @ApiOkResponse({ type: WebhookView })
  async enable(@CurrentUser() user: UserActor, @Param('name') name: string, @Param('id') id: string): Promise<WebhookView> {
    return viewWebhook(await this.webhooks.setEnabled(user, name, idFrom(id), true));
  }

  @Post(':id/disable')
  @HttpCode(200)
  @ApiOperation({ summary: 'Write to it no more; what waits is given up' })
  @ApiOkResponse({ type: WebhookView })
  async disable(@CurrentUser() user: UserActor, @Param('name') name: string, @Param('id') id: string): Promise<WebhookView> {
    return viewWebhook(await this.webhooks.setEnabled(user, name, idFrom(id), false));
  }

  @Post(':id/test')
  @HttpCode(200)
  @ApiOperation({ summary: 'Send something that did not happen' })
  @ApiOkResponse({ type: DeliveryDetailView })
  async test(@CurrentUser() user: UserActor, @Param('name') name: string, @Param('id') id: string): Promise<DeliveryDetailView> {
    return viewDeliveryDetail(await this.deliveries.sendTest(user, name, idFrom(id)));
  }

  @Get(':id/deliveries')
  @ApiOperation({ summary: 'What was sent lately, the newest first' })
  @ApiOkResponse({ type: DeliveriesView })
  async log(
    @CurrentUser() user: UserActor,
    @Param('name') name: string,
    @Param('id') id: string,
    @ValidQuery(PageQueryDto) { cursor }: PageQueryDto,
  ): Promise<DeliveriesView> {
    const rows = await this.deliveries.page(user, name, idFrom(id), beforeOf(cursor), PAGE);
    return { items: rows.map(viewDelivery), nextCursor: nextOf(rows, PAGE) };
  }

  @Get(':id/deliveries/:delivery')
  @ApiOperation({ summary: 'One of them, with what was sent and answered' })
  @ApiOkResponse({ type: DeliveryDetailView })
  async delivery(
    @CurrentUser() user: UserActor,
    @Param('name') name: string,
    @Param('id') id: string,
    @Param('delivery') delivery: string,
  ): Promise<DeliveryDetailView> {
    return viewDeliveryDetail(await this.deliveries.get(user, name, idFrom(id), idFrom(delivery)));
  }

  @Post(':id/deliveries/:delivery/again')
  @HttpCode(200)
  @ApiOperation({ summary: 'Send it again, under the same id' })
  @ApiOkResponse({ type: DeliveryDetailView })
  async again(
    @CurrentUser() user: UserActor,
    @Param('name') name: string,
    @Param('id') id: string,
    @Param('delivery') delivery: string,
  ): Promise<DeliveryDetailView> {
    return viewDeliveryDetail(await this.deliveries.sendAgain(user, name, idFrom(id), idFrom(delivery)));
  }
}
