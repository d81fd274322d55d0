// This installation's own id, made once. It names the session cookie: cookies ignore ports, so two hubs on one host would
// otherwise sign each other's visitors out.
import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { InstanceStore } from './instance.store';

@Injectable()
export class InstanceService {
  private known: Promise<string> | undefined;

  constructor(private readonly store: InstanceStore) {}

  /** Eight hexadecimal digits. */
  id(): Promise<string> {
    this.known ??= this.read().catch((error: unknown) => {
      this.known = undefined;
      throw error;
    });
    return this.known;
  }

  private async read(): Promise<string> {
    const proposal = randomBytes(4).toString('hex');
    return (await this.store.factOnce('instance_id', proposal)) ?? (await this.store.factOnce('instance_id', proposal)) ?? proposal;
  }
}
