// Days (UTC) are added to their months once they are over, each exactly once, whatever crashes: that it was counted and what it comes to are one transaction.
// Days that were missed follow in their order. How large repositories were on such a day nobody knows any more: they count with their size of now.
import { Injectable } from '@nestjs/common';
import { Clock } from '../../common/clock';
import { isDayOver } from '../../common/day';
import { monthStart } from '../../common/month';
import { Transaction } from '../../platform/database/transaction';
import { dayOf } from './showback.policy';
import { ShowbackDaysStore } from './showback-days.store';

@Injectable()
export class ShowbackDays {
  constructor(
    private readonly store: ShowbackDaysStore,
    private readonly transaction: Transaction,
    private readonly clock: Clock,
  ) {}

  /** Counts every day that is over. Returns how many. */
  async closeDue(): Promise<number> {
    let closed = 0;
    for (let day = await this.next(); isDayOver(day, this.clock.now()); day = await this.next()) if (await this.close(day)) closed++;
    return closed;
  }

  /** False when another process was faster. */
  private close(day: string): Promise<boolean> {
    return this.transaction.inTransaction(async () => {
      if (!(await this.store.note(day, this.clock.now()))) return false;
      await this.store.add(day);
      return true;
    });
  }

  private next(): Promise<string> {
    return this.store.next(dayOf(monthStart(this.clock.now())));
  }
}
