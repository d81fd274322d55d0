// Browser sessions: a 256-bit secret in a cookie, its SHA-256 in the row. Thirty days from the last use; a new one at every sign-in.
import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import type { UserActor } from '../../common/actor';
import { Clock } from '../../common/clock';
import { AuditLog } from '../../platform/audit';
import { Transaction } from '../../platform/database/transaction';
import type { RequestFacts } from '../../platform/http';
import { Logger } from '../../platform/logging';
import { sessionNotFound } from './accounts.errors';
import { LazyTouch } from './lazy-touch';
import { hashOfSecret, looksLikeSecret, makeSecret } from './secrets';
import { type SessionRow, SessionsStore } from './sessions.store';

export const SESSION_SECONDS = 30 * 24 * 3600;
const TOUCH_EVERY_MS = 3600_000;
const MAX_SESSIONS = 50;
const MAX_USER_AGENT = 300;

export interface SessionOwner {
  id: bigint;
  name: string;
  isAdmin: boolean;
}

export interface OpenedSession {
  actor: UserActor;
  secret: string;
}

export interface ResolvedSession {
  actor: UserActor;
  /** The session was prolonged: the browser should keep its cookie as long. */
  prolonged: boolean;
}

@Injectable()
export class SessionsService implements OnModuleDestroy {
  private readonly touches: LazyTouch;

  constructor(
    private readonly store: SessionsStore,
    private readonly transaction: Transaction,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
    logger: Logger,
  ) {
    this.touches = new LazyTouch((error) => logger.warn({ err: error }, 'the last use of a session was not written'));
  }

  onModuleDestroy(): Promise<void> {
    return this.touches.settled();
  }

  /** Opens a session after a sign-in. The session the browser had before, if any, ends. */
  async open(owner: SessionOwner, facts: RequestFacts, previous: UserActor | null = null): Promise<OpenedSession> {
    const [at, secret] = [this.clock.now(), makeSecret()];
    const row = {
      userId: owner.id,
      secretHash: hashOfSecret(secret),
      userAgent: facts.userAgent.slice(0, MAX_USER_AGENT),
      address: facts.clientAddress,
    };
    const actor = await this.transaction.inTransaction(async () => {
      const sessionId = await this.store.create({ ...row, at, expiresAt: expiryFrom(at) });
      await this.store.prune(owner.id, at, MAX_SESSIONS);
      if (previous?.via.kind === 'session') await this.store.delete(previous.userId, previous.via.sessionId);
      const opened = sessionActor(owner, sessionId);
      await this.audit.record(opened, 'session.opened', `user:${owner.name}`, { sessionId: String(sessionId) }, facts);
      return opened;
    });
    return { actor, secret };
  }

  /** One statement. Null for unknown, expired or ended sessions and for disabled users. */
  async resolve(secret: string): Promise<ResolvedSession | null> {
    if (!looksLikeSecret(secret)) return null;
    const at = this.clock.now();
    const row = await this.store.resolve(hashOfSecret(secret), at);
    if (!row) return null;
    const due = new Date(at.getTime() - TOUCH_EVERY_MS);
    const prolonged = row.last_used_ms < due.getTime();
    if (prolonged) this.touches.start(row.id, () => this.store.touch(row.id, at, expiryFrom(at), due));
    return { actor: sessionActor({ id: row.user_id, name: row.name, isAdmin: row.is_admin }, row.id), prolonged };
  }

  list(user: UserActor): Promise<SessionRow[]> {
    return this.store.list(user.userId, this.clock.now());
  }

  async end(user: UserActor, sessionId: bigint, facts: RequestFacts): Promise<void> {
    await this.transaction.inTransaction(async () => {
      if (!(await this.store.delete(user.userId, sessionId))) throw sessionNotFound();
      await this.audit.record(user, 'session.ended', `user:${user.name}`, { sessionId: String(sessionId) }, facts);
    });
  }

  /** All but the one that asks. */
  async endAllOthers(user: UserActor, facts: RequestFacts): Promise<void> {
    const keep = user.via.kind === 'session' ? user.via.sessionId : null;
    await this.transaction.inTransaction(async () => {
      const ended = await this.endOthers(user.userId, keep);
      await this.audit.record(user, 'session.others-ended', `user:${user.name}`, { ended }, facts);
    });
  }

  /** Inside the caller's transaction: after a change of password nobody else stays signed in. */
  endOthers(userId: bigint, exceptId: bigint | null): Promise<number> {
    return this.store.deleteAll(userId, exceptId);
  }
}

function expiryFrom(at: Date): Date {
  return new Date(at.getTime() + SESSION_SECONDS * 1000);
}

function sessionActor(owner: SessionOwner, sessionId: bigint): UserActor {
  return { kind: 'user', userId: owner.id, name: owner.name, isAdmin: owner.isAdmin, via: { kind: 'session', sessionId } };
}
