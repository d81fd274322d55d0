import { Injectable } from '@nestjs/common';
import { nameKey } from '@modelgrove/shared';
import { Database, statement } from '../../platform/database';
import { nameTaken, violatesUnique } from '../accounts';

export type MemberRole = 'read' | 'contributor' | 'write' | 'admin';

export interface Organization {
  id: bigint;
  name: string;
  fullName: string;
  details: string;
  createdAt: Date;
}

export interface Member {
  userId: bigint;
  name: string;
  fullName: string;
  role: MemberRole;
}

export interface Belonging {
  organizationId: bigint;
  name: string;
  fullName: string;
  role: MemberRole;
}

/** Changes of members of one organization happen one after the other, or two admins could leave at the same time. */
const LOCK = statement('organizations_lock', 'select id from organizations where id = $1 for update');

const NAMES = { select: { name: true, fullName: true } } as const;

@Injectable()
export class OrganizationsStore {
  constructor(private readonly database: Database) {}

  async create(organization: { name: string; fullName: string }, adminId: bigint | null): Promise<Organization> {
    const memberships = adminId === null ? {} : { memberships: { create: { userId: adminId, role: 'admin' as const } } };
    try {
      const made = await this.database.prisma.namespace.create({
        data: {
          kind: 'organization',
          name: organization.name,
          nameKey: nameKey(organization.name),
          fullName: organization.fullName,
          organization: { create: memberships },
        },
      });
      return { id: made.id, name: made.name, fullName: made.fullName, details: made.details, createdAt: made.createdAt };
    } catch (error) {
      throw violatesUnique(error, 'name_key') ? nameTaken(organization.name) : error;
    }
  }

  async find(name: string): Promise<Organization | null> {
    const found = await this.database.prisma.namespace.findUnique({ where: { nameKey: nameKey(name) } });
    if (found?.kind !== 'organization') return null;
    return { id: found.id, name: found.name, fullName: found.fullName, details: found.details, createdAt: found.createdAt };
  }

  async findById(id: bigint): Promise<Organization | null> {
    const found = await this.database.prisma.namespace.findUnique({ where: { id } });
    if (found?.kind !== 'organization') return null;
    return { id: found.id, name: found.name, fullName: found.fullName, details: found.details, createdAt: found.createdAt };
  }

  async ownsRepositories(id: bigint): Promise<boolean> {
    return (await this.database.prisma.repository.findFirst({ where: { namespaceId: id }, select: { id: true } })) !== null;
  }

  async list(afterId: bigint, limit: number): Promise<Organization[]> {
    const found = await this.database.prisma.namespace.findMany({
      where: { kind: 'organization', id: { gt: afterId } },
      orderBy: { id: 'asc' },
      take: limit,
    });
    return found.map(({ id, name, fullName, details, createdAt }) => ({ id, name, fullName, details, createdAt }));
  }

  /** False when there is no such organization. */
  async lock(id: bigint): Promise<boolean> {
    return (await this.database.row(LOCK, [id])) !== null;
  }

  /** Oldest members first, after the member `after`. */
  async members(organizationId: bigint, after: bigint, limit: number): Promise<Member[]> {
    const rows = await this.database.prisma.membership.findMany({
      where: { organizationId, userId: { gt: after } },
      orderBy: { userId: 'asc' },
      take: limit,
      include: { user: { include: { namespace: NAMES } } },
    });
    return rows.map((row) => ({
      userId: row.userId,
      name: row.user.namespace.name,
      fullName: row.user.namespace.fullName,
      role: row.role,
    }));
  }

  async belongings(userId: bigint): Promise<Belonging[]> {
    const rows = await this.database.prisma.membership.findMany({
      where: { userId },
      orderBy: { organizationId: 'asc' },
      include: { organization: { include: { namespace: NAMES } } },
    });
    return rows.map((row) => ({ organizationId: row.organizationId, ...row.organization.namespace, role: row.role }));
  }

  async role(organizationId: bigint, userId: bigint): Promise<MemberRole | null> {
    const row = await this.database.prisma.membership.findUnique({ where: { organizationId_userId: { organizationId, userId } } });
    return row?.role ?? null;
  }

  async setRole(organizationId: bigint, userId: bigint, role: MemberRole): Promise<void> {
    const key = { organizationId, userId };
    await this.database.prisma.membership.upsert({
      where: { organizationId_userId: key },
      create: { ...key, role },
      update: { role, byGroup: false },
    });
  }

  async remove(organizationId: bigint, userId: bigint): Promise<boolean> {
    return (await this.database.prisma.membership.deleteMany({ where: { organizationId, userId } })).count > 0;
  }

  countMembers(organizationId: bigint): Promise<number> {
    return this.database.prisma.membership.count({ where: { organizationId } });
  }

  countAdmins(organizationId: bigint): Promise<number> {
    return this.database.prisma.membership.count({ where: { organizationId, role: 'admin' } });
  }

  /** With its members and its former names. */
  async discard(id: bigint): Promise<void> {
    await this.database.prisma.namespaceTombstone.deleteMany({ where: { namespaceId: id } });
    await this.database.prisma.namespace.delete({ where: { id }, select: { id: true } });
  }
}
