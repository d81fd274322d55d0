import { Module } from '@nestjs/common';
import { AccountsModule } from '../../modules/accounts';
import { DemoModule } from '../../modules/demo';
import { RepositoriesModule } from '../../modules/repositories';
import { DemoController } from './demo.controller';
import { StartController } from './start.controller';

/** The first minutes of a hub in our own API. */
@Module({ imports: [AccountsModule, RepositoriesModule, DemoModule], controllers: [StartController, DemoController] })
export class HubStartModule {}
