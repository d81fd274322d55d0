// The ledger as administrators read it: what was booked with its lines, the closed days, and the proof that all of it adds up. Nothing is written here.
import { Injectable } from '@nestjs/common';
import { nameKey } from '@modelgrove/shared';
import type { Actor } from '../../common/actor';
import { AccessService } from '../access';
import { LedgerBookStore } from './ledger-book.store';
import type { AccountKind } from './ledger.chart';
import type { ClosedDay } from './ledger-days.store';
import { LedgerDoctor } from './ledger-doctor';
import { transactionNotFound } from './ledger.errors';
import type { BookedTransaction, LedgerFinding, LedgerSum } from './ledger.types';

/** So many findings show what is wrong; the doctor of the command line tells all. */
const MOST_FINDINGS = 100;

export interface BookFilter {
  reference: string | null;
  kind: AccountKind | null;
  /** The name of a user or an organization. */
  holder: string | null;
}

export interface LedgerProof {
  transactions: bigint;
  sums: LedgerSum[];
  closedDays: number;
  findings: LedgerFinding[];
}

@Injectable()
export class LedgerBook {
  constructor(
    private readonly access: AccessService,
    private readonly store: LedgerBookStore,
    private readonly doctor: LedgerDoctor,
  ) {}

  /** The newest first, each with all of its lines. */
  async transactions(actor: Actor, filter: BookFilter, page: { before: bigint | null; limit: number }): Promise<BookedTransaction[]> {
    this.access.administrator(actor);
    const holderKey = filter.holder === null ? null : nameKey(filter.holder);
    return this.withLines(await this.store.transactions({ ...filter, holderKey }, page.before, page.limit));
  }

  /** Throws 'ledger/not-found'. */
  async transaction(actor: Actor, id: bigint): Promise<BookedTransaction> {
    this.access.administrator(actor);
    const found = await this.store.transaction(id);
    if (!found) throw transactionNotFound();
    const [whole] = await this.withLines([found]);
    return whole as BookedTransaction;
  }

  /** The newest first. */
  days(actor: Actor, page: { before: string | null; limit: number }): Promise<ClosedDay[]> {
    this.access.administrator(actor);
    return this.store.days(page.before, page.limit);
  }

  /** Adds every entry up and compares all that is kept beside them: it takes as long as there is much. */
  async prove(actor: Actor): Promise<LedgerProof> {
    this.access.administrator(actor);
    const findings: LedgerFinding[] = [];
    for await (const finding of this.doctor.check()) {
      findings.push(finding);
      if (findings.length === MOST_FINDINGS) break;
    }
    const { transactions } = await this.doctor.size();
    return { transactions, sums: await this.store.sums(), closedDays: await this.store.countDays(), findings };
  }

  private async withLines(transactions: readonly Omit<BookedTransaction, 'lines'>[]): Promise<BookedTransaction[]> {
    const lines = Map.groupBy(await this.store.lines(transactions.map(({ id }) => id)), ({ transactionId }) => transactionId);
    return transactions.map((transaction) => ({ ...transaction, lines: lines.get(transaction.id) ?? [] }));
  }
}
