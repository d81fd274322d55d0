// Apps that sign people in: who serves them says where they are open, who gives out sign-ins says as what they are known. The two rooms do not know each other.
import type { INestApplicationContext } from '@nestjs/common';
import { AppClients, AppsService } from '../modules/apps';
import { AppOrigins, OauthClientsService } from '../modules/oauth';

export function connectAppSignIn(app: INestApplicationContext): void {
  const [apps, clients] = [app.get(AppsService, { strict: false }), app.get(OauthClientsService, { strict: false })];
  app.get(AppOrigins, { strict: false }).say((one) => apps.originOf(one));
  app.get(AppClients, { strict: false }).say((repositoryId) => clients.credentialsOfApp(repositoryId));
}
