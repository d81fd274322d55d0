import { Module } from '@nestjs/common';
import { DiscussionsModule } from '../discussions';
import { RepositoriesModule } from '../repositories';
import { NotificationsService } from './notifications.service';
import { NotificationsStore } from './notifications.store';

@Module({
  imports: [RepositoriesModule, DiscussionsModule],
  providers: [NotificationsStore, NotificationsService],
  exports: [NotificationsStore, NotificationsService],
})
export class NotificationsModule {}
