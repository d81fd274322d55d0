import { Injectable } from '@nestjs/common';
import { Database, statement } from '../../platform/database';

export interface NamespaceNameRow {
  id: bigint;
  name: string;
  kind: 'user' | 'organization';
}

export interface NamespaceProfile extends NamespaceNameRow {
  fullName: string;
  details: string;
  links: string[];
  createdAt: Date;
}

export interface ProfileChange {
  fullName?: string;
  details?: string;
  links?: string[];
}

// Whoever takes or gives up a name holds this lock until the end of the transaction: a name that was found free cannot be taken and
// given up again by somebody else (which the unique index would not see) before it is written.
const LOCK = statement('namespaces_lock_name', `select pg_advisory_xact_lock(hashtextextended('namespace:' || $1, 0))`);

// What is given to a namespace holds its row (the foreign key does); whoever ends it waits for all that is on its way, and then sees it.
const LOCK_ROW = statement('namespaces_lock_row', 'select id from namespaces where id = $1 for update');

const TAKEN = statement(
  'namespaces_name_taken',
  `select exists (select from namespaces n where n.name_key = $1 and n.id is distinct from $2::bigint)
     or exists (select from namespace_tombstones t where t.name_key = $1 and ($2::bigint is null or t.namespace_id is distinct from $2::bigint)) as taken`,
);

@Injectable()
export class NamespacesStore {
  constructor(private readonly database: Database) {}

  async lockNames(nameKeys: string[]): Promise<void> {
    for (const key of nameKeys.toSorted()) await this.database.execute(LOCK, [key]);
  }

  async lock(id: bigint): Promise<void> {
    await this.database.execute(LOCK_ROW, [id]);
  }

  /** Taken by somebody else than `exceptId`: in use, or given up earlier by another one. */
  async isTaken(nameKey: string, exceptId: bigint | null): Promise<boolean> {
    const row = await this.database.row<{ taken: boolean }>(TAKEN, [nameKey, exceptId]);
    return row?.taken ?? true;
  }

  find(nameKey: string): Promise<NamespaceNameRow | null> {
    return this.database.prisma.namespace.findUnique({ where: { nameKey }, select: { id: true, name: true, kind: true } });
  }

  /** The namespace that gave the name up and goes by another one now. */
  async findFormer(nameKey: string): Promise<NamespaceNameRow | null> {
    const tombstone = await this.database.prisma.namespaceTombstone.findUnique({ where: { nameKey } });
    if (tombstone?.namespaceId == null) return null;
    return this.database.prisma.namespace.findUnique({
      where: { id: tombstone.namespaceId },
      select: { id: true, name: true, kind: true },
    });
  }

  /** A change of case only keeps the key and needs no tombstone. */
  async rename(id: bigint, oldKey: string, name: string, newKey: string): Promise<void> {
    if (oldKey !== newKey) {
      await this.database.prisma.namespaceTombstone.deleteMany({ where: { nameKey: newKey, namespaceId: id } });
      await this.database.prisma.namespaceTombstone.create({ data: { nameKey: oldKey, namespaceId: id } });
    }
    await this.database.prisma.namespace.update({ where: { id }, data: { name, nameKey: newKey } });
  }

  async retire(nameKey: string): Promise<void> {
    await this.database.prisma.namespaceTombstone.upsert({
      where: { nameKey },
      create: { nameKey, namespaceId: null },
      update: { namespaceId: null },
    });
  }

  profile(id: bigint): Promise<NamespaceProfile | null> {
    const select = { id: true, kind: true, name: true, fullName: true, details: true, links: true, createdAt: true };
    return this.database.prisma.namespace.findUnique({ where: { id }, select });
  }

  /** Fails while it owns repositories. */
  async remove(id: bigint): Promise<void> {
    await this.database.prisma.namespace.delete({ where: { id } });
  }

  async describe(id: bigint, profile: ProfileChange): Promise<void> {
    await this.database.prisma.namespace.update({ where: { id }, data: profile });
  }
}
