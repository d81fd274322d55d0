import { Module } from '@nestjs/common';
import { DiscussionsModule } from '../discussions';
import { RepositoriesModule } from '../repositories';
import { AddresseesStore } from './addressees.store';
import { NotificationsModule } from './notifications.module';
import { Notifier } from './notifier';
import { Notices } from './notices';
import { NotificationsProcessor } from './notifications.processor';

@Module({
  imports: [RepositoriesModule, DiscussionsModule, NotificationsModule],
  providers: [AddresseesStore, Notifier, NotificationsProcessor, Notices],
})
export class NotificationsWorkerModule {}
