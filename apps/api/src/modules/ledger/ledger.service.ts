// Who owes whom: double entries that are only ever added. What is asked of it is a fact of business with a key, and a fact is booked once. The rules that
// must never break (sums of nothing, floors, nothing changed) are the database's own (prisma/migrations/…_ledger); this room says them in words.
import { Injectable } from '@nestjs/common';
import { Transaction } from '../../platform/database/transaction';
import { accountKey, type AccountKind, type AccountRef } from './ledger.chart';
import { keyReused } from './ledger.errors';
import { fingerprintOf, settledLines } from './ledger.policy';
import { type HistoryPosition, LedgerStore, type WholePosting } from './ledger.store';
import type { AccountBalance, HistoryLine, Posted, Posting } from './ledger.types';

@Injectable()
export class LedgerService {
  constructor(
    private readonly store: LedgerStore,
    private readonly transaction: Transaction,
  ) {}

  /**
   * Books a fact, inside the caller's transaction if there is one. The same key with the same lines is a replay and changes nothing.
   * Throws 'ledger/insufficient-funds' when an account would fall below its floor, 'ledger/above-ceiling', 'ledger/key-reused', 'ledger/amount'.
   * Book last: the accounts that it locks stay locked until the transaction ends.
   */
  async post(posting: Posting): Promise<Posted> {
    const [posted] = await this.postAll([posting]);
    return posted as Posted;
  }

  /** All or none. Whoever has several to book in a transaction books them together: their accounts are locked in one order. */
  postAll(postings: readonly Posting[]): Promise<Posted[]> {
    const whole = postings.map((posting) => {
      const lines = settledLines(posting);
      return { posting, lines, fingerprint: fingerprintOf(posting, lines) };
    });
    return this.transaction.inRetriedTransaction(() => this.book(whole));
  }

  private async book(whole: readonly WholePosting[]): Promise<Posted[]> {
    if (whole.length === 0) return [];
    const ids = await this.store.accountIds(whole.flatMap(({ lines }) => lines.map(({ account }) => account)));
    const made = await this.store.post(whole, ids);
    if (made.size === whole.length) return whole.map(({ posting }) => ({ id: made.get(posting.key) as bigint, isReplay: false }));
    return this.withReplays(whole, made);
  }

  private async withReplays(whole: readonly WholePosting[], made: ReadonlyMap<string, bigint>): Promise<Posted[]> {
    const before = await this.store.find(whole.map(({ posting }) => posting.key));
    return whole.map(({ posting: { key }, fingerprint }) => {
      const id = made.get(key);
      if (id !== undefined) return { id, isReplay: false };
      const found = before.get(key);
      if (!found?.fingerprint.equals(fingerprint)) throw keyReused(key);
      return { id: found.id, isReplay: true };
    });
  }

  /** 0 for one that was never booked on. */
  async balance(account: AccountRef): Promise<bigint> {
    return (await this.store.balances([account]))[0]?.amountMinor ?? 0n;
  }

  /** In the order that was asked. */
  async balances(accounts: readonly AccountRef[]): Promise<bigint[]> {
    return inOrder(accounts, await this.store.balances(accounts));
  }

  /**
   * In the order that was asked; nobody moves them until the caller's transaction ends. For accounts with a limit. One that was never booked on has
   * nothing, and somebody may book on it meanwhile.
   */
  async lockedBalances(accounts: readonly AccountRef[]): Promise<bigint[]> {
    return inOrder(accounts, await this.store.lockedBalances(accounts));
  }

  /** All accounts of a namespace; null: those of the hub itself. */
  balancesOf(holder: bigint | null): Promise<AccountBalance[]> {
    return this.store.balancesOf(holder);
  }

  /** Of everybody's accounts of these kinds (kinds with a limit), where there is something. */
  balancesOfKinds(kinds: readonly AccountKind[]): Promise<AccountBalance[]> {
    return this.store.balancesOfKinds(kinds);
  }

  /** What happened on the accounts of a namespace, the newest first. */
  history(
    holder: bigint | null,
    filter: { kinds: readonly AccountKind[] | null; currency: string | null },
    page: { after: HistoryPosition | null; limit: number },
  ): Promise<(HistoryLine & { position: number })[]> {
    return this.store.history(holder, filter, page.after, page.limit);
  }
}

function inOrder(accounts: readonly AccountRef[], balances: readonly AccountBalance[]): bigint[] {
  const found = new Map(balances.map(({ account, amountMinor }) => [accountKey(account), amountMinor]));
  return accounts.map((account) => found.get(accountKey(account)) ?? 0n);
}
