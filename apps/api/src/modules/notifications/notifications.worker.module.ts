import { Module } from '@nestjs/common';
import { DiscussionsModule } from '../discussions';
import { RepositoriesModule } from '../repositories';
import { NotificationsModule } from './notifications.module';
import { NotificationsProcessor } from './notifications.processor';

@Module({ imports: [RepositoriesModule, DiscussionsModule, NotificationsModule], providers: [NotificationsProcessor] })
export class NotificationsWorkerModule {}
