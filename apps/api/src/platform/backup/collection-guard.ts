// Asked by whoever removes objects for good: not while a backup needs them.
import { Injectable } from '@nestjs/common';
import { DomainError } from '../../common/errors';
import { Database } from '../database';
import { currentHold, lockCollections } from './hold.store';
import { connected } from './snapshot.store';

@Injectable()
export class CollectionGuard {
  constructor(private readonly database: Database) {}

  /** Throws 'backup/holds-objects'. No backup begins before the returned function was called. */
  async begin(): Promise<() => Promise<void>> {
    const client = await connected(this.database.connectionString);
    try {
      await lockCollections(client);
      const hold = await currentHold(client);
      if (!hold) return () => client.end();
      throw new DomainError('unavailable', 'backup/holds-objects', heldText(hold.until), { retryAfterSeconds: 600 });
    } catch (error) {
      await client.end();
      throw error;
    }
  }
}

function heldText(until: Date): string {
  return `A backup is being taken, or was broken off: large files stay until it is done, at the latest until ${until.toISOString()} (grove backup goes on with it).`;
}
