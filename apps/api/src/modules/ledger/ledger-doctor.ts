// Whether the ledger is what it promises, from its entries alone: everything that is kept beside them is computed again.
import { Injectable } from '@nestjs/common';
import { accountKey, CHART, isAccountKind } from './ledger.chart';
import { LedgerDays } from './ledger-days';
import { type AccountFacts, LedgerDoctorStore } from './ledger-doctor.store';
import type { LedgerFinding } from './ledger.types';

/** More of one kind than this are not listed. */
const MOST = 20;
const PAGE = 500;

@Injectable()
export class LedgerDoctor {
  constructor(
    private readonly store: LedgerDoctorStore,
    private readonly days: LedgerDays,
  ) {}

  /** What does not hold; nothing when all does. Reads every entry. */
  async *check(): AsyncGenerator<LedgerFinding> {
    yield* this.sums();
    yield* this.balances();
    yield* this.accounts();
    yield* this.holds();
    yield* this.chain();
  }

  size(): Promise<{ transactions: bigint }> {
    return this.store.size();
  }

  private async *sums(): AsyncGenerator<LedgerFinding> {
    for (const { currency, isPromo, total } of await this.store.totals())
      yield finding(
        'sum',
        `All entries in ${currency}${isPromo ? ' of promotional credit' : ''} together are ${total}, and should be nothing`,
      );
    for (const { id, key, said, found, sums, isForeign } of await this.store.wrongTransactions(MOST)) {
      const name = key === null ? `of the missing transaction ${id}` : `of "${key}"`;
      if (sums !== null) yield finding('transaction-sum', `The entries ${name} add up to ${sums}`);
      if (isForeign) yield finding('entry-account', `An entry ${name} is in another currency than its account, or its account is missing`);
      if (said !== found)
        yield finding('transaction-entries', `There are ${found} entries ${name}, and it was made with ${said ?? 'none'}`);
    }
  }

  private async *balances(): AsyncGenerator<LedgerFinding> {
    for (const row of await this.store.wrongBalances(MOST)) {
      if (row.posted !== row.sum) yield finding('balance', `${nameOf(row)} is kept as ${row.posted}, and its entries are ${row.sum}`);
      const isOutside = (row.floor !== null && row.sum < row.floor) || (row.ceiling !== null && row.sum > row.ceiling);
      if (isOutside) yield finding('limit', `${nameOf(row)} stands at ${row.sum}, outside of its limits`);
    }
  }

  private async *accounts(): AsyncGenerator<LedgerFinding> {
    for (let page = await this.store.accounts(0n, PAGE); page.length > 0; page = await this.store.accounts(page.at(-1)?.id ?? 0n, PAGE)) {
      for (const row of page) {
        const rule = isAccountKind(row.kind) ? CHART[row.kind] : null;
        const isRight =
          rule !== null &&
          (rule.of === 'hub') === (row.holder === null) &&
          (rule.isPromo ?? false) === row.isPromo &&
          (rule.floor ?? null) === row.floor &&
          (rule.ceiling ?? null) === row.ceiling;
        if (!isRight) yield finding('account', `${nameOf(row)} is not an account as the chart has them`);
      }
    }
  }

  private async *holds(): AsyncGenerator<LedgerFinding> {
    for (const row of await this.store.wrongHeld(['held', 'promo-held'], MOST))
      yield finding('held', `${nameOf(row)} stands at ${row.sum}, and what is held of it is ${row.held}`);
    for (const { key, isOpen, hasEnded, captured, amount } of await this.store.wrongHolds(MOST)) {
      if (isOpen === hasEnded)
        yield finding('hold', `What is held as "${key}" ${isOpen ? 'is open and has ended' : 'is neither open nor has it ended'}`);
      else yield finding('hold-captured', `Of the ${amount} that were held as "${key}" ${captured} were taken`);
    }
  }

  private async *chain(): AsyncGenerator<LedgerFinding> {
    let previous = this.days.origin;
    for (let page = await this.days.days(null, PAGE); page.length > 0; page = await this.days.days(page.at(-1)?.day ?? null, PAGE)) {
      for (const { day, transactions, previousHash, hash } of page) {
        if (!previousHash.equals(previous)) yield finding('chain', `${day} does not follow the closed day before it`);
        const found = await this.days.hashOf(day, previousHash);
        if (!found.hash.equals(hash))
          yield finding(
            'day',
            `${day} was closed with ${transactions} transactions; the ${found.transactions} of today are not those, or not as they were`,
          );
        previous = hash;
      }
    }
    for (const { day, accounts } of await this.store.wrongDaySums(MOST))
      yield finding(
        'day-sum',
        `The sums of ${day} are not those of its entries for ${accounts} ${accounts === 1 ? 'account' : 'accounts'}`,
      );
  }
}

function finding(code: string, message: string): LedgerFinding {
  return { code: `ledger/${code}`, message };
}

function nameOf({ kind, holder, qualifier, currency }: AccountFacts): string {
  return `The account ${accountKey({ kind, holder, qualifier, currency })}`;
}
