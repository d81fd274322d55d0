import { Module, type OnModuleInit } from '@nestjs/common';
import { Housekeeping } from '../../platform/outbox/worker';
import { ArtifactsStore } from './artifacts.store';

@Module({ providers: [ArtifactsStore] })
export class OauthWorkerModule implements OnModuleInit {
  constructor(
    private readonly housekeeping: Housekeeping,
    private readonly artifacts: ArtifactsStore,
  ) {}

  onModuleInit(): void {
    this.housekeeping.add({ name: 'expired grants and tokens of programs', sweep: () => this.artifacts.sweep() });
  }
}
