import { Module } from '@nestjs/common';
import { AccountsModule } from '../../modules/accounts';
import { CollectionsModule } from '../../modules/collections';
import { FollowsModule } from '../../modules/follows';
import { OrganizationsModule } from '../../modules/organizations';
import { RepositoriesModule } from '../../modules/repositories';
import { WebhooksModule } from '../../modules/webhooks';
import { CollectionsController } from './collections.controller';
import { FollowsController } from './follows.controller';
import { InvitationsController } from './invitations.controller';
import { OrganizationSettingsController } from './organization-settings.controller';
import { Profiles } from './profiles';
import { ProfilesController } from './profiles.controller';
import { WebhooksController } from './webhooks.controller';

/** Pages of people and organizations in our own API, and how one becomes a member. */
@Module({
  imports: [AccountsModule, OrganizationsModule, RepositoriesModule, FollowsModule, CollectionsModule, WebhooksModule],
  controllers: [
    ProfilesController,
    FollowsController,
    CollectionsController,
    OrganizationSettingsController,
    InvitationsController,
    WebhooksController,
  ],
  providers: [Profiles],
})
export class HubPeopleModule {}
