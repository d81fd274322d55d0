// How many jobs wait, asked of the rows when somebody asks for the metrics, at most every few seconds.
import { Injectable, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { Database, statement } from '../database';
import { outboxFailing, outboxOldestSeconds, outboxWaiting } from './series';
import { readBeforeAnswer } from './watched';

const KEPT_MS = 5_000;
const WAITING = statement(
  'metrics_outbox_waiting',
  `select count(*)::int as waiting, coalesce(extract(epoch from now() - min(created_at)), 0)::float8 as oldest,
     (count(*) filter (where last_error is not null))::int as failing
   from outbox_events where done_at is null and (available_at <= now() or last_error is not null)`,
);

@Injectable()
export class OutboxReadings implements OnModuleInit, OnModuleDestroy {
  private readAt = -Infinity;
  private forget: () => void = () => undefined;

  constructor(private readonly database: Database) {}

  onModuleInit(): void {
    this.forget = readBeforeAnswer(() => this.read());
  }

  onModuleDestroy(): void {
    this.forget();
  }

  private async read(): Promise<void> {
    if (performance.now() - this.readAt < KEPT_MS) return;
    this.readAt = performance.now();
    const row = await this.database.row<{ waiting: number; oldest: number; failing: number }>(WAITING);
    outboxWaiting.set(row?.waiting ?? 0);
    outboxOldestSeconds.set(row?.oldest ?? 0);
    outboxFailing.set(row?.failing ?? 0);
  }
}
