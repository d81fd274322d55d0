import { Module } from '@nestjs/common';
import { HubAdministrationModule } from './hub-administration.module';
import { HubIdentityModule } from './hub-identity.module';
import { HubPeopleModule } from './hub-people.module';
import { HubRepositoriesModule } from './hub-repositories.module';

@Module({ imports: [HubIdentityModule, HubPeopleModule, HubRepositoriesModule, HubAdministrationModule] })
export class HubSurface {}
