// What may go because its time is over: sessions and one-time links. No request asks for these rows any more.
import { Injectable } from '@nestjs/common';
import { Database, statement } from '../../platform/database';

const SESSIONS = statement('accounts_sweep_sessions', 'delete from sessions where expires_at <= now()');
const STEPS = statement('accounts_sweep_steps', 'delete from sign_in_steps where expires_at <= now()');
const LINKS = statement('accounts_sweep_links', 'delete from one_time_links where expires_at <= now()');

@Injectable()
export class ExpiredStore {
  constructor(private readonly database: Database) {}

  /** Number of rows removed. */
  removeSessions(): Promise<number> {
    return this.database.execute(SESSIONS);
  }

  removeSteps(): Promise<number> {
    return this.database.execute(STEPS);
  }

  removeLinks(): Promise<number> {
    return this.database.execute(LINKS);
  }
}
