// Rows of large files as gc and doctor see them: over all repositories, or all links of one.
import { Injectable } from '@nestjs/common';
import { Database, statement, violatesForeignKey } from '../../platform/database';

export interface ObjectRow {
  sha256: string;
  sizeBytes: number;
  storageKey: string;
}

const COLUMNS = `encode(o.sha256, 'hex') as sha256, o.size_bytes::float8 as "sizeBytes", o.storage_key as "storageKey"`;
const UNLINKED = statement(
  'blobs_unlinked',
  `select ${COLUMNS} from blob_objects o
   where o.created_at < to_timestamp($1::float8 / 1000) and o.sha256 > decode($2, 'hex')
     and not exists (select 1 from blob_links l where l.sha256 = o.sha256)
   order by o.sha256 limit $3`,
);
const REMOVE = statement(
  'blobs_remove_unlinked',
  `delete from blob_objects o where o.sha256 = decode($1, 'hex') and not exists (select 1 from blob_links l where l.sha256 = o.sha256)`,
);
const KNOWN_KEYS = statement(
  'blobs_known_keys',
  'select storage_key as key from blob_objects where storage_key = any ($1) and sha256 = any ($2)',
);
const LINKED = statement(
  'blobs_linked_page',
  `select ${COLUMNS} from blob_links l join blob_objects o on o.sha256 = l.sha256
   where l.repository_id = $1 and l.sha256 > decode($2, 'hex') order by l.sha256 limit $3`,
);
const FORGET_UPLOADS = statement('blobs_forget_uploads', 'delete from blob_uploads where created_at < to_timestamp($1::float8 / 1000)');

@Injectable()
export class BlobCareStore {
  constructor(private readonly database: Database) {}

  /** By sha256, those after `after` ('' for the first page). */
  unlinked(olderThan: Date, after: string, limit: number): Promise<ObjectRow[]> {
    return this.database.rows<ObjectRow>(UNLINKED, [olderThan.getTime(), after, limit]);
  }

  /** False when somebody links it now. */
  async remove(sha256: string): Promise<boolean> {
    try {
      return (await this.database.execute(REMOVE, [sha256])) > 0;
    } catch (error) {
      if (violatesForeignKey(error)) return false;
      throw error;
    }
  }

  /** Those of `keys` that a row names; `sha256s` are the objects they are keys of. */
  async knownKeys(keys: readonly string[], sha256s: readonly string[]): Promise<Set<string>> {
    const rows = await this.database.rows<{ key: string }>(KNOWN_KEYS, [keys, sha256s.map((sha256) => Buffer.from(sha256, 'hex'))]);
    return new Set(rows.map((row) => row.key));
  }

  linkedTo(repositoryId: bigint, after: string, limit: number): Promise<ObjectRow[]> {
    return this.database.rows<ObjectRow>(LINKED, [repositoryId, after, limit]);
  }

  /** Number of rows removed. */
  forgetUploads(olderThan: Date): Promise<number> {
    return this.database.execute(FORGET_UPLOADS, [olderThan.getTime()]);
  }
}
