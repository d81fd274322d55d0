import { Injectable } from '@nestjs/common';
import { Database, statement } from '../../platform/database';
import type { InvitationPayload, LinkPurpose } from './accounts.types';

export interface LinkRow {
  id: bigint;
  purpose: LinkPurpose;
  userId: bigint | null;
  expiresAt: Date;
  payload: InvitationPayload;
}

export interface OpenInvitationRow {
  id: bigint;
  payload: InvitationPayload;
  createdAt: Date;
  expiresAt: Date;
}

interface UsedLink {
  id: bigint;
  user_id: bigint | null;
  payload: InvitationPayload;
}

const MOST_SHOWN = 100;

// Single use is this one statement: of two that come at the same time, one finds used_at set.
const USE = statement(
  'one_time_links_use',
  `update one_time_links set used_at = to_timestamp($3::float8 / 1000)
   where secret_hash = $1 and purpose = $2 and used_at is null and expires_at > to_timestamp($3::float8 / 1000)
   returning id, user_id, payload`,
);

const USE_INVITATION = statement(
  'one_time_links_use_invitation',
  `update one_time_links set used_at = to_timestamp($2::float8 / 1000)
   where id = $1 and purpose = 'invitation' and used_at is null and expires_at > to_timestamp($2::float8 / 1000) returning id`,
);

@Injectable()
export class OneTimeLinksStore {
  constructor(private readonly database: Database) {}

  async create(link: {
    purpose: LinkPurpose;
    secretHash: Buffer<ArrayBuffer>;
    userId: bigint | null;
    payload: InvitationPayload;
    at: Date;
    expiresAt: Date;
  }): Promise<bigint> {
    const { at, payload, ...row } = link;
    await this.database.prisma.oneTimeLink.deleteMany({ where: { purpose: link.purpose, expiresAt: { lt: at } } });
    return (await this.database.prisma.oneTimeLink.create({ data: { ...row, payload: { ...payload }, createdAt: at } })).id;
  }

  async findUsable(secretHash: Buffer<ArrayBuffer>, at: Date): Promise<LinkRow | null> {
    const row = await this.database.prisma.oneTimeLink.findFirst({ where: { secretHash, usedAt: null, expiresAt: { gt: at } } });
    if (!row) return null;
    const payload = row.payload as InvitationPayload;
    return { id: row.id, purpose: row.purpose as LinkPurpose, userId: row.userId, expiresAt: row.expiresAt, payload };
  }

  use(secretHash: Buffer, purpose: LinkPurpose, at: Date): Promise<UsedLink | null> {
    return this.database.row<UsedLink>(USE, [secretHash, purpose, at.getTime()]);
  }

  async openInvitations(organizationId: string, at: Date): Promise<OpenInvitationRow[]> {
    const rows = await this.database.prisma.oneTimeLink.findMany({
      where: { ...ofOrganization(organizationId), usedAt: null, expiresAt: { gt: at } },
      orderBy: { id: 'desc' },
      take: MOST_SHOWN,
      select: { id: true, payload: true, createdAt: true, expiresAt: true },
    });
    return rows.map((row) => ({ ...row, payload: row.payload as InvitationPayload }));
  }

  openInvitation(id: bigint, at: Date): Promise<OpenInvitationRow | null> {
    return this.database.prisma.oneTimeLink
      .findFirst({
        where: { id, purpose: 'invitation', usedAt: null, expiresAt: { gt: at } },
        select: { id: true, payload: true, createdAt: true, expiresAt: true },
      })
      .then((row) => row && { ...row, payload: row.payload as InvitationPayload });
  }

  /** By its id, for whom it was addressed to. */
  async useInvitation(id: bigint, at: Date): Promise<boolean> {
    return (await this.database.row(USE_INVITATION, [id, at.getTime()])) !== null;
  }

  async withdraw(id: bigint, organizationId: string, at: Date): Promise<boolean> {
    const where = { id, ...ofOrganization(organizationId), usedAt: null, expiresAt: { gt: at } };
    return (await this.database.prisma.oneTimeLink.updateMany({ where, data: { usedAt: at } })).count > 0;
  }

  /** The newest link of this purpose that can still be used. */
  async findOpen(purpose: LinkPurpose, userId: bigint, at: Date): Promise<{ email: string | null } | null> {
    const where = { purpose, userId, usedAt: null, expiresAt: { gt: at } };
    const row = await this.database.prisma.oneTimeLink.findFirst({ where, orderBy: { id: 'desc' } });
    return row && { email: (row.payload as InvitationPayload).email ?? null };
  }

  async madeSince(purpose: LinkPurpose, userId: bigint, since: Date): Promise<boolean> {
    return (await this.database.prisma.oneTimeLink.count({ where: { purpose, userId, createdAt: { gt: since } } })) > 0;
  }

  async mailedSince(invitedBy: string, since: Date): Promise<string[]> {
    const where = { purpose: 'invitation', payload: { path: ['invitedBy'], equals: invitedBy }, createdAt: { gt: since } };
    const rows = await this.database.prisma.oneTimeLink.findMany({ where, select: { payload: true } });
    return rows.flatMap((row) => (row.payload as InvitationPayload).email ?? []);
  }

  /** Ends the links of this purpose that are still open, for one user or, with null, all of them. */
  async void(purpose: LinkPurpose, userId: bigint | null, at: Date): Promise<void> {
    await this.database.prisma.oneTimeLink.updateMany({ where: { purpose, userId, usedAt: null }, data: { usedAt: at } });
  }
}

function ofOrganization(organizationId: string) {
  return { purpose: 'invitation', payload: { path: ['organizationId'], equals: organizationId } };
}
