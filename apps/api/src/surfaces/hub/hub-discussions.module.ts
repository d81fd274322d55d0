import { Module } from '@nestjs/common';
import { AccountsModule } from '../../modules/accounts';
import { ContributionsModule } from '../../modules/contributions';
import { DiscussionsModule } from '../../modules/discussions';
import { NotificationsModule } from '../../modules/notifications';
import { DiscussionDetails } from './discussion-details';
import { DiscussionsController } from './discussions.controller';
import { NotificationsController } from './notifications.controller';

/** Talk in our own API. */
@Module({
  imports: [AccountsModule, DiscussionsModule, NotificationsModule, ContributionsModule],
  controllers: [DiscussionsController, NotificationsController],
  providers: [DiscussionDetails],
})
export class HubDiscussionsModule {}
