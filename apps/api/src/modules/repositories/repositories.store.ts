import { Injectable } from '@nestjs/common';
import { nameKey, type RepoId, type RepoType } from '@modelgrove/shared';
import { storableJson } from '../../common/storable-json';
import { Prisma } from '../../generated/prisma/client';
import { Database, statement } from '../../platform/database';
import { namespaceNotFound } from '../accounts';
import { REPOSITORY_COLUMNS, type RepositoryRow, toRecord } from './repository-row';
import type { DerivedFacts, ImportedFrom, NewRepository, RepositoryAddress, RepositoryRecord, SettingsChange } from './repositories.types';

const FIND = statement(
  'repositories_find',
  `select ${REPOSITORY_COLUMNS} from repositories r join namespaces n on n.id = r.namespace_id where r.id = $1`,
);
const EVERY = statement(
  'repositories_every',
  `select ${REPOSITORY_COLUMNS} from repositories r join namespaces n on n.id = r.namespace_id
   where r.type = $1::text::repo_type and r.id > $2 and ($3::text is null or (n.name_key = $3 and r.name_key = $4::text))
   order by r.id limit $5`,
);
const HEADS = statement(
  'repositories_heads',
  `select g.repo_id as id, encode(coalesce(f.peeled, f.oid), 'hex') as oid from git.repository g
   join git.ref f on f.repo_id = g.repo_id and f.name = g.head where g.repo_id = any ($1::bigint[])`,
);
/** The hub's own first commit is no push. Only the user's own namespace, through its index: a waiting page asks this again and again. */
const NEWEST_PUSHED = statement(
  'repositories_newest_pushed',
  `select r.type::text as type, n.name as namespace, r.name from repositories r join namespaces n on n.id = r.namespace_id
   join git.repository g on g.repo_id = r.id where r.namespace_id = $1 and g.next_idx > 1 order by r.last_modified_at desc, r.id desc limit 1`,
);
const TOUCH = statement('repositories_touch', 'update repositories set last_modified_at = greatest(last_modified_at, $2) where id = $1');

const FILE_FACTS = statement('repositories_file_facts', 'select file_facts::text as facts from repositories where id = $1');
const IMPORTED_FROM = statement('repositories_imported_from', 'select imported_from::text as "from" from repositories where id = $1');
const NOTE_IMPORTED = statement('repositories_note_imported', 'update repositories set imported_from = $2::text::jsonb where id = $1');
const SAVE_DERIVED = statement(
  'repositories_save_derived',
  `with before as (select * from repositories where id = $1 for no key update)
   update repositories r set card_oid = $2, card_problem = $3, tags = $4::text[], pipeline_tag = $5, library_name = $6,
     parameters = $7::bigint, card_data = $8::text::jsonb, file_facts = coalesce($9::text::jsonb, r.file_facts),
     main_bytes = $10::bigint, row_count = $11::bigint
   from before b where r.id = b.id
   returning (b.card_problem, b.tags, b.pipeline_tag, b.library_name, b.parameters, b.card_data, b.file_facts - 'commitOid')
     is distinct from (r.card_problem, r.tags, r.pipeline_tag, r.library_name, r.parameters, r.card_data, r.file_facts - 'commitOid') as changed`,
);

/** Prisma's codes for them. */
const UNIQUE_VIOLATION = 'P2002';
const FOREIGN_KEY_VIOLATION = 'P2003';

@Injectable()
export class RepositoriesStore {
  constructor(private readonly database: Database) {}

  async find(id: bigint): Promise<RepositoryRecord | null> {
    const row = await this.database.row<RepositoryRow>(FIND, [id]);
    return row && toRecord(row);
  }

  async every(type: RepoType, after: bigint, limit: number, at?: RepoId): Promise<RepositoryRecord[]> {
    const keys = at ? [nameKey(at.namespace), nameKey(at.name)] : [null, null];
    return (await this.database.rows<RepositoryRow>(EVERY, [type, after, ...keys, limit])).map(toRecord);
  }

  /** The commit at the head of each default branch, by repository. */
  async heads(ids: bigint[]): Promise<Map<bigint, string>> {
    const rows = await this.database.rows<{ id: bigint | string; oid: string }>(HEADS, [ids]);
    return new Map(rows.map((row) => [BigInt(row.id), row.oid]));
  }

  newestPushed(namespaceId: bigint): Promise<RepositoryAddress | null> {
    return this.database.row<RepositoryAddress>(NEWEST_PUSHED, [namespaceId]);
  }

  /** Null when the name is taken; 'namespace/not-found' when its owner went in this moment. Waits for whoever inserts the same name at this moment. */
  async insert(values: NewRepository): Promise<bigint | null> {
    const { namespace, ...columns } = values;
    const data = [{ ...columns, nameKey: nameKey(values.name) }];
    const made = this.database.prisma.repository.createManyAndReturn({ data, skipDuplicates: true, select: { id: true } });
    return (await orNamespaceGone(made, namespace))[0]?.id ?? null;
  }

  async exists(type: RepoType, namespaceId: bigint, name: string): Promise<bigint | null> {
    const row = await this.database.prisma.repository.findUnique({
      where: { type_namespaceId_nameKey: { type, namespaceId, nameKey: nameKey(name) } },
      select: { id: true },
    });
    return row?.id ?? null;
  }

  async update(id: bigint, change: SettingsChange): Promise<void> {
    await this.database.prisma.repository.update({ where: { id }, data: change, select: { id: true } });
  }

  /** False when somebody took the name at this moment; the transaction is lost then. */
  async rename(id: bigint, to: { namespaceId: bigint; namespace: string; name: string }): Promise<boolean> {
    const data = { namespaceId: to.namespaceId, name: to.name, nameKey: nameKey(to.name) };
    try {
      await orNamespaceGone(this.database.prisma.repository.update({ where: { id }, data, select: { id: true } }), to.namespace);
      return true;
    } catch (error) {
      if (error instanceof Prisma.PrismaClientKnownRequestError && error.code === UNIQUE_VIOLATION) return false;
      throw error;
    }
  }

  async delete(id: bigint): Promise<void> {
    await this.database.prisma.repository.deleteMany({ where: { id } });
  }

  async touch(id: bigint, at: Date): Promise<void> {
    await this.database.execute(TOUCH, [id, at]);
  }

  /** False when all of it was so already, but for the commit of the files and the words of the card. */
  async saveDerived(id: bigint, facts: DerivedFacts): Promise<boolean> {
    const { cardOid, problems, tags, pipelineTag, libraryName, cardData, parameters, fileFacts, mainBytes, rows } = facts;
    const texts = [cardData, fileFacts].map((value) => (value === null ? null : JSON.stringify(storableJson(value))));
    const problemText = problems.length > 0 ? JSON.stringify(storableJson(problems)) : null;
    const values = [id, cardOid, problemText, storableJson(tags), pipelineTag, libraryName, parameters, ...texts, mainBytes, rows];
    const row = await this.database.row<{ changed: boolean }>(SAVE_DERIVED, values);
    return row?.changed ?? false;
  }

  async fileFacts(id: bigint): Promise<unknown> {
    const row = await this.database.row<{ facts: string | null }>(FILE_FACTS, [id]);
    return row?.facts ? (JSON.parse(row.facts) as unknown) : null;
  }

  async redirect(type: RepoType, from: { namespace: string; name: string }, repositoryId: bigint): Promise<void> {
    const key = { type, namespaceKey: nameKey(from.namespace), nameKey: nameKey(from.name) };
    await this.database.prisma.repositoryRedirect.upsert({
      where: { type_namespaceKey_nameKey: key },
      create: { ...key, repositoryId },
      update: { repositoryId },
      select: { type: true },
    });
  }

  async importedFrom(id: bigint): Promise<ImportedFrom | null> {
    const from = (await this.database.row<{ from: string | null }>(IMPORTED_FROM, [id]))?.from ?? null;
    return from === null ? null : (JSON.parse(from) as ImportedFrom);
  }

  async noteImported(id: bigint, from: ImportedFrom): Promise<void> {
    await this.database.execute(NOTE_IMPORTED, [id, JSON.stringify(from)]);
  }

  /** Somebody took the name anew: it does not lead elsewhere any more. */
  async dropRedirect(type: RepoType, at: { namespace: string; name: string }): Promise<void> {
    await this.database.prisma.repositoryRedirect.deleteMany({
      where: { type, namespaceKey: nameKey(at.namespace), nameKey: nameKey(at.name) },
    });
  }

  async dropRedirectsTo(repositoryId: bigint): Promise<void> {
    await this.database.prisma.repositoryRedirect.deleteMany({ where: { repositoryId } });
  }
}

/** The owner was there when it was asked, and ended before the row was written. */
async function orNamespaceGone<T>(work: Promise<T>, namespace: string): Promise<T> {
  try {
    return await work;
  } catch (error) {
    const isKnown = error instanceof Prisma.PrismaClientKnownRequestError && error.code === FOREIGN_KEY_VIOLATION;
    throw isKnown && JSON.stringify(error.meta ?? {}).includes('namespace_id') ? namespaceNotFound(namespace) : error;
  }
}
