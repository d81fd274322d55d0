// What concerns somebody beside discussions: who asks to be let in, what was decided, who follows them, where they became a member, how their jobs ended. Each event once.
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { inTheNameOf } from '../../common/actor';
import { DomainError } from '../../common/errors';
import { Bell } from '../../platform/bell';
import { AppConfig } from '../../platform/config';
import { Transaction } from '../../platform/database/transaction';
import { Mailer } from '../../platform/mail';
import { type JobHandler, JobHandlers } from '../../platform/outbox/worker';
import { AccessService } from '../access';
import { RepositoriesService } from '../repositories';
import { noticeMail } from './notice-mails';
import { notificationsTopic } from './notifications.service';
import { type Addressee, NotificationsStore } from './notifications.store';
import { CHOSEN_BY_DEFAULT, type NoticeKind, NOTICES } from './notifications.types';

const USEFUL_MS = 2 * 86_400_000;

export interface Notice {
  what: NoticeKind;
  /** Milliseconds: of two of one thread the later one counts. */
  at: bigint;
  actorId: bigint | null;
  /** Whom it concerns; null: those who keep the repository. */
  userId: bigint | null;
  repositoryId: bigint | null;
  namespaceId: bigint | null;
  details: string | null;
}

@Injectable()
export class Notices implements JobHandler, OnModuleInit {
  readonly kind = 'person.notice';

  constructor(
    private readonly store: NotificationsStore,
    private readonly access: AccessService,
    private readonly repositories: RepositoriesService,
    private readonly transaction: Transaction,
    private readonly mailer: Mailer,
    private readonly bell: Bell,
    private readonly config: AppConfig,
    private readonly handlers: JobHandlers,
  ) {}

  onModuleInit(): void {
    this.handlers.add(this);
  }

  async handle(payload: unknown): Promise<void> {
    const notice = noticeIn(payload);
    for (const addressee of await this.addressees(notice)) if (await this.concerns(addressee, notice)) await this.tell(addressee, notice);
  }

  private addressees({ userId, repositoryId, actorId }: Notice): Promise<Addressee[]> {
    if (userId !== null) return this.store.person(userId, actorId);
    return repositoryId === null ? Promise.resolve([]) : this.store.ownersOf(repositoryId, actorId);
  }

  /** Who is asked must be able to answer; who is answered must see what it is about. */
  private async concerns(addressee: Addressee, { what, repositoryId }: Notice): Promise<boolean> {
    if (repositoryId === null) return true;
    try {
      const actor = inTheNameOf({ ...addressee, id: addressee.userId });
      await this.access.repositoryById(actor, repositoryId, what === 'access-asked' ? 'write' : 'see');
      return true;
    } catch (error) {
      if (error instanceof DomainError) return false;
      throw error;
    }
  }

  private async tell({ userId }: Addressee, notice: Notice): Promise<void> {
    const { what: kind, at: eventId, repositoryId, namespaceId, details, actorId } = notice;
    const reason = NOTICES[kind];
    const chosen = (await this.store.chosen(userId)) ?? CHOSEN_BY_DEFAULT;
    if (chosen.mutedReasons.includes(reason)) return;
    await this.transaction.inTransaction(async () => {
      const row = { thread: threadOf(notice), kind, reason, repositoryId, namespaceId, details, actorId, eventId };
      if (!(await this.store.putNotice(userId, row))) return;
      if (chosen.mailReasons.includes(reason)) await this.mail(userId, notice);
      this.bell.ring(notificationsTopic(userId));
    });
  }

  private async mail(userId: bigint, { what: kind, repositoryId, namespaceId, details, actorId }: Notice): Promise<void> {
    const reader = this.mailer.isOn ? await this.store.mailReader(userId) : null;
    if (!reader) return;
    const repository = repositoryId === null ? null : await this.repositories.find(repositoryId);
    const [organization, actor] = [await this.nameOf(namespaceId), await this.nameOf(actorId)];
    const mailed = { kind, actor, repository, organization, details };
    await this.mailer.post(reader.email, noticeMail(reader, mailed, this.config.publicUrl), USEFUL_MS);
  }

  private async nameOf(id: bigint | null): Promise<string> {
    return id === null ? '' : ((await this.store.nameOf(id)) ?? '');
  }
}

function threadOf({ what, repositoryId, namespaceId, details }: Notice): string {
  if (what === 'access-asked') return `access-asked:${repositoryId}`;
  if (what === 'followed') return 'follower';
  if (what === 'job-succeeded' || what === 'job-failed') return `job:${details}`;
  return what === 'joined' ? `organization:${namespaceId}` : `access:${repositoryId}`;
}

function noticeIn(payload: unknown): Notice {
  const given = payload as Record<string, unknown>;
  const id = (name: string): bigint | null => {
    const text = given[name] ?? null;
    if (text === null) return null;
    if (typeof text !== 'string' || !/^\d+$/.test(text)) throw new Error(`the job has no ${name}`);
    return BigInt(text);
  };
  const { what, details } = given;
  if (typeof what !== 'string' || !Object.hasOwn(NOTICES, what)) throw new Error('the job has no what');
  return {
    what: what as NoticeKind,
    at: id('at') ?? 0n,
    actorId: id('actorId'),
    userId: id('userId'),
    repositoryId: id('repositoryId'),
    namespaceId: id('namespaceId'),
    details: typeof details === 'string' ? details : null,
  };
}
