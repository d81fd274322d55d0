// What apps tell of their use, and the keys with which their servers sign it (docs/protocols/apps.md).
import { Controller, Delete, Get, HttpCode, Param, Post, Req } from '@nestjs/common';
import { ApiBody, ApiCreatedResponse, ApiHeader, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import type { Actor } from '../../common/actor';
import { AccessService, type RepositoryLocator } from '../../modules/access';
import { AppUsage, UseKeys } from '../../modules/sales';
import { CurrentActor, JsonBody, jsonOf, readBody, type RequestFacts, toDto } from '../../platform/http';
import { idFrom } from './id-from';
import { RepositoryAt } from './repository-at';
import { Facts } from './request-facts';
import { ForSelf } from './signed-in.guard';
import { ToldEventsDto, UsageKeyDto } from './usage.dto';
import { MadeUsageKeyView, ToldResultsView, UsageKeysView, viewKey, viewResults } from './usage.views';

const LIMIT_BYTES = 256 * 1024;
const SIGNATURE = 'modelgrove-usage-signature';

@ApiTags('selling')
@Controller('hub/v1')
export class AppUsageController {
  constructor(
    private readonly access: AccessService,
    private readonly usage: AppUsage,
    private readonly keys: UseKeys,
  ) {}

  @Post('usage-events')
  @HttpCode(200)
  @ApiOperation({
    summary:
      'What an app was used for: signed with its key, or with the token that a visitor gave it. Late, again or in another order: the same total',
  })
  @ApiHeader({ name: SIGNATURE, required: false, description: 'key=ID, t=SECONDS, v1=HMAC-SHA-256 of "SECONDS.BODY" in hex' })
  @ApiBody({ type: ToldEventsDto })
  @ApiOkResponse({ type: ToldResultsView })
  async tell(@CurrentActor() actor: Actor, @Req() request: FastifyRequest): Promise<ToldResultsView> {
    const body = await readBody(request, LIMIT_BYTES);
    const signature = request.headers[SIGNATURE];
    const teller = await this.usage.teller(actor, typeof signature === 'string' ? signature : undefined, body);
    const { events } = await toDto(ToldEventsDto, jsonOf(body));
    const told = events.map(({ units, at, ...event }) => ({ ...event, at: new Date(at), units: BigInt(units) }));
    return viewResults(await this.usage.tell(teller, told));
  }

  @Get('repositories/:type/:namespace/:name/usage-keys')
  @ForSelf()
  @ApiOperation({ summary: 'With what its server signs; never the secrets' })
  @ApiOkResponse({ type: UsageKeysView })
  async list(@CurrentActor() actor: Actor, @RepositoryAt() at: RepositoryLocator): Promise<UsageKeysView> {
    return { keys: (await this.keys.list(await this.access.repository(actor, at, 'administer'))).map(viewKey) };
  }

  @Post('repositories/:type/:namespace/:name/usage-keys')
  @ForSelf()
  @ApiOperation({ summary: 'A key for its server; two at most, so that one can take the place of the other' })
  @ApiCreatedResponse({ type: MadeUsageKeyView })
  async create(
    @CurrentActor() actor: Actor,
    @RepositoryAt() at: RepositoryLocator,
    @JsonBody(UsageKeyDto) { name }: UsageKeyDto,
    @Facts() facts: RequestFacts,
  ): Promise<MadeUsageKeyView> {
    const { key, secret } = await this.keys.create(await this.access.repository(actor, at, 'administer'), name, facts);
    return { ...viewKey(key), secret };
  }

  @Delete('repositories/:type/:namespace/:name/usage-keys/:id')
  @ForSelf()
  @HttpCode(204)
  @ApiOperation({ summary: 'Nothing that it signed is believed any more' })
  @ApiNoContentResponse()
  async delete(
    @CurrentActor() actor: Actor,
    @RepositoryAt() at: RepositoryLocator,
    @Param('id') id: string,
    @Facts() facts: RequestFacts,
  ): Promise<void> {
    await this.keys.delete(await this.access.repository(actor, at, 'administer'), idFrom(id), facts);
  }
}
