// Webhooks of the person who asks (contracts/huggingface-hub.md §10.5).
import { Delete, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ArrayMaxSize, IsArray, IsIn, IsOptional, IsString, Matches, MaxLength } from 'class-validator';
import { idOfWire, wireId } from '@modelgrove/wire-formats';
import type { Actor } from '../../common/actor';
import { DomainError } from '../../common/errors';
import { AccessService } from '../../modules/access';
import {
  type Domain,
  DOMAINS,
  MOST_SECRET,
  MOST_URL,
  MOST_WATCHED,
  WATCH_TYPES,
  type Watched,
  type WatchType,
  type Webhook,
  WebhooksService,
} from '../../modules/webhooks';
import { CurrentActor, JsonBody } from '../../platform/http';
import { ApiController } from './api-controller';
import { NO_NUL } from './bodies';
import { featureNotServed } from './not-served';

const AT = 'api/settings/webhooks';

class ChangedWebhookBody {
  @IsOptional() @IsArray() @ArrayMaxSize(MOST_WATCHED) watched?: unknown[] | null;
  @IsOptional() @IsArray() @IsIn(DOMAINS, { each: true }) domains?: Domain[] | null;
  @IsOptional() @IsString() @Matches(NO_NUL) @MaxLength(MOST_SECRET) secret?: string | null;
  @IsOptional() @IsString() @Matches(NO_NUL) @MaxLength(MOST_URL) url?: string | null;
  @IsOptional() job?: unknown;
  @IsOptional() jobSourceId?: unknown;
  @IsOptional() secrets?: unknown;
}

@ApiController()
export class WebhooksController {
  constructor(
    private readonly access: AccessService,
    private readonly webhooks: WebhooksService,
  ) {}

  @Get(AT)
  async list(@CurrentActor() actor: Actor): Promise<object[]> {
    return (await this.webhooks.list(actor, this.name(actor))).map((webhook) => view(webhook));
  }

  @Post(AT)
  @HttpCode(200)
  async create(@CurrentActor() actor: Actor, @JsonBody(ChangedWebhookBody) body: ChangedWebhookBody): Promise<object> {
    refuseJobs(body);
    const { url, watched, domains, secret } = body;
    if (!url || !watched) throw new DomainError('invalid', 'request/invalid', "A webhook has a 'url' and says what is 'watched'.");
    const wish = { url, watched: watched.map(watchedOf), ...(domains ? { domains } : {}), ...(secret ? { secret } : {}) };
    return this.whole(actor, await this.webhooks.create(actor, this.name(actor), wish));
  }

  @Get(`${AT}/:id`)
  async get(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<object> {
    return this.whole(actor, await this.webhooks.get(actor, this.name(actor), idOfWire(id)));
  }

  /** The client sends an empty list of what is watched where it means that nothing of it changes. */
  @Post(`${AT}/:id`)
  @HttpCode(200)
  async change(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @JsonBody(ChangedWebhookBody) body: ChangedWebhookBody,
  ): Promise<object> {
    refuseJobs(body);
    const { url, watched, domains, secret } = body;
    const change = {
      ...(url ? { url } : {}),
      ...(watched && watched.length > 0 ? { watched: watched.map(watchedOf) } : {}),
      ...(domains ? { domains } : {}),
      ...(typeof secret === 'string' ? { secret } : {}),
    };
    return this.whole(actor, await this.webhooks.change(actor, this.name(actor), idOfWire(id), change));
  }

  @Post(`${AT}/:id/enable`)
  @HttpCode(200)
  async enable(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<object> {
    return this.whole(actor, await this.webhooks.setEnabled(actor, this.name(actor), idOfWire(id), true));
  }

  @Post(`${AT}/:id/disable`)
  @HttpCode(200)
  async disable(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<object> {
    return this.whole(actor, await this.webhooks.setEnabled(actor, this.name(actor), idOfWire(id), false));
  }

  @Delete(`${AT}/:id`)
  async remove(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<object> {
    await this.webhooks.remove(actor, this.name(actor), idOfWire(id));
    return { success: true };
  }

  private name(actor: Actor): string {
    return this.access.user(actor).name;
  }

  private async whole(actor: Actor, webhook: Webhook): Promise<object> {
    return { webhook: view(webhook, await this.webhooks.secretOf(actor, webhook)) };
  }
}

/** The secret stands where one webhook is asked for, never in a list. */
function view({ id, url, watched, domains, disabledReason }: Webhook, secret: string | null = null): object {
  return { id: wireId(id), url, watched, domains, disabled: disabledReason !== null, ...(secret === null ? {} : { secret }) };
}

function watchedOf(item: unknown): Watched {
  const { type, name } = (item ?? {}) as Record<string, unknown>;
  if (type === 'bucket')
    throw featureNotServed('This hub has no buckets: a webhook watches users, organizations, models, datasets and spaces.');
  if (typeof name !== 'string' || name.includes('\0') || !(WATCH_TYPES as readonly unknown[]).includes(type))
    throw new DomainError('invalid', 'request/invalid', `What is watched has a 'name' and a 'type': ${WATCH_TYPES.join(', ')}.`);
  return { type: type as WatchType, name };
}

function refuseJobs({ job, jobSourceId, secrets }: ChangedWebhookBody): void {
  if ([job, jobSourceId, secrets].some((value) => value !== undefined && value !== null))
    throw featureNotServed('A webhook of this hub writes to an address; it starts no jobs.');
}
