import { Module } from '@nestjs/common';
import { HubAdministrationModule } from './hub-administration.module';
import { HubDiscussionsModule } from './hub-discussions.module';
import { HubIdentityModule } from './hub-identity.module';
import { HubImportsModule } from './hub-imports.module';
import { HubJobsModule } from './hub-jobs.module';
import { HubMoneyModule } from './hub-money.module';
import { HubOauthModule } from './hub-oauth.module';
import { HubPeopleModule } from './hub-people.module';
import { HubRepositoriesModule } from './hub-repositories.module';
import { HubStartModule } from './hub-start.module';

/** What the API is made of; the contract names the same (openapi.ts). */
export const HUB_PARTS = [
  HubIdentityModule,
  HubOauthModule,
  HubPeopleModule,
  HubRepositoriesModule,
  HubDiscussionsModule,
  HubImportsModule,
  HubJobsModule,
  HubAdministrationModule,
  HubMoneyModule,
  HubStartModule,
];

@Module({ imports: HUB_PARTS })
export class HubSurface {}
