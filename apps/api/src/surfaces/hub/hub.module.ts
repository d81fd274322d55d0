import { Module } from '@nestjs/common';
import { HubIdentityModule } from './hub-identity.module';
import { HubPeopleModule } from './hub-people.module';
import { HubRepositoriesModule } from './hub-repositories.module';

@Module({ imports: [HubIdentityModule, HubPeopleModule, HubRepositoriesModule] })
export class HubSurface {}
