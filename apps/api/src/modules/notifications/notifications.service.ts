// What concerns somebody: read, marked, removed; what they want to hear of, and by mail as well. Of what they may see no more nothing is told, not even that it is there.
import { Injectable } from '@nestjs/common';
import type { UserActor } from '../../common/actor';
import { DomainError } from '../../common/errors';
import { Bell } from '../../platform/bell';
import { Transaction } from '../../platform/database/transaction';
import { AccessService, type Granted } from '../access';
import type { Discussion } from '../discussions';
import { RepositoriesService, type RepositoryRecord } from '../repositories';
import { type ChosenReasons, NotificationsStore } from './notifications.store';
import { CHOSEN_BY_DEFAULT, type Notification, type NotificationFilter, type Reason, type WatchLevel } from './notifications.types';

export type SeenNotification = Notification & { repository: RepositoryRecord | null };

/** Who listens asks anew after that, so that a session that ended hears no more. */
const LISTEN_MS = 10 * 60_000;
/** Also without a ring: the connection that brings them may be away. */
const LOOK_MS = 20_000;

export function notificationsTopic(userId: bigint): string {
  return `notifications:${userId}`;
}

@Injectable()
export class NotificationsService {
  constructor(
    private readonly store: NotificationsStore,
    private readonly access: AccessService,
    private readonly repositories: RepositoriesService,
    private readonly transaction: Transaction,
    private readonly bell: Bell,
  ) {}

  async page(
    user: UserActor,
    filter: NotificationFilter,
    cursor: string | null,
    limit: number,
  ): Promise<{ items: SeenNotification[]; next: string | null }> {
    const rows = await this.store.page(user.userId, filter, placeIn(cursor), limit + 1);
    const page = rows.slice(0, limit);
    const visible = await this.visible(user, page);
    for (const { kind, repositoryId } of page)
      if (kind === 'taken-down' && repositoryId !== null) await this.addKept(visible, repositoryId);
    const items = page.flatMap((item): SeenNotification[] => {
      if (item.repositoryId === null) return [{ ...item, repository: null }];
      const repository = visible.get(item.repositoryId);
      return repository ? [{ ...item, repository }] : [];
    });
    const last = page.at(-1);
    return { items, next: rows.length > limit && last ? `${last.updatedAt.getTime()}.${last.id}` : null };
  }

  async unread(user: UserActor): Promise<number> {
    const counts = await this.store.unread(user.userId);
    const visible = await this.visible(user, counts);
    return counts.reduce((sum, { repositoryId, n }) => sum + (repositoryId === null || visible.has(repositoryId) ? n : 0), 0);
  }

  /** How many are unread, whenever that may have changed; ends with `signal`, or after ten minutes. */
  async *watch(user: UserActor, signal: AbortSignal): AsyncGenerator<number, void> {
    const endsAt = performance.now() + LISTEN_MS;
    while (!signal.aborted && performance.now() < endsAt) {
      const rung = this.bell.next(notificationsTopic(user.userId), LOOK_MS, signal);
      yield await this.unread(user);
      await rung.heard;
    }
  }

  setRead(user: UserActor, ids: readonly bigint[], isRead: boolean): Promise<void> {
    return this.changing(user, () => this.store.setRead(user.userId, ids, isRead));
  }

  readAll(user: UserActor, filter: NotificationFilter, upTo: bigint): Promise<void> {
    return this.changing(user, () => this.store.readAll(user.userId, filter, upTo));
  }

  remove(user: UserActor, ids: readonly bigint[]): Promise<void> {
    return this.changing(user, () => this.store.remove(user.userId, ids));
  }

  removeAll(user: UserActor, filter: NotificationFilter, upTo: bigint): Promise<void> {
    return this.changing(user, () => this.store.removeAll(user.userId, filter, upTo));
  }

  /** Somebody looks at it. */
  async seen(user: UserActor, discussion: Discussion): Promise<void> {
    if (await this.store.readDiscussion(user.userId, discussion.id)) this.bell.ring(notificationsTopic(user.userId));
  }

  async watchOf(repo: Granted): Promise<WatchLevel | null> {
    return repo.actor.kind === 'user' ? this.store.repositoryWatch(repo.actor.userId, repo.id) : null;
  }

  setWatch(repo: Granted, level: WatchLevel | null): Promise<void> {
    return this.store.watchRepository(this.access.self(repo.actor).userId, repo.id, level);
  }

  async discussionWatchOf(repo: Granted, discussion: Discussion): Promise<WatchLevel | null> {
    return repo.actor.kind === 'user' ? this.store.discussionWatch(repo.actor.userId, discussion.id) : null;
  }

  setDiscussionWatch(repo: Granted, discussion: Discussion, level: WatchLevel | null): Promise<void> {
    return this.store.watchDiscussion(this.access.self(repo.actor).userId, discussion.id, level);
  }

  async chosen(user: UserActor): Promise<ChosenReasons> {
    return (await this.store.chosen(user.userId)) ?? CHOSEN_BY_DEFAULT;
  }

  /** Of what is muted nobody is written to. */
  async choose(user: UserActor, mail: readonly Reason[], muted: readonly Reason[] | null): Promise<void> {
    const mutedReasons = [...new Set(muted ?? (await this.chosen(user)).mutedReasons)];
    const mailReasons = [...new Set(mail)].filter((reason) => !mutedReasons.includes(reason));
    await this.store.choose(user.userId, { mailReasons, mutedReasons });
  }

  private async changing(user: UserActor, work: () => Promise<void>): Promise<void> {
    await this.transaction.inTransaction(async () => {
      await work();
      this.bell.ring(notificationsTopic(user.userId));
    });
  }

  /** One that was taken down, and that the store knows to be theirs. */
  private async addKept(visible: Map<bigint, RepositoryRecord>, id: bigint): Promise<void> {
    const record = await this.repositories.find(id);
    if (record) visible.set(id, record);
  }

  private async visible(user: UserActor, of: readonly { repositoryId: bigint | null }[]): Promise<Map<bigint, RepositoryRecord>> {
    const ids = [...new Set(of.flatMap(({ repositoryId }) => (repositoryId === null ? [] : [repositoryId])))];
    return new Map((await this.repositories.visible(user, ids)).map((record) => [record.id, record]));
  }
}

function placeIn(cursor: string | null): { at: Date; id: bigint } | null {
  if (cursor === null || cursor === '') return null;
  const [, at, id] = /^(\d{1,15})\.(\d{1,18})$/.exec(cursor) ?? [];
  if (at === undefined || id === undefined) throw new DomainError('invalid', 'list/cursor', 'This cursor was not handed out by this list.');
  return { at: new Date(Number(at)), id: BigInt(id) };
}
