// The gate of a repository: who wants to read it asks, and is let in at once (`auto`) or when its authors say so (`manual`). Whether somebody is in is
// decided by the access room, which reads the accepted requests; here they are made and changed.
import { Injectable } from '@nestjs/common';
import { AuditLog } from '../../platform/audit';
import { Clock } from '../../common/clock';
import { Transaction } from '../../platform/database/transaction';
import { Outbox } from '../../platform/outbox';
import { AccessService, type Granted } from '../access';
import { CardsService } from '../cards';
import { VersionReader } from '../versions';
import { isAlready, notNeeded, personNotFound, requestNotFound, waitsAlready, wasRejected } from './access-requests.errors';
import { AccessRequestsStore } from './access-requests.store';
import type { AccessRequest, GateForm, RequestStatus } from './access-requests.types';
import { answersIn, gateForm } from './gate-form';

const MOST_REASON = 500;

export interface GateState {
  form: GateForm;
  /** Of who asks; null when they have not. */
  own: Pick<AccessRequest, 'status' | 'askedAt' | 'rejectionReason'> | null;
}

@Injectable()
export class AccessRequestsService {
  constructor(
    private readonly store: AccessRequestsStore,
    private readonly versions: VersionReader,
    private readonly cards: CardsService,
    private readonly access: AccessService,
    private readonly transaction: Transaction,
    private readonly audit: AuditLog,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  async state(repo: Granted): Promise<GateState> {
    const own = repo.actor.kind === 'user' ? await this.store.own(repo.id, repo.actor.userId) : null;
    return { form: await this.form(repo), own };
  }

  /** Throws 'access-request/not-needed', 'access-request/pending', 'access-request/rejected', 'access-request/field'. */
  async ask(repo: Granted, given: Readonly<Record<string, unknown>>): Promise<RequestStatus> {
    const { userId } = this.access.self(repo.actor);
    if (repo.gated === null || repo.allowed.includes('read')) throw notNeeded();
    const fields = answersIn(await this.form(repo), given);
    const status = repo.gated === 'auto' ? 'accepted' : 'pending';
    const isNew = await this.transaction.inTransaction(async () => {
      const asked = await this.store.ask(repo.id, userId, status, fields);
      if (asked) await this.tell(repo, status === 'pending' ? 'access-asked' : 'admitted', { actorId: userId, userId: null });
      return asked;
    });
    if (isNew) return status;
    throw (await this.store.own(repo.id, userId))?.status === 'rejected' ? wasRejected() : waitsAlready();
  }

  async page(
    repo: Granted<'write'>,
    status: RequestStatus,
    after: bigint | null,
    limit: number,
  ): Promise<{ items: AccessRequest[]; next: bigint | null }> {
    const rows = await this.store.page(repo.id, status, after, limit + 1);
    const items = rows.slice(0, limit);
    return { items, next: rows.length > limit ? (items.at(-1)?.id ?? null) : null };
  }

  /** To `pending`: taken back, whatever was decided before. Throws 'access-request/not-found', 'access-request/already'. */
  async decide(
    repo: Granted<'write'>,
    by: { name: string | null; id: bigint | null },
    status: RequestStatus,
    reason: string | null = null,
  ): Promise<void> {
    const { userId } = this.access.user(repo.actor);
    await this.transaction.inTransaction(async () => {
      const request = await this.store.lock(repo.id, by);
      if (!request) throw requestNotFound();
      if (request.status === status) throw isAlready(status);
      await this.store.decide(request.id, status, status === 'rejected' ? (reason?.slice(0, MOST_REASON) ?? null) : null, userId);
      if (status !== 'pending') {
        const details = status === 'rejected' ? (reason?.slice(0, MOST_REASON) ?? null) : null;
        await this.tell(repo, `access-${status}`, { actorId: userId, userId: request.userId, details });
      }
      await this.audit.record(repo.actor, 'access-request.decided', `repository:${repo.id}`, { user: request.name, status });
    });
  }

  /** `userId` null: those who keep the repository. */
  private async tell(
    repo: Granted,
    what: string,
    { actorId, userId, details = null }: { actorId: bigint; userId: bigint | null; details?: string | null },
  ): Promise<void> {
    await this.outbox.emit('person.notice', {
      what,
      at: String(this.clock.now().getTime()),
      actorId: String(actorId),
      userId: userId === null ? null : String(userId),
      repositoryId: String(repo.id),
      details,
    });
  }

  /** As the card says at this moment. */
  private async form(repo: Granted): Promise<GateForm> {
    const head = await this.versions.head(repo);
    return gateForm(head && (await this.cards.read(repo, head))?.frontMatter);
  }

  /** Lets somebody in who has not asked. Throws 'access-request/no-person', 'access-request/already'. */
  async grant(repo: Granted<'write'>, name: string): Promise<void> {
    const { userId } = this.access.user(repo.actor);
    const personId = await this.store.person(name);
    if (personId === null) throw personNotFound(name);
    await this.transaction.inTransaction(async () => {
      if (!(await this.store.grant(repo.id, personId, userId))) throw isAlready('accepted');
      await this.tell(repo, 'access-accepted', { actorId: userId, userId: personId });
      await this.audit.record(repo.actor, 'access-request.granted', `repository:${repo.id}`, { user: name });
    });
  }
}
