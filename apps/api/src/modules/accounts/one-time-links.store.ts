import { Injectable } from '@nestjs/common';
import { Database, statement } from '../../platform/database';
import type { LinkPurpose } from './accounts.types';

export interface LinkRow {
  id: bigint;
  purpose: LinkPurpose;
  userId: bigint | null;
  expiresAt: Date;
}

// Single use is this one statement: of two that come at the same time, one finds used_at set.
const USE = statement(
  'one_time_links_use',
  `update one_time_links set used_at = to_timestamp($3::float8 / 1000)
   where secret_hash = $1 and purpose = $2 and used_at is null and expires_at > to_timestamp($3::float8 / 1000)
   returning id, user_id`,
);

@Injectable()
export class OneTimeLinksStore {
  constructor(private readonly database: Database) {}

  async create(link: {
    purpose: LinkPurpose;
    secretHash: Buffer<ArrayBuffer>;
    userId: bigint | null;
    at: Date;
    expiresAt: Date;
  }): Promise<bigint> {
    const { at, ...row } = link;
    await this.database.prisma.oneTimeLink.deleteMany({ where: { purpose: link.purpose, expiresAt: { lt: at } } });
    return (await this.database.prisma.oneTimeLink.create({ data: { ...row, createdAt: at } })).id;
  }

  async findUsable(secretHash: Buffer<ArrayBuffer>, at: Date): Promise<LinkRow | null> {
    const row = await this.database.prisma.oneTimeLink.findFirst({ where: { secretHash, usedAt: null, expiresAt: { gt: at } } });
    return row && { id: row.id, purpose: row.purpose as LinkPurpose, userId: row.userId, expiresAt: row.expiresAt };
  }

  use(secretHash: Buffer, purpose: LinkPurpose, at: Date): Promise<{ id: bigint; user_id: bigint | null } | null> {
    return this.database.row<{ id: bigint; user_id: bigint | null }>(USE, [secretHash, purpose, at.getTime()]);
  }

  /** Ends the links of this purpose that are still open, for one user or, with null, all of them. */
  async void(purpose: LinkPurpose, userId: bigint | null, at: Date): Promise<void> {
    await this.database.prisma.oneTimeLink.updateMany({ where: { purpose, userId, usedAt: null }, data: { usedAt: at } });
  }
}
