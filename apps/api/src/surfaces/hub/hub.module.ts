import { Module } from '@nestjs/common';
import { HubIdentityModule } from './hub-identity.module';
import { HubRepositoriesModule } from './hub-repositories.module';

@Module({ imports: [HubIdentityModule, HubRepositoriesModule] })
export class HubSurface {}
