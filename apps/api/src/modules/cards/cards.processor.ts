// Refs moved, or a repository was opened: what lists know of it by its card is derived anew, and the card is judged.
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { KeyedQueue } from '../../common/keyed-queue';
import { idIn, type JobHandler, JobHandlers } from '../../platform/outbox/worker';
import { CardJudge } from './card-judge';
import { CardsService } from './cards.service';

@Injectable()
export class CardsProcessor implements JobHandler, OnModuleInit {
  readonly kind = 'repository.changed';
  /** One at a time for a repository: of two that ran together the one with the older head could be the last to write. */
  private readonly queue = new KeyedQueue<bigint>();

  constructor(
    private readonly cards: CardsService,
    private readonly judge: CardJudge,
    private readonly handlers: JobHandlers,
  ) {}

  onModuleInit(): void {
    this.handlers.add(this);
  }

  async handle(payload: unknown): Promise<void> {
    const id = idIn(payload, 'repositoryId');
    await this.queue.run(id, async () => {
      // Whoever judges may be slow: lists do not wait for it.
      await this.cards.refresh(id);
      await this.judge.look(id);
    });
  }
}
