import { Module } from '@nestjs/common';
import { AccessRequestsModule } from '../../modules/access-requests';
import { AccountsModule } from '../../modules/accounts';
import { ContributionsModule } from '../../modules/contributions';
import { DiscussionsModule } from '../../modules/discussions';
import { ModerationModule } from '../../modules/moderation';
import { NotificationsModule } from '../../modules/notifications';
import { AccessRequestsController } from './access-requests.controller';
import { DiscussionDetails } from './discussion-details';
import { DiscussionsController } from './discussions.controller';
import { NotificationsController } from './notifications.controller';

/** Talk in our own API. */
@Module({
  imports: [AccessRequestsModule, AccountsModule, DiscussionsModule, ModerationModule, NotificationsModule, ContributionsModule],
  controllers: [AccessRequestsController, DiscussionsController, NotificationsController],
  providers: [DiscussionDetails],
})
export class HubDiscussionsModule {}
