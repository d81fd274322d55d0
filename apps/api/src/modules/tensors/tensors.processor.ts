// A model has other weights than before. Only wakes who hashes them: that may take hours, and holds no turn of the queue.
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { idIn, type JobHandler, JobHandlers } from '../../platform/outbox/worker';
import { TensorHasher } from './tensor-hasher';
import { TensorKeeper } from './tensor-keeper';

@Injectable()
export class TensorsProcessor implements JobHandler, OnModuleInit {
  readonly kind = 'tensors.found';

  constructor(
    private readonly keeper: TensorKeeper,
    private readonly hasher: TensorHasher,
    private readonly handlers: JobHandlers,
  ) {}

  onModuleInit(): void {
    this.handlers.add(this);
  }

  async handle(payload: unknown): Promise<void> {
    await this.keeper.relate(idIn(payload, 'repositoryId'));
    this.hasher.wake();
  }
}
