// What waits for a person, in one answer for their home page. Each part asks the room whose business it is; every statement has an end.
import { Injectable } from '@nestjs/common';
import type { UserActor } from '../../common/actor';
import { Clock } from '../../common/clock';
import { monthStart } from '../../common/month';
import { AccessService } from '../access';
import { ChargesService } from '../charges';
import { type JobRecord, JobsService, type JobState } from '../jobs';
import { type Token, TokensService } from '../tokens';
import { WalletsService } from '../wallets';
import type { Place, Spend, Waiting, WaitingDiscussion, WaitingRequest, Work } from './activity.types';
import { WaitingStore } from './waiting.store';

const MOST = 100;
const SHOWN = 5;
const DAY_MS = 86_400_000;
const SOON_MS = 14 * DAY_MS;
const LATELY_MS = 7 * DAY_MS;
const UNDER_WAY: readonly JobState[] = ['checking', 'quoted', 'queued', 'running'];
/** Things that somebody uses in a month; the newest of the list are those of this one. */
const MOST_USES = 100;

@Injectable()
export class WorkService {
  constructor(
    private readonly store: WaitingStore,
    private readonly access: AccessService,
    private readonly jobs: JobsService,
    private readonly tokens: TokensService,
    private readonly wallets: WalletsService,
    private readonly charges: ChargesService,
    private readonly clock: Clock,
  ) {}

  async of(user: UserActor): Promise<Work> {
    const [discussions, requests, jobs, failedJobs, tokens, spend] = await Promise.all([
      this.discussions(user),
      this.requests(user),
      this.jobsIn(user, UNDER_WAY),
      this.failedLately(user),
      this.endingTokens(user),
      this.spend(user),
    ]);
    return { discussions, requests, jobs, failedJobs, tokens, spend };
  }

  private async discussions(user: UserActor): Promise<Waiting<WaitingDiscussion>> {
    const found = await this.store.discussions(user.userId, MOST);
    return waiting(found, await this.access.visible(user, idsOf(found)));
  }

  private async requests(user: UserActor): Promise<Waiting<WaitingRequest>> {
    const found = await this.store.requests(await this.access.namespacesOf(user), MOST);
    return waiting(found, await this.access.writable(user, idsOf(found)));
  }

  private async jobsIn(user: UserActor, states: readonly JobState[]): Promise<JobRecord[]> {
    return (await this.jobs.list(user, { namespace: null, kind: null, states, before: null, limit: SHOWN })).jobs;
  }

  private async failedLately(user: UserActor): Promise<JobRecord[]> {
    const since = this.clock.now().getTime() - LATELY_MS;
    return (await this.jobsIn(user, ['failed'])).filter(({ endedAt }) => endedAt !== null && endedAt.getTime() > since);
  }

  private async endingTokens(user: UserActor): Promise<Token[]> {
    const now = this.clock.now().getTime();
    const ending = (await this.tokens.list(user.userId)).flatMap((token) => {
      const leftMs = token.expiresAt === null ? Infinity : token.expiresAt.getTime() - now;
      return leftMs < SOON_MS && leftMs > -LATELY_MS ? [{ token, leftMs }] : [];
    });
    return ending.sort((a, b) => a.leftMs - b.leftMs).map(({ token }) => token);
  }

  private async spend(user: UserActor): Promise<Spend | null> {
    if (!this.wallets.facts().isOn) return null;
    const own = await this.access.namespace(user, user.name, 'see-money');
    const { currency, availableMinor } = await this.wallets.wallet(own);
    const month = monthStart(this.clock.now()).getTime();
    const uses = (await this.charges.uses(own, { before: null, limit: MOST_USES })).filter(
      ({ meter }) => meter.periodAt.getTime() >= month,
    );
    return { currency, availableMinor, spentMinor: uses.reduce((sum, { amountMinor }) => sum + amountMinor, 0n) };
  }
}

function idsOf(found: readonly Place[]): bigint[] {
  return [...new Set(found.map(({ repositoryId }) => repositoryId))];
}

function waiting<T extends Place>(found: readonly T[], seen: ReadonlySet<bigint>): Waiting<T> {
  const those = found.filter(({ repositoryId }) => seen.has(repositoryId));
  return { items: those.slice(0, SHOWN), count: those.length };
}
