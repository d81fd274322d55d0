import { type DynamicModule, Global, Module } from '@nestjs/common';
import { Presence, PROCESS_KIND, type ProcessKind } from './presence';
import { PresenceStore } from './presence.store';

@Global()
@Module({})
export class PresenceModule {
  static as(kind: ProcessKind): DynamicModule {
    const providers = [PresenceStore, Presence, { provide: PROCESS_KIND, useValue: kind }];
    return { module: PresenceModule, providers, exports: [Presence] };
  }
}
