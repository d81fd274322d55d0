// Which weights models have on their default branch, and what was hashed of them.
import { Injectable } from '@nestjs/common';
import { Database, statement } from '../../platform/database';
import type { ClaimedWeights, FoundWeights, HashedWeights } from './tensors.types';

const ms = (parameter: string): string => `(${parameter}::float8 * interval '1 millisecond')`;

const LOCK_MODEL = statement('tensors_lock_model', 'select id from repositories where id = $1 for no key update');
const KNOWN = statement(
  'tensors_known',
  `insert into tensor_files (contents, format, size_bytes) select * from unnest($1::bytea[], $2::text[], $3::bigint[])
   order by 1 on conflict (contents) do nothing`,
);
const GONE = statement(
  'tensors_gone',
  'delete from model_weights m using tensor_files f where m.repository_id = $1 and f.id = m.file_id and f.contents <> all ($2::bytea[])',
);
// Workers come by when they can, and not in the order of the pushes: since when is told by the link of a large file, else by the last push.
const COME = statement(
  'tensors_come',
  `insert into model_weights (repository_id, file_id, since)
   select $1, f.id, coalesce(
     (select b.created_at from blob_links b where b.repository_id = $1 and b.sha256 = f.contents),
     (select x.created_at from xet_links x where x.repository_id = $1 and x.sha256 = f.contents),
     (select e.at from git.ref_event e where e.repo_id = $1 order by e.seq desc limit 1),
     now())
   from tensor_files f where f.contents = any ($2::bytea[])
   on conflict (repository_id, file_id) do nothing`,
);
// The newest model first: it is looked at now. A file is taken up by way of a model that has it.
const CLAIM = statement(
  'tensors_claim',
  `with due as (
     select f.id from tensor_files f where f.state = 'waiting' and f.resting_until <= now() and exists (select from model_weights m where m.file_id = f.id)
     order by f.attempts, f.id limit 1 for update skip locked)
   update tensor_files f set attempts = f.attempts + 1, resting_until = now() + ${ms('$1')} from due
   where f.id = due.id
   returning f.id, f.contents, f.format, f.size_bytes::float8 as "sizeBytes", f.attempts,
     (select m.repository_id from model_weights m where m.file_id = f.id order by m.since limit 1) as "repositoryId"`,
);
const RENEW = statement('tensors_renew', `update tensor_files set resting_until = now() + ${ms('$2')} where id = $1 and state = 'waiting'`);
const HASHED = statement(
  'tensors_hashed',
  `update tensor_files set state = 'hashed', hashes = $2, problem = null where id = $1 and state = 'waiting' returning id`,
);
const HELD = statement(
  'tensors_held',
  'insert into tensor_holdings (hash, file_id, bytes) select h.hash, $1, h.bytes from unnest($2::bytea[], $3::bigint[]) as h(hash, bytes) order by h.hash',
);
const REFUSED = statement('tensors_refused', `update tensor_files set state = 'refused', problem = $2 where id = $1 and state = 'waiting'`);
const LATER = statement(
  'tensors_later',
  `update tensor_files set problem = $2, resting_until = now() + ${ms('$3')} where id = $1 and state = 'waiting'`,
);
const HOLDERS = statement('tensors_holders', 'select repository_id as id from model_weights where file_id = $1 order by since limit $2');
const WAITING = statement(
  'tensors_waiting',
  `select count(*)::int as count from model_weights m join tensor_files f on f.id = m.file_id where m.repository_id = $1 and f.state = 'waiting'`,
);
const HASHES = statement(
  'tensors_hashes',
  `select contents, hashes from tensor_files where contents = any ($1::bytea[]) and state = 'hashed'`,
);
// What is still in a store may be compared in a history; a file kept in git is read again when somebody asks.
const SWEEP = statement(
  'tensors_sweep',
  `delete from tensor_files f where not exists (select from model_weights m where m.file_id = f.id)
     and not exists (select from blob_links b where b.sha256 = f.contents)
     and not exists (select from xet_files x where x.sha256 = f.contents)`,
);
const FORGET = statement(
  'tensors_forget',
  `update tensor_files f set state = 'waiting', hashes = null, problem = null, attempts = 0, resting_until = now()
   where exists (select from model_weights m where m.file_id = f.id and m.repository_id = $1)`,
);
const DROP_HOLDINGS = statement(
  'tensors_drop_holdings',
  'delete from tensor_holdings h using model_weights m where m.repository_id = $1 and h.file_id = m.file_id',
);

@Injectable()
export class WeightsStore {
  constructor(private readonly database: Database) {}

  /** In place of what the model had before, inside the caller's transaction. False: nothing has changed. */
  async put(repositoryId: bigint, found: readonly FoundWeights[]): Promise<boolean> {
    await this.database.execute(LOCK_MODEL, [repositoryId]);
    const contents = found.map((file) => Buffer.from(file.contents, 'hex'));
    const gone = await this.database.execute(GONE, [repositoryId, contents]);
    if (found.length === 0) return gone > 0;
    await this.database.execute(KNOWN, [contents, found.map(({ format }) => format), found.map(({ sizeBytes }) => sizeBytes)]);
    return (await this.database.execute(COME, [repositoryId, contents])) + gone > 0;
  }

  claim(leaseMs: number): Promise<ClaimedWeights | null> {
    return this.database.row<ClaimedWeights>(CLAIM, [leaseMs]);
  }

  async renew(id: bigint, leaseMs: number): Promise<void> {
    await this.database.execute(RENEW, [id, leaseMs]);
  }

  /** Inside the caller's transaction. */
  async hashed(id: bigint, { hashes, telling }: HashedWeights): Promise<void> {
    const row = await this.database.row(HASHED, [id, Buffer.from(hashes)]);
    if (row === null || telling.length === 0) return;
    await this.database.execute(HELD, [id, telling.map(({ hash }) => Buffer.from(hash)), telling.map(({ bytes }) => bytes)]);
  }

  async refused(id: bigint, problem: string): Promise<void> {
    await this.database.execute(REFUSED, [id, problem]);
  }

  async later(id: bigint, problem: string, pauseMs: number): Promise<void> {
    await this.database.execute(LATER, [id, problem, pauseMs]);
  }

  /** Models that have the file. */
  async holders(fileId: bigint, limit: number): Promise<bigint[]> {
    return (await this.database.rows<{ id: bigint }>(HOLDERS, [fileId, limit])).map(({ id }) => id);
  }

  async isWaiting(repositoryId: bigint): Promise<boolean> {
    return ((await this.database.row<{ count: number }>(WAITING, [repositoryId]))?.count ?? 0) > 0;
  }

  /** By contents, of those that are known. */
  async hashes(contents: readonly string[]): Promise<Map<string, Buffer>> {
    const rows = await this.database.rows<{ contents: Buffer; hashes: Buffer }>(HASHES, [contents.map((one) => Buffer.from(one, 'hex'))]);
    return new Map(rows.map((row) => [row.contents.toString('hex'), row.hashes]));
  }

  /** What was hashed of a model is hashed again. Inside the caller's transaction. */
  async forget(repositoryId: bigint): Promise<void> {
    await this.database.execute(DROP_HOLDINGS, [repositoryId]);
    await this.database.execute(FORGET, [repositoryId]);
  }

  sweep(): Promise<number> {
    return this.database.execute(SWEEP);
  }
}
