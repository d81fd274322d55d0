// What concerns somebody beside discussions: who asks to be let in, what was decided, who follows or invites them, how their jobs ended, what they earned. Each event once.
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
import { type Addressee, AddresseesStore } from './addressees.store';
import { noticeMail } from './notice-mails';
import { notificationsTopic } from './notifications.service';
import { NotificationsStore } from './notifications.store';
import { CHOSEN_BY_DEFAULT, MAILED_ELSEWHERE, type NoticeKind, NOTICES } from './notifications.types';

const USEFUL_MS = 2 * 86_400_000;

export interface Notice {
  what: NoticeKind;
  /** Milliseconds: of two of one thread the later one counts. */
  at: bigint;
  actorId: bigint | null;
  /** Whom it concerns; null: who reported, those who keep the namespace, or the repository. */
  userId: bigint | null;
  repositoryId: bigint | null;
  namespaceId: bigint | null;
  /** Of reports that were decided. */
  caseId: bigint | null;
  /** The id of the invitation or the payout. */
  subject: bigint | null;
  details: string | null;
}

/** Of what is told to whoever it was: they know what it is of, and may not see it any more. */
const UNSEEN: readonly NoticeKind[] = ['taken-down', 'report-acted', 'report-dismissed'];
/** Who is told of these decides about the repository. */
const OF_AUTHORS: readonly NoticeKind[] = ['access-asked', 'admitted'];
/** Of money, told to those who keep the namespace that is paid. */
const OF_EARNERS: readonly NoticeKind[] = ['sold', 'tipped', 'payout-approved', 'payout-declined', 'payout-paid', 'payout-failed'];
/** Many may come: somebody is written to of the first that they have not read. */
const FOLDED: readonly NoticeKind[] = ['admitted', 'followed', 'sold', 'tipped'];

@Injectable()
export class Notices implements JobHandler, OnModuleInit {
  readonly kind = 'person.notice';

  constructor(
    private readonly store: NotificationsStore,
    private readonly people: AddresseesStore,
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

  private addressees({ what, userId, repositoryId, namespaceId, caseId, actorId }: Notice): Promise<Addressee[]> {
    if (userId !== null) return this.people.person(userId, actorId);
    if (caseId !== null) return this.people.reportersOf(caseId);
    if (OF_EARNERS.includes(what) && namespaceId !== null) return this.people.keepersOf(namespaceId, actorId);
    return repositoryId === null ? Promise.resolve([]) : this.people.ownersOf(repositoryId, actorId);
  }

  /** Who is asked must be able to answer; who is answered must see what it is about. */
  private async concerns(addressee: Addressee, { what, repositoryId }: Notice): Promise<boolean> {
    if (repositoryId === null || UNSEEN.includes(what)) return true;
    try {
      const actor = inTheNameOf({ ...addressee, id: addressee.userId });
      await this.access.repositoryById(actor, repositoryId, OF_AUTHORS.includes(what) ? 'write' : 'see');
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
      const row = { thread: THREADS[kind](notice), kind, reason, repositoryId, namespaceId, details, actorId, eventId };
      const put = await this.store.putNotice(userId, row);
      if (!put) return;
      const isWritten =
        chosen.mailReasons.includes(reason) && !MAILED_ELSEWHERE.includes(kind) && !(put.wasUnread && FOLDED.includes(kind));
      if (isWritten) await this.mail(userId, notice);
      this.bell.ring(notificationsTopic(userId));
    });
  }

  private async mail(userId: bigint, { what: kind, repositoryId, namespaceId, details, actorId }: Notice): Promise<void> {
    const reader = this.mailer.isOn ? await this.people.mailReader(userId) : null;
    if (!reader) return;
    const repository = repositoryId === null ? null : await this.repositories.find(repositoryId);
    const [organization, actor] = [await this.nameOf(namespaceId), await this.nameOf(actorId)];
    const isSecret = UNSEEN.includes(kind) && repository?.isPrivate === true;
    const mailed = { kind, actor, repository, organization, details: isSecret ? null : details };
    await this.mailer.post(reader.email, noticeMail(reader, mailed, this.config.publicUrl), USEFUL_MS);
  }

  private async nameOf(id: bigint | null): Promise<string> {
    return id === null ? '' : ((await this.people.nameOf(id)) ?? '');
  }
}

/** What stands in one line, whose last event is told. */
const THREADS: Record<NoticeKind, (notice: Notice) => string> = {
  'access-asked': ({ repositoryId }) => `access-asked:${repositoryId}`,
  'access-accepted': ({ repositoryId }) => `access:${repositoryId}`,
  'access-rejected': ({ repositoryId }) => `access:${repositoryId}`,
  admitted: ({ repositoryId }) => `admitted:${repositoryId}`,
  joined: ({ namespaceId }) => `organization:${namespaceId}`,
  invited: ({ namespaceId }) => `invited:${namespaceId}`,
  'invitation-accepted': answerOf,
  'invitation-declined': answerOf,
  followed: () => 'follower',
  'job-succeeded': ({ details }) => `job:${details}`,
  'job-failed': ({ details }) => `job:${details}`,
  'taken-down': ({ repositoryId }) => `takedown:${repositoryId}`,
  'put-back': ({ repositoryId }) => `takedown:${repositoryId}`,
  'report-acted': ({ caseId }) => `case:${caseId}`,
  'report-dismissed': ({ caseId }) => `case:${caseId}`,
  sold: (notice) => `sold:${soldOf(notice)}`,
  tipped: (notice) => `tipped:${soldOf(notice)}`,
  'payout-approved': payoutOf,
  'payout-declined': payoutOf,
  'payout-paid': payoutOf,
  'payout-failed': payoutOf,
};

function answerOf({ namespaceId, subject }: Notice): string {
  return `invitation:${namespaceId}:${subject}`;
}

function payoutOf({ subject }: Notice): string {
  return `payout:${subject}`;
}

/** The thing, or the author. */
function soldOf({ repositoryId, namespaceId }: Notice): string {
  return repositoryId === null ? `author:${namespaceId}` : String(repositoryId);
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
    caseId: id('caseId'),
    subject: id('subject'),
    details: typeof details === 'string' ? details : null,
  };
}
