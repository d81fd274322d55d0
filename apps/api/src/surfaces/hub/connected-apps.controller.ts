import { Controller, Delete, Get, HttpCode, Param } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { UserActor } from '../../common/actor';
import { ConsentsService } from '../../modules/oauth';
import type { RequestFacts } from '../../platform/http';
import { idFrom } from './id-from';
import { ConnectedAppView, viewConnected } from './oauth.views';
import { Facts } from './request-facts';
import { CurrentUser, ForSelf } from './signed-in.guard';

@ApiTags('oauth')
@Controller('hub/v1/oauth/connected')
@ForSelf()
export class ConnectedAppsController {
  constructor(private readonly consents: ConsentsService) {}

  @Get()
  @ApiOperation({ summary: 'Programs that may act for the one who asks' })
  @ApiOkResponse({ type: [ConnectedAppView] })
  async list(@CurrentUser() user: UserActor): Promise<ConnectedAppView[]> {
    return (await this.consents.connected(user)).map(viewConnected);
  }

  @Delete(':id')
  @HttpCode(204)
  @ApiOperation({ summary: 'Take back what a program was allowed; its tokens end at once' })
  @ApiNoContentResponse()
  async remove(@CurrentUser() user: UserActor, @Param('id') id: string, @Facts() facts: RequestFacts): Promise<void> {
    await this.consents.disconnect(user, idFrom(id), facts);
  }
}
