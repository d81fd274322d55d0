import { Module } from '@nestjs/common';
import { AccountsModule } from '../../modules/accounts';
import { ActivityModule } from '../../modules/activity';
import { DemoModule } from '../../modules/demo';
import { RepositoriesModule } from '../../modules/repositories';
import { ActivityController } from './activity.controller';
import { DemoController } from './demo.controller';
import { StartController } from './start.controller';

/** The home page of our own API: the first minutes of a hub, and what goes on later. */
@Module({
  imports: [AccountsModule, RepositoriesModule, DemoModule, ActivityModule],
  controllers: [StartController, DemoController, ActivityController],
})
export class HubStartModule {}
