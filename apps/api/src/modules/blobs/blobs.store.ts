import { Injectable } from '@nestjs/common';
import { xetHashFromBytes } from '@modelgrove/xet-formats';
import { Database, type Statement, statement } from '../../platform/database';
import type { LargeObject, LocatedBlob, UploadRow, UploadTarget } from './blobs.types';

const LINKED = statement(
  'blobs_linked',
  `select encode(o.sha256, 'hex') as sha256, o.size_bytes, null::bytea as file_hash
   from blob_links l join blob_objects o on o.sha256 = l.sha256
   where l.repository_id = $1 and l.sha256 in (select decode(x, 'hex') from unnest($2::text[]) x)
     and ($3::timestamptz is null or l.created_at <= $3)
   union all
   select encode(l.sha256, 'hex'), f.size_bytes, f.hash from xet_links l join xet_files f on f.hash = l.file_hash
   where l.repository_id = $1 and not l.is_refuted and l.sha256 in (select decode(x, 'hex') from unnest($2::text[]) x)
     and ($3::timestamptz is null or l.created_at <= $3)`,
);
const OBJECT = statement(
  'blobs_object',
  `insert into blob_objects (sha256, size_bytes, storage_key) values (decode($1, 'hex'), $2, $3) on conflict (sha256) do nothing`,
);
const LINK = statement(
  'blobs_link',
  `insert into blob_links (repository_id, sha256) values ($1, decode($2, 'hex')) on conflict do nothing`,
);
// What was refuted has given its room back already.
const UNLINK = statement(
  'blobs_unlink',
  `with gone as (delete from blob_links where repository_id = $1 and sha256 in (select decode(x, 'hex') from unnest($2::text[]) x) returning sha256),
   chunked as (delete from xet_links where repository_id = $1 and sha256 in (select decode(x, 'hex') from unnest($2::text[]) x)
     returning file_hash, is_refuted)
   select (coalesce((select sum(o.size_bytes) from gone join blob_objects o on o.sha256 = gone.sha256), 0)
     + coalesce((select sum(f.size_bytes) from chunked join xet_files f on f.hash = chunked.file_hash where not chunked.is_refuted), 0))::float8 as bytes`,
);
// A file that the target has in the other way is not counted twice.
const LINK_SOME = statement(
  'blobs_link_some',
  `with made as (insert into blob_links (repository_id, sha256)
     select $2::bigint, sha256 from blob_links where repository_id = $1 and sha256 in (select decode(x, 'hex') from unnest($3::text[]) x)
       and sha256 not in (select sha256 from xet_links where repository_id = $2 and not is_refuted)
     on conflict do nothing returning sha256),
   chunked as (insert into xet_links (repository_id, sha256, file_hash)
     select $2::bigint, sha256, file_hash from xet_links where repository_id = $1 and not is_refuted
       and sha256 in (select decode(x, 'hex') from unnest($3::text[]) x)
       and sha256 not in (select sha256 from blob_links where repository_id = $2)
     on conflict do nothing returning file_hash)
   select (coalesce((select sum(o.size_bytes) from made join blob_objects o on o.sha256 = made.sha256), 0)
     + coalesce((select sum(f.size_bytes) from chunked join xet_files f on f.hash = chunked.file_hash), 0))::float8 as bytes`,
);
const LINK_ALL = statement(
  'blobs_link_all',
  `with made as (insert into blob_links (repository_id, sha256)
     select $2::bigint, sha256 from blob_links where repository_id = $1 on conflict do nothing)
   insert into xet_links (repository_id, sha256, file_hash)
     select $2::bigint, sha256, file_hash from xet_links where repository_id = $1 and not is_refuted on conflict do nothing`,
);
const LINKED_AT = statement(
  'blobs_linked_at',
  `select encode(sha256, 'hex') as sha256, created_at from blob_links where repository_id = $1
   union all select encode(sha256, 'hex'), created_at from xet_links where repository_id = $1`,
);
const HOLDERS = statement(
  'blobs_holders',
  `select distinct repository_id as id from blob_links where sha256 in (select decode(x, 'hex') from unnest($1::text[]) x) and repository_id <> $2
   order by repository_id desc limit $3`,
);
const LINKED_BEFORE = statement(
  'blobs_linked_before',
  `select encode(sha256, 'hex') as sha256 from blob_links where repository_id = $1 and created_at < now() - $2::float8 * interval '1 day'
   union select encode(sha256, 'hex') from xet_links where repository_id = $1 and created_at < now() - $2::float8 * interval '1 day'`,
);
const UPLOAD = `id, repository_id, encode(sha256, 'hex') as sha256, size_bytes, storage_key, store_upload, part_bytes`;
const FIND_UPLOAD = statement('blobs_find_upload', `select ${UPLOAD} from blob_uploads where id = $1`);
const PENDING = statement(
  'blobs_pending_upload',
  `select ${UPLOAD} from blob_uploads where repository_id = $1 and sha256 = decode($2, 'hex') and size_bytes = $3
   and created_at > now() - interval '60 hours' order by created_at desc limit 1`,
);
const BEGIN = statement(
  'blobs_begin_upload',
  `insert into blob_uploads (id, repository_id, sha256, size_bytes, storage_key, store_upload, part_bytes)
   values ($1, $2, decode($3, 'hex'), $4, $5, $6, $7)`,
);
const END = statement('blobs_end_upload', 'delete from blob_uploads where id = $1');

interface LinkedColumns {
  sha256: string;
  size_bytes: bigint | string;
  file_hash: Buffer | null;
}

interface UploadColumns {
  id: string;
  repository_id: bigint | string;
  sha256: string;
  size_bytes: bigint | string;
  storage_key: string;
  store_upload: string;
  part_bytes: bigint | string;
}

@Injectable()
export class BlobsStore {
  constructor(private readonly database: Database) {}

  /** Bytes that the repository links no more. */
  unlink(repositoryId: bigint, sha256s: readonly string[]): Promise<number> {
    return this.bytes(UNLINK, [repositoryId, sha256s]);
  }

  /** Sizes of those of `sha256s` that are linked to the repository. */
  async linkedSizes(repositoryId: bigint, sha256s: string[]): Promise<Map<string, number>> {
    return new Map([...(await this.located(repositoryId, sha256s))].map(([sha256, { sizeBytes }]) => [sha256, sizeBytes]));
  }

  /** Where the bytes of those are that are linked to the repository; `until`: that were by then. A version's files are linked before it is committed. */
  async located(repositoryId: bigint, sha256s: readonly string[], until: Date | null = null): Promise<Map<string, LocatedBlob>> {
    const located = new Map<string, LocatedBlob>();
    for (const { sha256, size_bytes, file_hash } of await this.database.rows<LinkedColumns>(LINKED, [repositoryId, sha256s, until])) {
      const xetHash = file_hash ? xetHashFromBytes(file_hash) : null;
      // Kept both ways: what was hashed while it came in counts.
      if (xetHash === null || !located.has(sha256)) located.set(sha256, { sizeBytes: Number(size_bytes), xetHash });
    }
    return located;
  }

  /** Only for bytes that are in the object store, verified. */
  async insertObject(object: LargeObject, storageKey: string): Promise<void> {
    await this.database.execute(OBJECT, [object.sha256, object.sizeBytes, storageKey]);
  }

  /** False when it was linked already. */
  async link(repositoryId: bigint, sha256: string): Promise<boolean> {
    return (await this.database.execute(LINK, [repositoryId, sha256])) > 0;
  }

  async linkAll(fromRepositoryId: bigint, toRepositoryId: bigint): Promise<void> {
    await this.database.execute(LINK_ALL, [fromRepositoryId, toRepositoryId]);
  }

  /** Those of `sha256s` that `from` links become links of `to` as well. Bytes that `to` did not link before. */
  linkSome(fromRepositoryId: bigint, toRepositoryId: bigint, sha256s: readonly string[]): Promise<number> {
    return this.bytes(LINK_SOME, [fromRepositoryId, toRepositoryId, sha256s]);
  }

  async holders(sha256s: readonly string[], notRepositoryId: bigint, limit: number): Promise<bigint[]> {
    const rows = await this.database.rows<{ id: bigint | string }>(HOLDERS, [sha256s, notRepositoryId, limit]);
    return rows.map(({ id }) => BigInt(id));
  }

  async linkedAt(repositoryId: bigint): Promise<Map<string, Date>> {
    const rows = await this.database.rows<{ sha256: string; created_at: Date }>(LINKED_AT, [repositoryId]);
    return new Map(rows.map((row) => [row.sha256, row.created_at]));
  }

  async linkedBefore(repositoryId: bigint, days: number): Promise<string[]> {
    return (await this.database.rows<{ sha256: string }>(LINKED_BEFORE, [repositoryId, days])).map((row) => row.sha256);
  }

  async findUpload(id: string): Promise<UploadRow | null> {
    const row = await this.database.row<UploadColumns>(FIND_UPLOAD, [id]);
    return row && toUpload(row);
  }

  async pendingUpload(target: UploadTarget): Promise<UploadRow | null> {
    const row = await this.database.row<UploadColumns>(PENDING, [target.repositoryId, target.sha256, target.sizeBytes]);
    return row && toUpload(row);
  }

  async beginUpload(row: UploadRow): Promise<void> {
    const { id, repositoryId, sha256, sizeBytes, partBytes } = row;
    await this.database.execute(BEGIN, [id, repositoryId, sha256, sizeBytes, row.storageKey, row.storeUpload, partBytes]);
  }

  async endUpload(id: string): Promise<void> {
    await this.database.execute(END, [id]);
  }

  private async bytes(text: Statement, values: unknown[]): Promise<number> {
    return (await this.database.row<{ bytes: number }>(text, values))?.bytes ?? 0;
  }
}

function toUpload(row: UploadColumns): UploadRow {
  return {
    id: row.id,
    repositoryId: BigInt(row.repository_id),
    sha256: row.sha256,
    sizeBytes: Number(row.size_bytes),
    storageKey: row.storage_key,
    storeUpload: row.store_upload,
    partBytes: Number(row.part_bytes),
  };
}
