// Money that is set aside before it is known what a thing costs: held, then taken in part or whole, or given back; once, by whoever comes first.
import { Injectable } from '@nestjs/common';
import { Transaction } from '../../platform/database/transaction';
import { accountKey, type AccountRef, heldKind } from './ledger.chart';
import { captureTooLarge, holdEnded, holdNotFound } from './ledger.errors';
import { LedgerHoldsStore } from './ledger-holds.store';
import { LedgerService } from './ledger.service';
import { LedgerStore } from './ledger.store';
import type { Hold, HoldOutcome, Line, NewHold } from './ledger.types';

const TOGETHER = 100;

export interface Capture {
  /** Where what is taken goes: amounts above 0. What is left of the hold goes back. */
  to: readonly Line[];
  kind: string;
  at: Date;
  details?: object;
}

@Injectable()
export class LedgerHolds {
  constructor(
    private readonly ledger: LedgerService,
    private readonly accounts: LedgerStore,
    private readonly store: LedgerHoldsStore,
    private readonly transaction: Transaction,
  ) {}

  /** Sets money aside. The same key again, with the same amount of the same account, changes nothing. Throws 'ledger/insufficient-funds', 'ledger/key-reused'. */
  async hold(wish: NewHold): Promise<void> {
    const kind = heldKind(wish.from.kind);
    if (kind === null || wish.amountMinor <= 0n) throw new Error(`nothing is held of ${accountKey(wish.from)}`);
    const held: AccountRef = { ...wish.from, kind };
    await this.transaction.inRetriedTransaction(async () => {
      const posted = await this.ledger.post({
        key: `hold:${wish.key}`,
        kind: 'hold',
        reference: wish.reference,
        effectiveAt: wish.at,
        lines: moved(wish.from, held, wish.amountMinor),
      });
      if (posted.isReplay) return;
      const ids = await this.accounts.accountIds([wish.from, held]);
      const [from, to] = [wish.from, held].map((account) => ids.get(accountKey(account)) as bigint);
      await this.store.insert(wish, from as bigint, to as bigint, posted.id);
    });
  }

  /** Null when nothing was ever held under this key. */
  find(key: string): Promise<Hold | null> {
    return this.store.find(key);
  }

  /** Takes from what is held; the rest goes back. Throws 'ledger/hold-ended', 'ledger/no-hold', 'ledger/capture' (more than is held). */
  async capture(key: string, { to, kind, at, details = {} }: Capture): Promise<void> {
    const taken = to.reduce((sum, { amountMinor }) => sum + amountMinor, 0n);
    await this.end(key, 'captured', at, (hold) => {
      if (taken <= 0n || taken > hold.amountMinor) throw captureTooLarge();
      return { lines: [...to, { account: hold.from, amountMinor: hold.amountMinor - taken }], kind, details, capturedMinor: taken };
    });
  }

  /** Gives all of it back. */
  async release(key: string, at: Date, outcome: Exclude<HoldOutcome, 'captured'> = 'released'): Promise<void> {
    await this.end(key, outcome, at, (hold) => ({
      lines: [{ account: hold.from, amountMinor: hold.amountMinor }],
      kind: `hold-${outcome}`,
      details: {},
      capturedMinor: 0n,
    }));
  }

  /** Gives back what was not taken in time. Returns how many. */
  async expireDue(at: Date): Promise<number> {
    let expired = 0;
    for (let keys = await this.store.due(at, TOGETHER); keys.length > 0; keys = await this.store.due(at, TOGETHER)) {
      for (const key of keys) await this.expireOne(key, at);
      expired += keys.length;
    }
    return expired;
  }

  /** Somebody may have ended it since it was found. */
  private async expireOne(key: string, at: Date): Promise<void> {
    try {
      await this.release(key, at, 'expired');
    } catch (error) {
      if ((error as { code?: unknown }).code !== 'ledger/hold-ended') throw error;
    }
  }

  private async end(
    key: string,
    outcome: HoldOutcome,
    at: Date,
    decide: (hold: Hold) => { lines: readonly Line[]; kind: string; details: object; capturedMinor: bigint },
  ): Promise<void> {
    await this.transaction.inRetriedTransaction(async () => {
      const hold = await this.store.find(key);
      if (!hold) throw holdNotFound(key);
      const { lines, kind, details, capturedMinor } = decide(hold);
      if (!(await this.store.close(hold.id))) throw holdEnded(key, (await this.store.find(key))?.end?.outcome ?? outcome);
      const posted = await this.ledger.post({
        key: `hold:${key}:end`,
        kind,
        reference: hold.reference,
        effectiveAt: at,
        lines: [{ account: hold.held, amountMinor: -hold.amountMinor }, ...lines],
        details,
      });
      await this.store.end(hold.id, outcome, capturedMinor, posted.id, at);
    });
  }
}

function moved(from: AccountRef, to: AccountRef, amountMinor: bigint): Line[] {
  return [
    { account: from, amountMinor: -amountMinor },
    { account: to, amountMinor },
  ];
}
