import { Module } from '@nestjs/common';
import { AccountsModule } from '../accounts';
import { CardsModule } from '../cards';
import { RepositoriesModule } from '../repositories';
import { TokensModule } from '../tokens';
import { VersionsModule } from '../versions';
import { AppClients } from './app-clients';
import { AppViews } from './app-views';
import { AppsService } from './apps.service';

@Module({
  imports: [AccountsModule, TokensModule, RepositoriesModule, VersionsModule, CardsModule],
  providers: [AppViews, AppClients, AppsService],
  exports: [AppsService, AppClients],
})
export class AppsModule {}
