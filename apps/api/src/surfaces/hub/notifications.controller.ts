import { Controller, Get, HttpCode, Post, Put, Res } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { UserActor } from '../../common/actor';
import { DomainError } from '../../common/errors';
import { type NotificationFilter, NotificationsService, type Reason } from '../../modules/notifications';
import { drained, JsonBody, leavingOf, ValidQuery } from '../../platform/http';
import { Mailer } from '../../platform/mail';
import { NotificationsChoiceDto, NotificationSettingsDto, NotificationsQueryDto, NotificationsReadDto } from './discussions.dto';
import { NotificationSettingsView, NotificationsView, UnreadView, viewNotification } from './discussions.views';
import { CurrentUser, ForSelf } from './signed-in.guard';

const PAGE = 30;

/** What concerns the person who asks. */
@ApiTags('notifications')
@Controller('hub/v1/notifications')
@ForSelf()
export class NotificationsController {
  constructor(
    private readonly notifications: NotificationsService,
    private readonly mailer: Mailer,
  ) {}

  @Get()
  @ApiOperation({ summary: 'What has news, the latest first' })
  @ApiOkResponse({ type: NotificationsView })
  async list(@CurrentUser() user: UserActor, @ValidQuery(NotificationsQueryDto) query: NotificationsQueryDto): Promise<NotificationsView> {
    const filter = filterOf({ ...query, unread: query.unread === 'true' });
    const { items, next } = await this.notifications.page(user, filter, query.cursor ?? null, PAGE);
    return { items: items.map(viewNotification), nextCursor: next };
  }

  @Get('unread')
  @ApiOperation({ summary: 'How many of them are unread' })
  @ApiOkResponse({ type: UnreadView })
  async unread(@CurrentUser() user: UserActor): Promise<UnreadView> {
    return { unread: await this.notifications.unread(user) };
  }

  @Get('stream')
  @ApiOperation({ summary: 'The same as it changes: server-sent events whose data are what this describes' })
  @ApiProduces('text/event-stream')
  @ApiOkResponse({ type: UnreadView })
  async stream(@CurrentUser() user: UserActor, @Res() reply: FastifyReply): Promise<void> {
    const leaving = leavingOf(reply);
    reply.hijack();
    reply.raw.writeHead(200, {
      ...(reply.getHeaders() as Record<string, string>),
      'Content-Type': 'text/event-stream; charset=utf-8',
      'Cache-Control': 'no-store',
      'X-Accel-Buffering': 'no',
    });
    try {
      for await (const unread of this.notifications.watch(user, leaving))
        if (!reply.raw.write(`data: ${JSON.stringify({ unread })}\n\n`)) await drained(reply, leaving);
      reply.raw.end();
    } catch {
      // the browser connects again
      reply.raw.destroy();
    }
  }

  @Post('read')
  @HttpCode(204)
  @ApiOperation({ summary: 'Those are read, or unread again' })
  @ApiNoContentResponse()
  async read(@CurrentUser() user: UserActor, @JsonBody(NotificationsReadDto) choice: NotificationsReadDto): Promise<void> {
    const { isRead = true } = choice;
    const { ids, upTo } = chosen(choice);
    if (ids) await this.notifications.setRead(user, ids, isRead);
    else await this.notifications.readAll(user, filterOf(choice), upTo);
  }

  @Post('remove')
  @HttpCode(204)
  @ApiOperation({ summary: 'Those are done with; they come back with news' })
  @ApiNoContentResponse()
  async remove(@CurrentUser() user: UserActor, @JsonBody(NotificationsChoiceDto) choice: NotificationsChoiceDto): Promise<void> {
    const { ids, upTo } = chosen(choice);
    if (ids) await this.notifications.remove(user, ids);
    else await this.notifications.removeAll(user, filterOf(choice), upTo);
  }

  @Get('settings')
  @ApiOperation({ summary: 'For what one is written to by mail as well' })
  @ApiOkResponse({ type: NotificationSettingsView })
  async settings(@CurrentUser() user: UserActor): Promise<NotificationSettingsView> {
    const { mailReasons, mutedReasons } = await this.notifications.chosen(user);
    return { mailReasons: [...mailReasons], mutedReasons: [...mutedReasons], hasMail: this.mailer.isOn };
  }

  @Put('settings')
  @ApiOperation({ summary: 'Choose that' })
  @ApiOkResponse({ type: NotificationSettingsView })
  async setSettings(
    @CurrentUser() user: UserActor,
    @JsonBody(NotificationSettingsDto) { mailReasons, mutedReasons }: NotificationSettingsDto,
  ): Promise<NotificationSettingsView> {
    await this.notifications.choose(user, mailReasons, mutedReasons ?? null);
    return this.settings(user);
  }
}

function filterOf({ unread = false, reason, repository }: { unread?: boolean; reason?: Reason; repository?: string }): NotificationFilter {
  return { unreadOnly: unread, reasons: reason ? [reason] : null, repositoryId: repository ? BigInt(repository) : null };
}

/** Some by their ids, or all up to one. Throws 'request/invalid'. */
function chosen({ ids, upTo }: NotificationsChoiceDto): { ids: bigint[]; upTo: bigint } | { ids: null; upTo: bigint } {
  if (ids) return { ids: ids.map(BigInt), upTo: 0n };
  if (upTo !== undefined) return { ids: null, upTo: BigInt(upTo) };
  throw new DomainError('invalid', 'request/invalid', "Give 'ids', or 'upTo' for all up to one.");
}
