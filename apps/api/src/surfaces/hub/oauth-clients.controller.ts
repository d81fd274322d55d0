import { Controller, Delete, Get, HttpCode, Param, Patch, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { UserActor } from '../../common/actor';
import { OauthClientsService } from '../../modules/oauth';
import { JsonBody, type RequestFacts } from '../../platform/http';
import { NewOauthClientDto, OauthClientChangeDto } from './oauth.dto';
import { CreatedOauthClientView, OauthClientView, viewClient, viewCreatedClient } from './oauth.views';
import { Facts } from './request-facts';
import { CurrentUser, ForSelf } from './signed-in.guard';

@ApiTags('oauth')
@Controller('hub/v1/oauth/clients')
@ForSelf()
export class OauthClientsController {
  constructor(private readonly clients: OauthClientsService) {}

  @Get()
  @ApiOperation({ summary: 'The OAuth apps of the one who asks' })
  @ApiOkResponse({ type: [OauthClientView] })
  async list(@CurrentUser() user: UserActor): Promise<OauthClientView[]> {
    return (await this.clients.list(user)).map(viewClient);
  }

  @Post()
  @ApiOperation({ summary: 'Register an OAuth app; its secret is shown this once' })
  @ApiCreatedResponse({ type: CreatedOauthClientView })
  async create(
    @CurrentUser() user: UserActor,
    @JsonBody(NewOauthClientDto) form: NewOauthClientDto,
    @Facts() facts: RequestFacts,
  ): Promise<CreatedOauthClientView> {
    return viewCreatedClient(await this.clients.create(user, { ...form, homepage: form.homepage ?? '' }, facts));
  }

  @Patch(':id')
  @ApiOperation({ summary: 'Change an OAuth app' })
  @ApiOkResponse({ type: OauthClientView })
  async change(
    @CurrentUser() user: UserActor,
    @Param('id') id: string,
    @JsonBody(OauthClientChangeDto) form: OauthClientChangeDto,
    @Facts() facts: RequestFacts,
  ): Promise<OauthClientView> {
    return viewClient(await this.clients.update(user, id, form, facts));
  }

  @Post(':id/secret')
  @ApiOperation({ summary: 'A new secret, shown this once; the one before ends' })
  @ApiCreatedResponse({ type: CreatedOauthClientView })
  async renewSecret(
    @CurrentUser() user: UserActor,
    @Param('id') id: string,
    @Facts() facts: RequestFacts,
  ): Promise<CreatedOauthClientView> {
    return viewCreatedClient(await this.clients.renewSecret(user, id, facts));
  }

  @Delete(':id')
  @HttpCode(204)
  @ApiOperation({ summary: 'Delete an OAuth app, with everything that people allowed it' })
  @ApiNoContentResponse()
  async remove(@CurrentUser() user: UserActor, @Param('id') id: string, @Facts() facts: RequestFacts): Promise<void> {
    await this.clients.delete(user, id, facts);
  }
}
