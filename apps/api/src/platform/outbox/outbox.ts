// What must happen after a commit is a row written in it (house law "Outbox"). The relay hands rows to the queue; the row, not the
// queue, remembers what is done.
import { Injectable } from '@nestjs/common';
import { Database, statement } from '../database';
import type { JobKind } from './kinds';

const EMIT = statement('outbox_emit', 'insert into outbox_events (kind, payload) values ($1, $2::text::jsonb)');

@Injectable()
export class Outbox {
  constructor(private readonly database: Database) {}

  /** Call it inside the transaction whose consequence it is. Payloads are versioned data: add fields, never change their meaning. */
  async emit(kind: JobKind, payload: object): Promise<void> {
    await this.database.execute(EMIT, [kind, JSON.stringify(payload)]);
  }
}
