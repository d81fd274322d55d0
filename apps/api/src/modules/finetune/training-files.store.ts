// The rows behind `/v1/files`.
import { Injectable } from '@nestjs/common';
import { type GitOid, oidFromBytes, oidToBytes } from '@modelgrove/git-objects';
import { Database, statement } from '../../platform/database';

const COLUMNS = `f.id, f.key, f.namespace_id, n.name as namespace, f.repository_id, rn.name as repository_namespace, r.name as repository_name, f.commit_oid, f.path,
  f.file_name, f.purpose, f.size_bytes, f.created_at`;
const JOINS = `join namespaces n on n.id = f.namespace_id join repositories r on r.id = f.repository_id join namespaces rn on rn.id = r.namespace_id`;

const INSERT = statement(
  'training_files_insert',
  `insert into training_files (key, namespace_id, created_by_id, repository_id, commit_oid, path, file_name, purpose, size_bytes)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
);
const FIND = statement('training_files_find', `select ${COLUMNS} from training_files f ${JOINS} where f.key = $1`);
const LIST = statement(
  'training_files_list',
  `select ${COLUMNS} from training_files f ${JOINS}
   where f.namespace_id = any ($1::bigint[]) and ($2::bigint is null or f.id < $2) and ($3::text is null or f.purpose = $3) order by f.id desc limit $4`,
);
const DELETE = statement('training_files_delete', 'delete from training_files where id = $1');

export interface NewTrainingFile {
  key: string;
  namespaceId: bigint;
  createdById: bigint;
  repositoryId: bigint;
  commitOid: GitOid;
  path: string;
  fileName: string;
  purpose: string;
  sizeBytes: number;
}

export interface TrainingFile extends Omit<NewTrainingFile, 'createdById'> {
  id: bigint;
  namespace: string;
  /** namespace/name of today. */
  repository: string;
  createdAt: Date;
}

interface Row {
  id: bigint;
  key: string;
  namespace_id: bigint;
  namespace: string;
  repository_id: bigint;
  repository_namespace: string;
  repository_name: string;
  commit_oid: Buffer;
  path: string;
  file_name: string;
  purpose: string;
  size_bytes: bigint;
  created_at: Date;
}

@Injectable()
export class TrainingFilesStore {
  constructor(private readonly database: Database) {}

  async insert(file: NewTrainingFile): Promise<void> {
    const { key, namespaceId, createdById, repositoryId, commitOid, path, fileName, purpose, sizeBytes } = file;
    const values = [key, namespaceId, createdById, repositoryId, oidToBytes(commitOid), path, fileName, purpose, sizeBytes];
    await this.database.execute(INSERT, values);
  }

  async find(key: string): Promise<TrainingFile | null> {
    const row = await this.database.row<Row>(FIND, [key]);
    return row && toFile(row);
  }

  /** The newest first. */
  async list(namespaceIds: readonly bigint[], before: bigint | null, purpose: string | null, limit: number): Promise<TrainingFile[]> {
    return (await this.database.rows<Row>(LIST, [namespaceIds, before, purpose, limit])).map(toFile);
  }

  async delete(id: bigint): Promise<void> {
    await this.database.execute(DELETE, [id]);
  }
}

function toFile(row: Row): TrainingFile {
  return {
    id: row.id,
    key: row.key,
    namespaceId: row.namespace_id,
    namespace: row.namespace,
    repositoryId: row.repository_id,
    repository: `${row.repository_namespace}/${row.repository_name}`,
    commitOid: oidFromBytes(row.commit_oid),
    path: row.path,
    fileName: row.file_name,
    purpose: row.purpose,
    sizeBytes: Number(row.size_bytes),
    createdAt: row.created_at,
  };
}
