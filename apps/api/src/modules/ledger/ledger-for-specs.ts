// A ledger on a database of its own, without a hub around it.
import { createTestDatabase } from '@modelgrove/testing';
import type { Clock } from '../../common/clock';
import { Database, statement } from '../../platform/database';
import { LedgerDays } from './ledger-days';
import { LedgerDaysStore } from './ledger-days.store';
import { LedgerDoctor } from './ledger-doctor';
import { LedgerDoctorStore } from './ledger-doctor.store';
import { LedgerHolds } from './ledger-holds';
import { LedgerHoldsStore } from './ledger-holds.store';
import { LedgerService } from './ledger.service';
import { LedgerStore } from './ledger.store';
import type { AccountRef } from './ledger.chart';
import type { LedgerFinding, Posting } from './ledger.types';

export interface TestLedger {
  database: Database;
  ledger: LedgerService;
  holds: LedgerHolds;
  days: LedgerDays;
  clock: Clock & { at: Date };
  findings(): Promise<LedgerFinding[]>;
  /** As the application's own role. */
  sql<R extends object>(text: string, values?: unknown[]): Promise<R[]>;
  stop(): Promise<void>;
}

export async function startTestLedger({ maxConnections = 10 } = {}): Promise<TestLedger> {
  const test = await createTestDatabase();
  const database = new Database({ connectionString: test.connectionString, maxConnections, maxStreams: 1, onError: () => undefined });
  const clock = { at: new Date(), now: () => clock.at };
  const store = new LedgerStore(database);
  const ledger = new LedgerService(store, database);
  const days = new LedgerDays(new LedgerDaysStore(database), database, clock);
  const doctor = new LedgerDoctor(new LedgerDoctorStore(database), days);
  let statements = 0;
  return {
    database,
    ledger,
    holds: new LedgerHolds(ledger, store, new LedgerHoldsStore(database), database),
    days,
    clock,
    async findings() {
      const found: LedgerFinding[] = [];
      for await (const finding of doctor.check()) found.push(finding);
      return found;
    },
    sql: (text, values = []) => database.rows(statement(`spec_ledger_${statements++}`, text), values),
    async stop() {
      await database.close();
      await test.drop();
    },
  };
}

export const walletOf = (holder: bigint, currency = 'CNY'): AccountRef => ({ kind: 'wallet', holder, currency });
export const clearing = (currency = 'CNY'): AccountRef => ({ kind: 'clearing', holder: null, qualifier: 'manual', currency });

/** Money from outside, in the account. */
export function paidIn(key: string, to: AccountRef, amountMinor: bigint): Posting {
  return transfer(key, clearing(to.currency), to, amountMinor, 'top-up');
}

export function transfer(key: string, from: AccountRef, to: AccountRef, amountMinor: bigint, kind = 'transfer'): Posting {
  return {
    key,
    kind,
    reference: key,
    effectiveAt: new Date(),
    lines: [
      { account: from, amountMinor: -amountMinor },
      { account: to, amountMinor },
    ],
  };
}
