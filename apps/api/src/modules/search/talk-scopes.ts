// Whose discussions and collections somebody finds, before access is asked for each.
import { Injectable } from '@nestjs/common';
import type { Actor } from '../../common/actor';
import { AppConfig } from '../../platform/config';
import { AccessService } from '../access';
import type { TalkScope } from './talk.store';

@Injectable()
export class TalkScopes {
  constructor(
    private readonly access: AccessService,
    private readonly config: AppConfig,
  ) {}

  async of(actor: Actor): Promise<TalkScope> {
    const publicOnes = actor.kind !== 'anonymous' || this.config.anonymousRead;
    return { publicOnes, ...(await this.access.collectionsSeen(actor)) };
  }
}
