import { Module } from '@nestjs/common';
import { OauthModule } from '../../modules/oauth';
import { ConnectedAppsController } from './connected-apps.controller';
import { OauthClientsController } from './oauth-clients.controller';
import { OauthDevicesController } from './oauth-devices.controller';
import { OauthRequestsController } from './oauth-requests.controller';

/** Programs that act for people in our own API: consent, devices, connected apps, OAuth apps. */
@Module({
  imports: [OauthModule],
  controllers: [OauthRequestsController, OauthDevicesController, ConnectedAppsController, OauthClientsController],
})
export class HubOauthModule {}
