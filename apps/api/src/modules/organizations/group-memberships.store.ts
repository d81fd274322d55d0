import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database';
import type { MemberRole } from './organizations.store';

export interface StandingRow {
  role: MemberRole;
  byGroup: boolean;
}

@Injectable()
export class GroupMembershipsStore {
  constructor(private readonly database: Database) {}

  /** Organizations that a group brought the person into. */
  async managed(userId: bigint): Promise<{ id: bigint; name: string }[]> {
    const rows = await this.database.prisma.membership.findMany({
      where: { userId, byGroup: true },
      include: { organization: { include: { namespace: { select: { name: true } } } } },
    });
    return rows.map(({ organizationId, organization }) => ({ id: organizationId, name: organization.namespace.name }));
  }

  async standing(organizationId: bigint, userId: bigint): Promise<StandingRow | null> {
    const key = { organizationId, userId };
    return this.database.prisma.membership.findUnique({
      where: { organizationId_userId: key },
      select: { role: true, byGroup: true },
    });
  }

  async set(organizationId: bigint, userId: bigint, role: MemberRole): Promise<void> {
    const key = { organizationId, userId };
    const row = { role, byGroup: true };
    await this.database.prisma.membership.upsert({ where: { organizationId_userId: key }, create: { ...key, ...row }, update: row });
  }
}
