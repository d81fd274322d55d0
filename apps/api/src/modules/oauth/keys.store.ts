import { Injectable } from '@nestjs/common';
import { Database, statement } from '../../platform/database';

export interface KeyRow {
  id: bigint;
  kid: string;
  sealed_key: Buffer;
  created_ms: number;
}

const LIST = statement(
  'oauth_keys',
  'select id, kid, sealed_key, (extract(epoch from created_at) * 1000)::float8 as created_ms from oauth_keys order by id desc',
);
const LOCK = statement('oauth_lock_keys', "select pg_advisory_xact_lock(hashtext('oauth_keys'))");
const INSERT = statement('oauth_insert_key', 'insert into oauth_keys (kid, sealed_key) values ($1, $2)');
const DELETE = statement('oauth_delete_keys', 'delete from oauth_keys where id = any ($1::bigint[])');

@Injectable()
export class KeysStore {
  constructor(private readonly database: Database) {}

  /** The newest first. */
  list(): Promise<KeyRow[]> {
    return this.database.rows<KeyRow>(LIST);
  }

  /** Until the transaction ends nobody else makes keys. */
  async lock(): Promise<void> {
    await this.database.execute(LOCK);
  }

  async insert(kid: string, sealed: Buffer): Promise<void> {
    await this.database.execute(INSERT, [kid, sealed]);
  }

  async remove(ids: readonly bigint[]): Promise<void> {
    await this.database.execute(DELETE, [ids]);
  }
}
