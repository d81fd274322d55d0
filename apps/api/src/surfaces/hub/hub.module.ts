import { Module } from '@nestjs/common';
import { HubIdentityModule } from './hub-identity.module';

@Module({ imports: [HubIdentityModule] })
export class HubSurface {}
