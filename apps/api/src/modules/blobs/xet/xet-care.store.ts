// Rows of the Xet store as gc and doctor see them.
import { Injectable } from '@nestjs/common';
import { type XetHash, xetHashBytes, xetHashFromBytes } from '@modelgrove/xet-formats';
import { Database, type Statement, statement, violatesForeignKey } from '../../../platform/database';

const UNLINKED_FILES = statement(
  'xet_unlinked_files',
  `select f.hash, f.size_bytes::float8 as size from xet_files f
   where f.created_at < to_timestamp($1::float8 / 1000) and f.hash > $2 and not exists (select from xet_links l where l.file_hash = f.hash)
   order by f.hash limit $3`,
);
const REMOVE_FILE = statement(
  'xet_remove_file',
  'delete from xet_files f where f.hash = $1 and not exists (select from xet_links l where l.file_hash = f.hash)',
);
const MARK = statement(
  'xet_mark_unused',
  `update xet_xorbs x set unused_since = now() where unused_since is null and not exists (select from xet_terms t where t.xorb_hash = x.hash)`,
);
const UNMARK = statement(
  'xet_mark_used',
  `update xet_xorbs x set unused_since = null where unused_since is not null and exists (select from xet_terms t where t.xorb_hash = x.hash)`,
);
const UNUSED = statement(
  'xet_unused_xorbs',
  `select x.hash, x.storage_key as key, x.stored_bytes as size from xet_xorbs x
   where x.unused_since < to_timestamp($1::float8 / 1000) and x.hash > $2 and not exists (select from xet_terms t where t.xorb_hash = x.hash)
   order by x.hash limit $3`,
);
const REMOVE_XORB = statement(
  'xet_remove_xorb',
  `delete from xet_xorbs x where x.hash = $1 and x.unused_since < to_timestamp($2::float8 / 1000)
     and not exists (select from xet_terms t where t.xorb_hash = x.hash)`,
);
const KNOWN_KEYS = statement('xet_known_keys', 'select storage_key as key from xet_xorbs where storage_key = any ($1)');
const FORGET_HOLDINGS = statement('xet_forget_holdings', 'delete from xet_holdings where held_at < to_timestamp($1::float8 / 1000)');
const LINKS = statement(
  'xet_links_page',
  `select encode(l.sha256, 'hex') as sha256, l.file_hash, f.size_bytes::float8 as size,
     (select count(*)::int from xet_terms t where t.file_hash = f.hash) as terms,
     (select coalesce(sum(t.raw_bytes), 0)::float8 from xet_terms t where t.file_hash = f.hash) as covered
   from xet_links l join xet_files f on f.hash = l.file_hash
   where l.repository_id = $1 and not l.is_refuted and l.sha256 > decode($2, 'hex') order by l.sha256 limit $3`,
);
const OBJECTS_OF_FILE = statement(
  'xet_objects_of_file',
  `select distinct x.storage_key as key, x.stored_bytes as size from xet_terms t join xet_xorbs x on x.hash = t.xorb_hash where t.file_hash = $1`,
);

export interface NamedObject {
  key: string;
  sizeBytes: number;
}

export interface LinkedFile {
  sha256: string;
  hash: XetHash;
  sizeBytes: number;
  terms: number;
  /** What its terms come to. */
  coveredBytes: number;
}

@Injectable()
export class XetCareStore {
  constructor(private readonly database: Database) {}

  /** By hash, those after `after` (null for the first page). */
  async unlinkedFiles(olderThan: Date, after: XetHash | null, limit: number): Promise<{ hash: XetHash; sizeBytes: number }[]> {
    const rows = await this.database.rows<{ hash: Buffer; size: number }>(UNLINKED_FILES, [olderThan.getTime(), bytesOf(after), limit]);
    return rows.map((row) => ({ hash: xetHashFromBytes(row.hash), sizeBytes: row.size }));
  }

  /** False when somebody links it now. */
  removeFile(hash: XetHash): Promise<boolean> {
    return this.remove(REMOVE_FILE, [xetHashBytes(hash)]);
  }

  /** Notes since when no file uses each xorb. */
  async mark(): Promise<void> {
    await this.database.execute(UNMARK);
    await this.database.execute(MARK);
  }

  async unusedXorbs(since: Date, after: XetHash | null, limit: number): Promise<(NamedObject & { hash: XetHash })[]> {
    const rows = await this.database.rows<{ hash: Buffer; key: string; size: number }>(UNUSED, [since.getTime(), bytesOf(after), limit]);
    return rows.map((row) => ({ hash: xetHashFromBytes(row.hash), key: row.key, sizeBytes: row.size }));
  }

  /** False when a file uses it now, or somebody has just sent it again. */
  removeXorb(hash: XetHash, unusedSince: Date): Promise<boolean> {
    return this.remove(REMOVE_XORB, [xetHashBytes(hash), unusedSince.getTime()]);
  }

  /** Those of `keys` that a row names. */
  async knownKeys(keys: readonly string[]): Promise<Set<string>> {
    return new Set((await this.database.rows<{ key: string }>(KNOWN_KEYS, [keys])).map((row) => row.key));
  }

  forgetHoldings(olderThan: Date): Promise<number> {
    return this.database.execute(FORGET_HOLDINGS, [olderThan.getTime()]);
  }

  /** By sha256, those after `after` ('' for the first page). */
  async linkedTo(repositoryId: bigint, after: string, limit: number): Promise<LinkedFile[]> {
    const rows = await this.database.rows<{ sha256: string; file_hash: Buffer; size: number; terms: number; covered: number }>(LINKS, [
      repositoryId,
      after,
      limit,
    ]);
    return rows.map((row) => ({
      sha256: row.sha256,
      hash: xetHashFromBytes(row.file_hash),
      sizeBytes: row.size,
      terms: row.terms,
      coveredBytes: row.covered,
    }));
  }

  async objectsOf(hash: XetHash): Promise<NamedObject[]> {
    const rows = await this.database.rows<{ key: string; size: number }>(OBJECTS_OF_FILE, [xetHashBytes(hash)]);
    return rows.map((row) => ({ key: row.key, sizeBytes: row.size }));
  }

  private async remove(text: Statement, values: unknown[]): Promise<boolean> {
    try {
      return (await this.database.execute(text, values)) > 0;
    } catch (error) {
      if (violatesForeignKey(error)) return false;
      throw error;
    }
  }
}

function bytesOf(hash: XetHash | null): Buffer {
  return hash === null ? Buffer.alloc(0) : xetHashBytes(hash);
}
