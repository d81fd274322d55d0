import { Module, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../../common/clock';
import { Housekeeping } from '../../platform/outbox/worker';
import { ImportRunner } from './import-runner';
import { ImportsModule } from './imports.module';
import { ImportsProcessor } from './imports.processor';
import { ImportsStore } from './imports.store';

const KEPT_MS = 90 * 24 * 3_600_000;

@Module({ imports: [ImportsModule], providers: [ImportRunner, ImportsProcessor] })
export class ImportsWorkerModule implements OnModuleInit {
  constructor(
    private readonly housekeeping: Housekeeping,
    private readonly store: ImportsStore,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    const sweep = (): Promise<number> => this.store.prune(new Date(this.clock.now().getTime() - KEPT_MS));
    this.housekeeping.add({ name: 'imports that ended long ago', sweep });
  }
}
