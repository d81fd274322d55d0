// Mails on their way. A row is a promise: it ends sent, or given up with the reason.
import { Injectable } from '@nestjs/common';
import { Database, statement } from '../database';

export interface MailRow {
  id: bigint;
  recipient: string;
  subject: string;
  sealed: Uint8Array | null;
  expired: boolean;
  createdMs: number;
}

export interface MailSummary {
  id: bigint;
  recipient: string;
  subject: string;
  createdAt: Date;
  sentAt: Date | null;
  givenUpAt: Date | null;
  attempts: number;
  lastError: string | null;
}

const INSERT = statement(
  'mails_insert',
  `insert into mails (recipient, subject, sealed_content, expires_at) values ($1, $2, $3, now() + $4::float8 * interval '1 millisecond')
   returning id`,
);
const START = statement(
  'mails_start',
  `update mails set attempts = attempts + 1 where id = $1 and sent_at is null and given_up_at is null
   returning id, recipient, subject, sealed_content as sealed, expires_at <= now() as expired,
     (extract(epoch from created_at) * 1000)::float8 as "createdMs"`,
);
const SENT = statement('mails_sent', 'update mails set sent_at = now(), sealed_content = null, last_error = null where id = $1');
const FAILED = statement('mails_failed', 'update mails set last_error = $2 where id = $1');
const GIVEN_UP = statement(
  'mails_given_up',
  'update mails set given_up_at = now(), sealed_content = null, last_error = coalesce($2, last_error) where id = $1',
);
const PRUNE = statement('mails_prune', `delete from mails where created_at < now() - interval '30 days'`);

@Injectable()
export class MailsStore {
  constructor(private readonly database: Database) {}

  async insert(recipient: string, subject: string, sealed: Buffer, expiresInMs: number): Promise<bigint> {
    const row = await this.database.row<{ id: bigint }>(INSERT, [recipient, subject, sealed, expiresInMs]);
    return row!.id;
  }

  /** Counts the attempt. Null when there is nothing to do any more. */
  start(id: bigint): Promise<MailRow | null> {
    return this.database.row<MailRow>(START, [id]);
  }

  async sent(id: bigint): Promise<void> {
    await this.database.execute(SENT, [id]);
  }

  async failed(id: bigint, reason: string): Promise<void> {
    await this.database.execute(FAILED, [id, reason]);
  }

  /** With null the reason of the last attempt stays. */
  async givenUp(id: bigint, reason: string | null): Promise<void> {
    await this.database.execute(GIVEN_UP, [id, reason]);
  }

  /** Newest first, before the mail `before`. */
  list(before: bigint | null, limit: number): Promise<MailSummary[]> {
    return this.database.prisma.mail.findMany({
      ...(before === null ? {} : { where: { id: { lt: before } } }),
      orderBy: { id: 'desc' },
      take: limit,
      omit: { sealedContent: true, expiresAt: true },
    });
  }

  /** Number of rows removed. */
  prune(): Promise<number> {
    return this.database.execute(PRUNE);
  }
}
