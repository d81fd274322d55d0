// Which models have tensors in common. Found by the inverted index of hashes, never by comparing with each model: what one look may cost is bounded, however many
// have a tensor. Of those that have it the oldest are looked at, so that where it comes from is among them.
import { Injectable } from '@nestjs/common';
import { Database, statement } from '../../platform/database';

/** Files that have the same tensor. */
const MOST_FILES = 200;
/** Models that have the same file. */
const MOST_COPIES = 50;
const MOST_KIN = 100;
/** What so many files have in common and is no larger than this is common property. */
const COMMON_BYTES = 1024 * 1024;
/** Of the smaller of the two, in percent. */
const LEAST_PERCENT = 5;

const ALONE = statement('kinships_alone', `select pg_advisory_xact_lock(hashtextextended('tensor_kinships', 0))`);
const DROP = statement('kinships_drop', 'delete from tensor_kinships where child_id = $1 or origin_id = $1');
const FIND = statement(
  'kinships_find',
  `with mine as materialized (
     select h.hash, max(h.bytes) as bytes from model_weights m join tensor_holdings h on h.file_id = m.file_id where m.repository_id = $1 group by h.hash),
   own as (select coalesce(sum(bytes), 0)::bigint as bytes, count(*)::int as tensors from mine),
   held as (
     select mine.bytes, f.file_id, count(*) over (partition by mine.hash) as files from mine
     cross join lateral (select h.file_id from tensor_holdings h where h.hash = mine.hash order by h.file_id limit ${MOST_FILES}) f),
   files as (select file_id, sum(bytes) as bytes from held where files < ${MOST_FILES} or bytes >= ${COMMON_BYTES} group by file_id),
   candidates as (
     select o.repository_id as id, sum(files.bytes) as bytes from files
     cross join lateral (
       select m.repository_id from model_weights m where m.file_id = files.file_id and m.repository_id <> $1 order by m.since limit ${MOST_COPIES}) o
     group by o.repository_id order by 2 desc, 1 limit ${MOST_KIN}),
   found as (
     select c.id, s.*, w.* from candidates c
     cross join lateral (
       select sum(x.bytes)::bigint as shared_bytes, count(*)::int as shared_tensors, min(x.there) as there, min(x.here) as here
       from (select mine.hash, mine.bytes, min(m.since) as there,
               (select min(a.since) from model_weights a join tensor_holdings b on b.file_id = a.file_id and b.hash = mine.hash where a.repository_id = $1) as here
             from model_weights m join tensor_holdings h on h.file_id = m.file_id join mine on mine.hash = h.hash
             where m.repository_id = c.id group by mine.hash, mine.bytes) x) s
     cross join lateral (
       select sum(y.bytes)::bigint as bytes, count(*)::int as tensors
       from (select h.hash, max(h.bytes) as bytes from model_weights m join tensor_holdings h on h.file_id = m.file_id
             where m.repository_id = c.id group by h.hash) y) w)
   insert into tensor_kinships (child_id, origin_id, shared_bytes, shared_tensors, child_bytes, child_tensors, origin_bytes, origin_tensors)
   select case when f.is_older then $1 else f.id end, case when f.is_older then f.id else $1 end, f.shared_bytes, f.shared_tensors,
     case when f.is_older then own.bytes else f.bytes end, case when f.is_older then own.tensors else f.tensors end,
     case when f.is_older then f.bytes else own.bytes end, case when f.is_older then f.tensors else own.tensors end
   from (select *, (there, id) < (here, $1::bigint) as is_older from found) f cross join own
   where f.shared_bytes * 100 >= least(own.bytes, f.bytes) * ${LEAST_PERCENT}`,
);
const COLUMNS = `k.shared_bytes::float8 as "sharedBytes", k.shared_tensors as "sharedTensors", k.child_bytes::float8 as "childBytes",
  k.child_tensors as "childTensors", k.origin_bytes::float8 as "originBytes", k.origin_tensors as "originTensors", k.child_id as "childId", k.origin_id as "originId"`;
const OF = statement(
  'kinships_of',
  `select ${COLUMNS} from (
     select * from tensor_kinships where child_id = $1 union all select * from tensor_kinships where origin_id = $1) k
   where $2::bigint is null or (k.shared_bytes, k.child_id + k.origin_id) < ($2, $3::bigint)
   order by k.shared_bytes desc, k.child_id + k.origin_id desc limit $4`,
);
const BETWEEN = statement(
  'kinships_between',
  `select ${COLUMNS} from tensor_kinships k where (k.child_id = $1 and k.origin_id = any ($2::bigint[])) or (k.origin_id = $1 and k.child_id = any ($2::bigint[]))`,
);

export interface KinshipRow {
  childId: bigint;
  originId: bigint;
  sharedBytes: number;
  sharedTensors: number;
  childBytes: number;
  childTensors: number;
  originBytes: number;
  originTensors: number;
}

@Injectable()
export class KinshipsStore {
  constructor(private readonly database: Database) {}

  /** Anew, inside the caller's transaction; one model after the other. */
  async relate(repositoryId: bigint): Promise<void> {
    await this.database.execute(ALONE);
    await this.database.execute(DROP, [repositoryId]);
    await this.database.execute(FIND, [repositoryId]);
  }

  /** The one with which it has most in common first; `after`: what that page ended with. */
  of(repositoryId: bigint, after: { sharedBytes: number; ids: bigint } | null, limit: number): Promise<KinshipRow[]> {
    return this.database.rows<KinshipRow>(OF, [repositoryId, after?.sharedBytes ?? null, after?.ids ?? null, limit]);
  }

  /** With any of these, in either direction. */
  async between(repositoryId: bigint, others: readonly bigint[]): Promise<KinshipRow[]> {
    return others.length === 0 ? [] : this.database.rows<KinshipRow>(BETWEEN, [repositoryId, others]);
  }
}
