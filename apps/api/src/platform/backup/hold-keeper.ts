// Renews a backup's hold on objects once a minute, on a connection of its own, so that a long copy never outlives it.
import { BackupError } from './backup-errors';
import { renewHold } from './hold.store';
import { connected } from './snapshot.store';

const RENEWED_EVERY_MS = 60_000;

export class HoldKeeper {
  private readonly timer: NodeJS.Timeout;
  private failure: Error | null = null;
  private renewing: Promise<void> = Promise.resolve();

  constructor(
    private readonly connectionString: string,
    private readonly id: string,
  ) {
    this.timer = setInterval(() => (this.renewing = this.renew()), RENEWED_EVERY_MS);
    this.timer.unref();
    this.renewing = this.renew();
  }

  /** Throws once it could not be renewed: what is copied from then on may be gone the next moment. */
  assertHeld(): void {
    if (this.failure)
      throw new BackupError(
        'running',
        `The database could not be asked to keep the large files (${this.failure.message}). Run the backup again: it goes on.`,
      );
  }

  /** Nothing is renewed once this has settled: a hold that is ended afterwards stays so. */
  async stop(): Promise<void> {
    clearInterval(this.timer);
    await this.renewing;
  }

  private async renew(): Promise<void> {
    try {
      const client = await connected(this.connectionString);
      await renewHold(client, this.id).finally(() => client.end());
      this.failure = null;
    } catch (error) {
      this.failure = error as Error;
    }
  }
}
