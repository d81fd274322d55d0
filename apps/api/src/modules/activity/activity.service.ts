// Lists of what was done, the newest first: of whoever somebody follows, and of one owner. A row is shown to those who may see its repository now; of
// others nothing is told, so a page goes on looking until it is full.
import { Injectable } from '@nestjs/common';
import type { Actor, UserActor } from '../../common/actor';
import { AccessService } from '../access';
import { ActivityStore } from './activity.store';
import type { Activity, ActivityPage } from './activity.types';

const BEGINNING = 2n ** 62n;
/** A page looks at no more than 2,000 rows. */
const BATCH = 100;
const MOST_BATCHES = 20;

type Read = (before: bigint, limit: number) => Promise<Activity[]>;

@Injectable()
export class ActivityService {
  constructor(
    private readonly store: ActivityStore,
    private readonly access: AccessService,
  ) {}

  /** What those did whom the person follows, and what was done in the repositories that they watch. */
  async feed(user: UserActor, before: bigint | null, limit: number): Promise<ActivityPage> {
    const many = await this.store.followsMany(user.userId);
    return this.page(user, before, limit, async (from, most) => {
      const walked = many ? await this.store.walked(user.userId, from, most) : [];
      return walked.length < most ? this.store.gathered(user.userId, from, most) : walked;
    });
  }

  ofOwner(actor: Actor, ownerId: bigint, before: bigint | null, limit: number): Promise<ActivityPage> {
    return this.page(actor, before, limit, (from, most) => this.store.ofOwner(ownerId, from, most));
  }

  private async page(actor: Actor, before: bigint | null, limit: number, read: Read): Promise<ActivityPage> {
    const items: Activity[] = [];
    let from = before ?? BEGINNING;
    for (let batch = 0; batch < MOST_BATCHES; batch++) {
      const rows = await read(from, BATCH);
      items.push(...(await this.seen(actor, rows)));
      if (items.length > limit) return { items: items.slice(0, limit), next: items[limit - 1]?.id ?? null };
      const last = rows.at(-1);
      if (!last || rows.length < BATCH) return { items, next: null };
      from = last.id;
    }
    return { items, next: from };
  }

  private async seen(actor: Actor, rows: readonly Activity[]): Promise<Activity[]> {
    const visible = await this.access.visible(actor, [...new Set(rows.map(({ repositoryId }) => repositoryId))]);
    return rows.filter(({ repositoryId, isOff }) => !isOff && visible.has(repositoryId));
  }
}
