import { Injectable } from '@nestjs/common';
import { Database, statement } from '../../platform/database';

export interface ResolvedSessionRow {
  id: bigint;
  user_id: bigint;
  name: string;
  is_admin: boolean;
  last_used_ms: number;
}

export interface SessionRow {
  id: bigint;
  userAgent: string;
  address: string;
  createdAt: Date;
  lastUsedAt: Date;
}

// Times travel as milliseconds: binary timestamps lose their zone on the way.
const RESOLVE = statement(
  'sessions_resolve',
  `select s.id, s.user_id, n.name, u.is_admin, (extract(epoch from s.last_used_at) * 1000)::float8 as last_used_ms
   from sessions s join users u on u.id = s.user_id join namespaces n on n.id = u.id
   where s.secret_hash = $1 and s.expires_at > to_timestamp($2::float8 / 1000) and u.disabled_at is null`,
);

const TOUCH = statement(
  'sessions_touch',
  `update sessions set last_used_at = to_timestamp($2::float8 / 1000), expires_at = to_timestamp($3::float8 / 1000)
   where id = $1 and last_used_at < to_timestamp($4::float8 / 1000)`,
);

/** Keeps the newest of a user's sessions: whoever signs in by script would otherwise gather rows for ever. */
const PRUNE = statement(
  'sessions_prune',
  `delete from sessions where user_id = $1 and (expires_at <= to_timestamp($2::float8 / 1000)
     or id not in (select id from sessions where user_id = $1 order by last_used_at desc, id desc limit $3::int))`,
);

@Injectable()
export class SessionsStore {
  constructor(private readonly database: Database) {}

  async create(session: {
    userId: bigint;
    secretHash: Buffer<ArrayBuffer>;
    userAgent: string;
    address: string;
    at: Date;
    expiresAt: Date;
  }): Promise<bigint> {
    const { at, ...row } = session;
    return (await this.database.prisma.session.create({ data: { ...row, createdAt: at, lastUsedAt: at } })).id;
  }

  resolve(secretHash: Buffer, at: Date): Promise<ResolvedSessionRow | null> {
    return this.database.row<ResolvedSessionRow>(RESOLVE, [secretHash, at.getTime()]);
  }

  async touch(id: bigint, at: Date, expiresAt: Date, unlessUsedSince: Date): Promise<void> {
    await this.database.execute(TOUCH, [id, at.getTime(), expiresAt.getTime(), unlessUsedSince.getTime()]);
  }

  async prune(userId: bigint, at: Date, keep: number): Promise<void> {
    await this.database.execute(PRUNE, [userId, at.getTime(), keep]);
  }

  list(userId: bigint, at: Date): Promise<SessionRow[]> {
    return this.database.prisma.session.findMany({
      where: { userId, expiresAt: { gt: at } },
      orderBy: [{ lastUsedAt: 'desc' }, { id: 'desc' }],
      select: { id: true, userAgent: true, address: true, createdAt: true, lastUsedAt: true },
    });
  }

  async delete(userId: bigint, id: bigint): Promise<boolean> {
    return (await this.database.prisma.session.deleteMany({ where: { userId, id } })).count > 0;
  }

  /** Number of sessions ended. */
  async deleteAll(userId: bigint, exceptId: bigint | null): Promise<number> {
    const others = exceptId === null ? {} : { id: { not: exceptId } };
    return (await this.database.prisma.session.deleteMany({ where: { userId, ...others } })).count;
  }
}
