// Rows of Xet files: their terms, and which repositories' pointers mean them.
import { Injectable } from '@nestjs/common';
import { type XetHash, xetHashBytes, xetHashFromBytes } from '@modelgrove/xet-formats';
import { Database, statement, violatesForeignKey } from '../../../platform/database';
import type { CheckedFile, StoredTerm } from './xet.types';

const SHOWN = statement(
  'xet_shown_file',
  `select f.size_bytes::float8 as size from xet_links l join xet_files f on f.hash = l.file_hash
   where l.file_hash = $2 and l.repository_id = $1 and not l.is_refuted and ($3::timestamptz is null or l.created_at <= $3) limit 1`,
);
const TERM = `t.raw_start::float8 as raw_start, t.raw_bytes, t.xorb_hash, t.chunk_start, t.chunk_end, t.body_start, t.body_end, x.storage_key`;
// The term that the range begins in is the last one that begins at or before it.
const TERMS = statement(
  'xet_terms_of_range',
  `select ${TERM} from xet_terms t join xet_xorbs x on x.hash = t.xorb_hash
   where t.file_hash = $1 and t.raw_start < $3::bigint
     and t.raw_start >= coalesce((select max(s.raw_start) from xet_terms s where s.file_hash = $1 and s.raw_start <= $2::bigint), 0)
   order by t.raw_start limit $4`,
);
const INSERT_FILE = statement('xet_insert_file', 'insert into xet_files (hash, size_bytes) values ($1, $2) on conflict (hash) do nothing');
const INSERT_TERMS = statement(
  'xet_insert_terms',
  `insert into xet_terms (file_hash, raw_start, raw_bytes, xorb_hash, chunk_start, chunk_end, body_start, body_end)
   select $1::bytea, t.* from unnest($2::bigint[], $3::int[], $4::bytea[], $5::int[], $6::int[], $7::int[], $8::int[]) t`,
);
// A file that came in whole stays so: its sha256 was computed on the way.
const LINK = statement(
  'xet_link',
  `insert into xet_links (repository_id, sha256, file_hash)
   select $1::bigint, decode($2, 'hex'), $3::bytea
   where not exists (select from blob_links where repository_id = $1 and sha256 = decode($2, 'hex'))
   on conflict do nothing`,
);
const LINK_OF = statement(
  'xet_link_of',
  `select l.file_hash, l.is_refuted, encode(f.sha256, 'hex') as verified from xet_links l join xet_files f on f.hash = l.file_hash
   where l.repository_id = $1 and l.sha256 = decode($2, 'hex')`,
);
const RELINK = statement(
  'xet_relink',
  `update xet_links set file_hash = $3, is_refuted = false where repository_id = $1 and sha256 = decode($2, 'hex')`,
);
const FILES = statement(
  'xet_files_by_hash',
  `select hash, size_bytes::float8 as size, encode(sha256, 'hex') as sha256 from xet_files where hash = any ($1::bytea[])`,
);
const VERIFIED = statement(
  'xet_files_verified',
  `update xet_files f set sha256 = decode(v.sha256, 'hex') from unnest($1::bytea[], $2::text[]) v(hash, sha256) where f.hash = v.hash`,
);
const REFUTE = statement(
  'xet_refute',
  `update xet_links l set is_refuted = true from xet_files f
   where f.hash = l.file_hash and l.file_hash = any ($1::bytea[]) and l.sha256 <> f.sha256 and not l.is_refuted
   returning l.repository_id, encode(l.sha256, 'hex') as sha256, f.size_bytes::float8 as size`,
);

interface TermColumns {
  raw_start: number;
  raw_bytes: number;
  xorb_hash: Buffer;
  chunk_start: number;
  chunk_end: number;
  body_start: number;
  body_end: number;
  storage_key: string;
}

export interface LinkState {
  fileHash: XetHash;
  isRefuted: boolean;
  /** What the bytes were found to have; null when they were not hashed yet. */
  verifiedSha256: string | null;
}

@Injectable()
export class XetFilesStore {
  constructor(private readonly database: Database) {}

  /** Its size when the repository shows it (`until`: did by then), else null. */
  async shownSize(repositoryId: bigint, hash: XetHash, until: Date | null): Promise<number | null> {
    return (await this.database.row<{ size: number }>(SHOWN, [repositoryId, xetHashBytes(hash), until]))?.size ?? null;
  }

  /** Those that overlap bytes `start` to `end` (exclusive) of the file, in its order, the first `limit` of them. */
  async terms(hash: XetHash, start: number, end: number, limit: number): Promise<StoredTerm[]> {
    return (await this.database.rows<TermColumns>(TERMS, [xetHashBytes(hash), start, end, limit])).map(toTerm);
  }

  /** False when it is there already, with whatever terms. */
  async insert(file: CheckedFile): Promise<boolean> {
    const hash = xetHashBytes(file.hash);
    if ((await this.database.execute(INSERT_FILE, [hash, file.sizeBytes])) === 0) return false;
    const { terms } = file;
    if (terms.length === 0) return true;
    await this.database.execute(INSERT_TERMS, [
      hash,
      terms.map((term) => term.rawStart),
      terms.map((term) => term.rawBytes),
      terms.map((term) => xetHashBytes(term.xorb)),
      terms.map((term) => term.chunkStart),
      terms.map((term) => term.chunkEnd),
      terms.map((term) => term.bodyStart),
      terms.map((term) => term.bodyEnd),
    ]);
    return true;
  }

  /** False when the repository has bytes under this sha256 already. */
  async link(repositoryId: bigint, sha256: string, hash: XetHash): Promise<boolean> {
    return (await this.database.execute(LINK, [repositoryId, sha256, xetHashBytes(hash)])) > 0;
  }

  async linkOf(repositoryId: bigint, sha256: string): Promise<LinkState | null> {
    const row = await this.database.row<{ file_hash: Buffer; is_refuted: boolean; verified: string | null }>(LINK_OF, [
      repositoryId,
      sha256,
    ]);
    return row && { fileHash: xetHashFromBytes(row.file_hash), isRefuted: row.is_refuted, verifiedSha256: row.verified };
  }

  async relink(repositoryId: bigint, sha256: string, hash: XetHash): Promise<void> {
    await this.database.execute(RELINK, [repositoryId, sha256, xetHashBytes(hash)]);
  }

  /** Those that are there. */
  async files(hashes: readonly XetHash[]): Promise<{ hash: XetHash; sizeBytes: number; sha256: string | null }[]> {
    if (hashes.length === 0) return [];
    const rows = await this.database.rows<{ hash: Buffer; size: number; sha256: string | null }>(FILES, [hashes.map(xetHashBytes)]);
    return rows.map((row) => ({ hash: xetHashFromBytes(row.hash), sizeBytes: row.size, sha256: row.sha256 }));
  }

  /** The bytes were hashed. Links that claimed another sha256 are refuted; answers those. */
  async verified(sha256s: ReadonlyMap<XetHash, string>): Promise<{ repositoryId: bigint; sha256: string; sizeBytes: number }[]> {
    const hashes = [...sha256s.keys()].map(xetHashBytes);
    await this.database.execute(VERIFIED, [hashes, [...sha256s.values()]]);
    const rows = await this.database.rows<{ repository_id: bigint | string; sha256: string; size: number }>(REFUTE, [hashes]);
    return rows.map((row) => ({ repositoryId: BigInt(row.repository_id), sha256: row.sha256, sizeBytes: row.size }));
  }
}

/** Whether rows were refused because what they build on has been collected meanwhile. */
export function isBuiltOnRemoved(error: unknown): boolean {
  return violatesForeignKey(error);
}

function toTerm(row: TermColumns): StoredTerm {
  return {
    xorb: xetHashFromBytes(row.xorb_hash),
    storageKey: row.storage_key,
    chunkStart: row.chunk_start,
    chunkEnd: row.chunk_end,
    rawStart: row.raw_start,
    rawBytes: row.raw_bytes,
    bodyStart: row.body_start,
    bodyEnd: row.body_end,
  };
}
