// The log of deeds as administrators read it: newest first, narrowed by who, what and to what.
import { Injectable } from '@nestjs/common';
import { Database, statement } from '../database';

export interface AuditQuestion {
  /** The name of the user who did it, today. */
  actor?: string;
  /** A verb or its beginning: `account.` finds all deeds on accounts. */
  action?: string;
  /** What it was done to, or its beginning: `user:ada`. */
  subject?: string;
  /** Those before this event. */
  before?: bigint;
  limit: number;
}

export interface AuditEntry {
  id: bigint;
  at: Date;
  actorKind: string;
  /** Null: nobody, the system, or a user who is gone. */
  actorName: string | null;
  action: string;
  subject: string;
  address: string;
  requestId: string;
  details: string;
}

const LIST = statement(
  'audit_list',
  `select e.id, e.at, e.actor_kind as "actorKind", n.name as "actorName", e.action, e.subject, e.address, e.request_id as "requestId",
     e.details::text as details
   from audit_events e left join namespaces n on n.id = e.actor_id
   where ($1::bigint is null or e.id < $1) and ($2::text is null or n.name_key = $2)
     and ($3::text is null or starts_with(e.action, $3)) and ($4::text is null or starts_with(e.subject, $4))
   order by e.id desc limit $5`,
);

@Injectable()
export class AuditReader {
  constructor(private readonly database: Database) {}

  list({ actor, action, subject, before, limit }: AuditQuestion): Promise<AuditEntry[]> {
    const values = [before ?? null, actor?.toLowerCase() ?? null, action ?? null, subject ?? null, limit];
    return this.database.rows<AuditEntry>(LIST, values);
  }
}
