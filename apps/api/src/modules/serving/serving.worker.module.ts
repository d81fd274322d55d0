import { Module, type OnModuleInit } from '@nestjs/common';
import { Housekeeping, OutboxWorkerModule } from '../../platform/outbox/worker';
import { ServingSweep } from './serving-sweep';
import { ServingModule } from './serving.module';

@Module({ imports: [ServingModule, OutboxWorkerModule] })
export class ServingWorkerModule implements OnModuleInit {
  constructor(
    private readonly housekeeping: Housekeeping,
    private readonly sweep: ServingSweep,
  ) {}

  onModuleInit(): void {
    this.housekeeping.add({ name: 'calls and models that nobody waits for', sweep: () => this.sweep.sweep() });
  }
}
