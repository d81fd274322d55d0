// What must happen after a commit is a row written in it (house law "Outbox"). The relay hands rows to the queue; the row, not the
// queue, remembers what is done.
import { Injectable } from '@nestjs/common';
import { Database, statement } from '../database';
import type { JobKind } from './kinds';

const EMIT = statement('outbox_emit', 'insert into outbox_events (kind, payload) values ($1, $2::text::jsonb)');
const NOTIFY = statement('outbox_notify', `select pg_notify('outbox', '')`);
/** Between notifications of one process; what is emitted meanwhile is announced together. */
const REST_MS = 100;

@Injectable()
export class Outbox {
  private resting = false;
  private again = false;

  constructor(private readonly database: Database) {}

  /** Call it inside the transaction whose consequence it is. Payloads are versioned data: add fields, never change their meaning. */
  async emit(kind: JobKind, payload: object): Promise<void> {
    await this.database.execute(EMIT, [kind, JSON.stringify(payload)]);
    this.announce();
  }

  /** For rows that a trigger writes: without it they wait for the relay's next look. */
  announce(): void {
    this.database.afterCommit(() => this.wake());
  }

  /**
   * After the commit and not in it: a notifying transaction holds a lock of the whole server while it is flushed. Lost when the process
   * dies in between; the relay's poll finds the row all the same.
   */
  private wake(): void {
    this.again = this.resting;
    if (this.resting) return;
    this.resting = true;
    this.database.execute(NOTIFY).catch(() => undefined);
    setTimeout(() => {
      this.resting = false;
      if (this.again) this.wake();
    }, REST_MS).unref();
  }
}
