import { Injectable } from '@nestjs/common';
import { Database, statement } from '../../../platform/database';

const COLUMNS = `id, repository_id as "repositoryId", name, secret_sealed as "secretSealed", created_at as "createdAt", used_at as "usedAt"`;
const LIST = statement('use_keys_list', `select ${COLUMNS} from use_keys where repository_id = $1 order by id`);
const FIND = statement('use_keys_find', `select ${COLUMNS} from use_keys where id = $1`);
/** Fewer than so many: two at once would both find room, so the repository's row is locked. */
const LOCK = statement('use_keys_lock', 'select id from repositories where id = $1 for update');
const INSERT = statement(
  'use_keys_insert',
  `insert into use_keys (repository_id, name, secret_sealed, created_by_id, created_at) values ($1, $2, $3, $4, $5) returning ${COLUMNS}`,
);
const DELETE = statement('use_keys_delete', 'delete from use_keys where id = $1 and repository_id = $2');
const USED = statement(
  'use_keys_used',
  `update use_keys set used_at = $2::timestamptz where id = $1 and (used_at is null or used_at < $2::timestamptz - interval '1 minute')`,
);
const PERSON = statement('use_person', `select id, name from namespaces where name_key = lower($1) and kind = 'user'`);

export interface UseKey {
  id: bigint;
  repositoryId: bigint;
  name: string;
  secretSealed: Buffer;
  createdAt: Date;
  usedAt: Date | null;
}

@Injectable()
export class UseKeysStore {
  constructor(private readonly database: Database) {}

  list(repositoryId: bigint): Promise<UseKey[]> {
    return this.database.rows<UseKey>(LIST, [repositoryId]);
  }

  find(id: bigint): Promise<UseKey | null> {
    return this.database.row<UseKey>(FIND, [id]);
  }

  /** Until the end of the transaction nobody else makes one for it. */
  async lock(repositoryId: bigint): Promise<void> {
    await this.database.row(LOCK, [repositoryId]);
  }

  async insert(repositoryId: bigint, name: string, secretSealed: Buffer, byId: bigint | null, at: Date): Promise<UseKey> {
    return (await this.database.row<UseKey>(INSERT, [repositoryId, name, secretSealed, byId, at]))!;
  }

  async delete(id: bigint, repositoryId: bigint): Promise<boolean> {
    return (await this.database.execute(DELETE, [id, repositoryId])) > 0;
  }

  async used(id: bigint, at: Date): Promise<void> {
    await this.database.execute(USED, [id, at]);
  }

  person(name: string): Promise<{ id: bigint; name: string } | null> {
    return this.database.row(PERSON, [name]);
  }
}
