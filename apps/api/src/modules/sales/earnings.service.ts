// What somebody earned by sales and tips: when it comes free, in which months it was earned, and by which repositories.
import { Injectable } from '@nestjs/common';
import { Clock } from '../../common/clock';
import { monthStart } from '../../common/month';
import type { GrantedNamespace } from '../access';
import { type Wallet, WalletsService } from '../wallets';
import { type EarnedBy, type EarnedIn, EarningsStore, type PendingOn } from './earnings.store';

const MONTHS = 12;
const MOST = 60;

export interface Earnings {
  standing: Wallet['earnings'];
  pending: PendingOn[];
  months: EarnedIn[];
  repositories: EarnedBy[];
}

@Injectable()
export class EarningsService {
  constructor(
    private readonly store: EarningsStore,
    private readonly wallets: WalletsService,
    private readonly clock: Clock,
  ) {}

  /** Throws 'money/off'. */
  async of(namespace: GrantedNamespace): Promise<Earnings> {
    this.wallets.assertOn();
    const { id } = namespace;
    const { currency, earnings } = await this.wallets.wallet(namespace);
    const now = this.clock.now();
    const since = monthStart(now, 1 - MONTHS);
    return {
      standing: released(earnings, await this.store.due(id, currency, now)),
      pending: await this.store.pending(id, currency, MOST, now),
      months: withEmpty(await this.store.months(id, currency, since), since),
      repositories: await this.store.repositories(id, currency, MOST),
    };
  }
}

/** A payout that is asked for releases first what is due: so it counts as free, debts first, whether or not the clock has come by. */
function released({ pendingMinor, availableMinor, inPayoutMinor, debtMinor }: Wallet['earnings'], dueMinor: bigint): Wallet['earnings'] {
  const paid = debtMinor < dueMinor ? debtMinor : dueMinor;
  return {
    pendingMinor: pendingMinor - dueMinor,
    availableMinor: availableMinor + dueMinor - paid,
    inPayoutMinor,
    debtMinor: debtMinor - paid,
  };
}

/** A month without a sale is a month, too. */
function withEmpty(found: readonly EarnedIn[], since: Date): EarnedIn[] {
  const byMonth = new Map(found.map((month) => [month.month, month]));
  return Array.from({ length: MONTHS }, (_, index) => {
    const month = monthStart(since, index).toISOString().slice(0, 7);
    return byMonth.get(month) ?? { month, sales: 0, earnedMinor: 0n, reversedMinor: 0n };
  });
}
