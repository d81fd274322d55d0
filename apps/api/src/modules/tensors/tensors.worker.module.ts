import { Module, type OnModuleInit } from '@nestjs/common';
import { Housekeeping } from '../../platform/outbox/worker';
import { TensorHasher } from './tensor-hasher';
import { TensorsModule } from './tensors.module';
import { TensorsProcessor } from './tensors.processor';
import { WeightsStore } from './weights.store';

@Module({ imports: [TensorsModule], providers: [TensorHasher, TensorsProcessor] })
export class TensorsWorkerModule implements OnModuleInit {
  constructor(
    private readonly housekeeping: Housekeeping,
    private readonly store: WeightsStore,
  ) {}

  onModuleInit(): void {
    this.housekeeping.add({ name: 'hashes of weights that are gone', sweep: () => this.store.sweep() });
  }
}
