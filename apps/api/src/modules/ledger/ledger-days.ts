// Days of the ledger (UTC, by when things were written down) are closed once they are over: each gets a hash over all its transactions and the hash of
// the day before, so that a change of anything that is past is found out by whoever noted a single hash. Sums of closed days are kept beside.
import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../common/clock';
import { isDayOver } from '../../common/day';
import { Transaction } from '../../platform/database/transaction';
import { type ClosedDay, LedgerDaysStore } from './ledger-days.store';

const PAGE = 1000;
const NOTHING = Buffer.alloc(32);

@Injectable()
export class LedgerDays {
  constructor(
    private readonly store: LedgerDaysStore,
    private readonly transaction: Transaction,
    private readonly clock: Clock,
  ) {}

  /** Closes every day that is over and has transactions. Returns how many. */
  async closeDue(): Promise<number> {
    let closed = 0;
    const isOver = (day: string): boolean => isDayOver(day, this.clock.now());
    for (let day = await this.store.nextDay(); day !== null && isOver(day); day = await this.store.nextDay()) {
      if (await this.close(day)) closed++;
    }
    return closed;
  }

  /** False when another process was faster. */
  private async close(day: string): Promise<boolean> {
    await this.transaction.inTransaction(() => this.store.barrier());
    const previousHash = (await this.store.last())?.hash ?? NOTHING;
    const { hash, transactions } = await this.hashOf(day, previousHash);
    return this.transaction.inTransaction(() => this.store.close(day, transactions, previousHash, hash));
  }

  /** The earliest first. */
  days(after: string | null, limit: number): Promise<ClosedDay[]> {
    return this.store.days(after, limit);
  }

  last(): Promise<ClosedDay | null> {
    return this.store.last();
  }

  /** SHA-256 over the hash of the day before and a line for each transaction, in the order of their ids. */
  async hashOf(day: string, previousHash: Buffer): Promise<{ hash: Buffer; transactions: number }> {
    const hash = createHash('sha256').update(previousHash).update(`${day}\n`);
    let transactions = 0;
    for (
      let page = await this.store.lines(day, 0n, PAGE);
      page.length > 0;
      page = await this.store.lines(day, page.at(-1)?.id ?? 0n, PAGE)
    ) {
      for (const { line } of page) hash.update(line);
      transactions += page.length;
    }
    return { hash: hash.digest(), transactions };
  }

  /** The first hash that the chain begins with. */
  get origin(): Buffer {
    return NOTHING;
  }
}
