// Rows of xorbs: their chunk tables, who sent them, which repositories show files made of them.
import { Injectable } from '@nestjs/common';
import { type XetHash, xetHashBytes, xetHashFromBytes, type XorbSummary } from '@modelgrove/xet-formats';
import { Database, statement } from '../../../platform/database';
import { bytesOfOffsets, offsetsOf } from './offsets';
import type { StoredXorb } from './xet.types';

const COLUMNS = `x.hash, x.storage_key, x.stored_bytes, x.raw_bytes, x.chunk_hashes, x.raw_ends, x.body_ends`;
const FIND = statement('xet_find_xorbs', `select ${COLUMNS} from xet_xorbs x where x.hash = any ($1::bytea[])`);
const HELD = statement('xet_held_xorbs', 'select xorb_hash from xet_holdings where user_id = $1 and xorb_hash = any ($2::bytea[])');
const INSERT = statement(
  'xet_insert_xorb',
  `insert into xet_xorbs (hash, storage_key, stored_bytes, raw_bytes, chunk_count, chunk_hashes, raw_ends, body_ends)
   values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict (hash) do nothing`,
);
// The uploader is about to use it: its grace begins anew.
const TOUCH = statement('xet_touch_xorb', 'update xet_xorbs set unused_since = now() where hash = $1 and unused_since is not null');
const HOLD = statement(
  'xet_hold_xorb',
  `insert into xet_holdings (user_id, xorb_hash) select $1::bigint, hash from xet_xorbs where hash = $2
   on conflict (user_id, xorb_hash) do update set held_at = now()`,
);
const ADVERTISE = statement(
  'xet_advertise_chunks',
  `insert into xet_dedup_chunks (chunk_hash, xorb_hash, position) select * from unnest($1::bytea[], $2::bytea[], $3::int[]) on conflict do nothing`,
);
const SHOWN_BY = statement(
  'xet_xorbs_shown_by',
  `select x.hash as xorb_hash, l.repository_id from unnest($1::bytea[]) as x(hash)
   cross join lateral (
     select distinct l.repository_id from xet_terms t join xet_links l on l.file_hash = t.file_hash and not l.is_refuted
     where t.xorb_hash = x.hash limit 100) l`,
);
const FIND_CHUNK = statement(
  'xet_find_chunk',
  `select d.xorb_hash, d.position, l.repository_id from
     (select xorb_hash, position from xet_dedup_chunks where chunk_hash = $1 limit 200) d
   cross join lateral (
     select distinct l.repository_id from xet_terms t join xet_links l on l.file_hash = t.file_hash and not l.is_refuted
     where t.xorb_hash = d.xorb_hash and t.chunk_start <= d.position and t.chunk_end > d.position limit 20) l`,
);
const SHOWN_RANGES = statement(
  'xet_shown_ranges',
  `select distinct t.xorb_hash, t.chunk_start, t.chunk_end from xet_terms t
   where t.xorb_hash = any ($1::bytea[]) and exists (
     select from xet_links l where l.file_hash = t.file_hash and not l.is_refuted and l.repository_id = any ($2::bigint[]))`,
);
const NEIGHBOURS = statement(
  'xet_neighbouring_xorbs',
  `select distinct n.xorb_hash from xet_terms t
   join xet_links l on l.file_hash = t.file_hash and not l.is_refuted and l.repository_id = any ($2::bigint[])
   join xet_terms n on n.file_hash = t.file_hash
   where t.xorb_hash = any ($1::bytea[]) limit $3`,
);

interface XorbColumns {
  hash: Buffer;
  storage_key: string;
  stored_bytes: number;
  raw_bytes: number;
  chunk_hashes: Buffer;
  raw_ends: Buffer;
  body_ends: Buffer;
}

export interface ShownChunk {
  xorb: XetHash;
  position: number;
  repositoryId: bigint;
}

@Injectable()
export class XorbsStore {
  constructor(private readonly database: Database) {}

  async find(hashes: readonly XetHash[]): Promise<StoredXorb[]> {
    return (await this.database.rows<XorbColumns>(FIND, [hashes.map(xetHashBytes)])).map(toXorb);
  }

  /** Those that this person sent. */
  async held(userId: bigint, hashes: readonly XetHash[]): Promise<Set<XetHash>> {
    const rows = await this.database.rows<{ xorb_hash: Buffer }>(HELD, [userId, hashes.map(xetHashBytes)]);
    return new Set(rows.map((row) => xetHashFromBytes(row.xorb_hash)));
  }

  /** False when it is there already: then the stored body is another object. */
  async insert({ hash, bodyBytes, rawBytes, chunkCount, table }: XorbSummary, storageKey: string): Promise<boolean> {
    const values = [chunkCount, table.hashes, bytesOfOffsets(table.rawEnds), bytesOfOffsets(table.bodyEnds)];
    return (await this.database.execute(INSERT, [xetHashBytes(hash), storageKey, bodyBytes, rawBytes, ...values])) > 0;
  }

  /** False when the xorb has been collected meanwhile. */
  async hold(userId: bigint, hash: XetHash): Promise<boolean> {
    await this.database.execute(TOUCH, [xetHashBytes(hash)]);
    return (await this.database.execute(HOLD, [userId, xetHashBytes(hash)])) > 0;
  }

  async advertise(chunks: readonly { chunkHash: Uint8Array; xorb: XetHash; position: number }[]): Promise<void> {
    if (chunks.length === 0) return;
    const columns = [
      chunks.map((chunk) => Buffer.from(chunk.chunkHash)),
      chunks.map((chunk) => xetHashBytes(chunk.xorb)),
      chunks.map((chunk) => chunk.position),
    ];
    await this.database.execute(ADVERTISE, columns);
  }

  /** Which repositories show a file made of each xorb; some of them when there are many. */
  async shownBy(hashes: readonly XetHash[]): Promise<{ xorb: XetHash; repositoryId: bigint }[]> {
    const rows = await this.database.rows<{ xorb_hash: Buffer; repository_id: bigint | string }>(SHOWN_BY, [hashes.map(xetHashBytes)]);
    return rows.map((row) => ({ xorb: xetHashFromBytes(row.xorb_hash), repositoryId: BigInt(row.repository_id) }));
  }

  /** Where an advertised chunk is, with the repositories that show it there. */
  async findChunk(hash: XetHash): Promise<ShownChunk[]> {
    const rows = await this.database.rows<{ xorb_hash: Buffer; position: number; repository_id: bigint | string }>(FIND_CHUNK, [
      xetHashBytes(hash),
    ]);
    return rows.map((row) => ({
      xorb: xetHashFromBytes(row.xorb_hash),
      position: row.position,
      repositoryId: BigInt(row.repository_id),
    }));
  }

  /** Xorbs of the files that `xorbs` are part of in these repositories. */
  async neighbours(xorbs: readonly XetHash[], repositoryIds: readonly bigint[], limit: number): Promise<XetHash[]> {
    const rows = await this.database.rows<{ xorb_hash: Buffer }>(NEIGHBOURS, [xorbs.map(xetHashBytes), repositoryIds, limit]);
    return rows.map((row) => xetHashFromBytes(row.xorb_hash));
  }

  /** Which chunks of the xorbs these repositories show. */
  async shownRanges(
    xorbs: readonly XetHash[],
    repositoryIds: readonly bigint[],
  ): Promise<Map<XetHash, { chunkStart: number; chunkEnd: number }[]>> {
    const rows = await this.database.rows<{ xorb_hash: Buffer; chunk_start: number; chunk_end: number }>(SHOWN_RANGES, [
      xorbs.map(xetHashBytes),
      repositoryIds,
    ]);
    const ranges = new Map<XetHash, { chunkStart: number; chunkEnd: number }[]>();
    for (const { xorb_hash, chunk_start: chunkStart, chunk_end: chunkEnd } of rows) {
      const hash = xetHashFromBytes(xorb_hash);
      const known = ranges.get(hash);
      if (known) known.push({ chunkStart, chunkEnd });
      else ranges.set(hash, [{ chunkStart, chunkEnd }]);
    }
    return ranges;
  }
}

function toXorb(row: XorbColumns): StoredXorb {
  return {
    hash: xetHashFromBytes(row.hash),
    storageKey: row.storage_key,
    storedBytes: row.stored_bytes,
    rawBytes: row.raw_bytes,
    // A copy of its own: what the driver answers are views of larger buffers, which would travel whole to a thread.
    table: { hashes: new Uint8Array(row.chunk_hashes), rawEnds: offsetsOf(row.raw_ends), bodyEnds: offsetsOf(row.body_ends) },
  };
}
