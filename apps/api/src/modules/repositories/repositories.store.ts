import { Injectable } from '@nestjs/common';
import { nameKey, type RepoType } from '@modelgrove/shared';
import { Prisma } from '../../generated/prisma/client';
import { Database, statement } from '../../platform/database';
import { REPOSITORY_COLUMNS, type RepositoryRow, toRecord } from './repository-row';
import type { CardFacts, NewRepository, RepositoryRecord, SettingsChange } from './repositories.types';

const FIND = statement(
  'repositories_find',
  `select ${REPOSITORY_COLUMNS} from repositories r join namespaces n on n.id = r.namespace_id where r.id = $1`,
);
const HEADS = statement(
  'repositories_heads',
  `select g.repo_id as id, encode(coalesce(f.peeled, f.oid), 'hex') as oid from git.repository g
   join git.ref f on f.repo_id = g.repo_id and f.name = g.head where g.repo_id = any ($1::bigint[])`,
);
const TOUCH = statement('repositories_touch', 'update repositories set last_modified_at = greatest(last_modified_at, $2) where id = $1');

/** Prisma's code for it. */
const UNIQUE_VIOLATION = 'P2002';

@Injectable()
export class RepositoriesStore {
  constructor(private readonly database: Database) {}

  async find(id: bigint): Promise<RepositoryRecord | null> {
    const row = await this.database.row<RepositoryRow>(FIND, [id]);
    return row && toRecord(row);
  }

  /** The commit at the head of each default branch, by repository. */
  async heads(ids: bigint[]): Promise<Map<bigint, string>> {
    const rows = await this.database.rows<{ id: bigint | string; oid: string }>(HEADS, [ids]);
    return new Map(rows.map((row) => [BigInt(row.id), row.oid]));
  }

  /** Null when the name is taken. Waits for whoever inserts the same name at this moment. */
  async insert(values: NewRepository): Promise<bigint | null> {
    const { namespace: _namespace, ...columns } = values;
    const rows = await this.database.prisma.repository.createManyAndReturn({
      data: [{ ...columns, nameKey: nameKey(values.name) }],
      skipDuplicates: true,
      select: { id: true },
    });
    return rows[0]?.id ?? null;
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
  async rename(id: bigint, namespaceId: bigint, name: string): Promise<boolean> {
    try {
      await this.database.prisma.repository.update({
        where: { id },
        data: { namespaceId, name, nameKey: nameKey(name) },
        select: { id: true },
      });
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

  async saveCard(id: bigint, facts: CardFacts): Promise<void> {
    const derived = facts.card && { ...facts.card, cardData: (facts.card.cardData as Prisma.InputJsonObject | null) ?? Prisma.DbNull };
    await this.database.prisma.repository.updateMany({
      where: { id },
      data: { cardCommitOid: facts.commitOid, cardProblem: facts.problem, ...derived },
    });
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
