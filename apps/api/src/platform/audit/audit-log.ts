// Who did what, from the first day. A row is written in the caller's transaction when there is one, so that a deed and its
// record commit together. Append-only: nothing in the product updates or deletes these rows.
import { Injectable } from '@nestjs/common';
import type { Actor } from '../../common/actor';
import type { Prisma } from '../../generated/prisma/client';
import { Database } from '../database';
import type { RequestFacts } from '../http';

/** Longer texts are cut: the log must not become a place to park data. */
const MAX_TEXT = 200;

@Injectable()
export class AuditLog {
  constructor(private readonly database: Database) {}

  /**
   * `action` is a dotted verb ('session.created'), `subject` names what it was done to ('user:alice', 'token:12').
   * Never put secrets into `details`.
   */
  async record(
    actor: Actor,
    action: string,
    subject: string,
    details: Prisma.InputJsonObject = {},
    facts: RequestFacts | null = null,
  ): Promise<void> {
    await this.database.prisma.auditEvent.create({
      data: {
        actorId: actor.kind === 'user' ? actor.userId : null,
        actorKind: actorKind(actor),
        action,
        subject: subject.slice(0, MAX_TEXT),
        details,
        address: facts?.clientAddress.slice(0, MAX_TEXT) ?? '',
        requestId: facts?.requestId.slice(0, MAX_TEXT) ?? '',
      },
    });
  }
}

function actorKind(actor: Actor): string {
  return actor.kind === 'user' ? actor.via.kind : actor.kind;
}
