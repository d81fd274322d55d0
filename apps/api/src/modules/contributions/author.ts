// Whom commits made here name: the user, with an address that leads nowhere and tells nothing.
import { Injectable } from '@nestjs/common';
import type { Actor } from '../../common/actor';
import { AppConfig } from '../../platform/config';
import type { Author } from '../versions';

@Injectable()
export class Authors {
  private readonly host: string;

  constructor(config: AppConfig) {
    this.host = new URL(config.publicUrl).hostname;
  }

  of(actor: Actor): Author {
    return this.named(actor.kind === 'user' ? actor.name : 'modelgrove');
  }

  named(name: string): Author {
    return { name, email: `${name}@users.noreply.${this.host}` };
  }
}
