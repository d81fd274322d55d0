import { Injectable } from '@nestjs/common';
import { Database, statement } from '../../platform/database';
import type { AccountKind } from './ledger.chart';
import type { Hold, HoldOutcome, NewHold } from './ledger.types';

const INSERT = statement(
  'ledger_hold_insert',
  `with made as (insert into ledger.hold (key, account_id, held_account_id, amount, reference, transaction_id, expires_at)
     values ($1, $2, $3, $4, $5, $6, $7) returning id, expires_at)
   insert into ledger.hold_open (hold_id, expires_at) select id, expires_at from made`,
);
const FIND = statement(
  'ledger_hold_find',
  `select h.id, h.key, h.amount, h.reference, h.expires_at, e.outcome, e.captured, f.kind, f.holder, f.currency, k.kind as held_kind
   from ledger.hold h join ledger.account f on f.id = h.account_id join ledger.account k on k.id = h.held_account_id
   left join ledger.hold_end e on e.hold_id = h.id where h.key = $1`,
);
// Whoever deletes the row ends the hold; whoever comes second waits for the first, and finds nothing.
const CLOSE = statement('ledger_hold_close', 'delete from ledger.hold_open where hold_id = $1');
const END = statement(
  'ledger_hold_end',
  `insert into ledger.hold_end (hold_id, outcome, captured, transaction_id, ended_at) values ($1, $2, $3, $4, $5)`,
);
const DUE = statement(
  'ledger_hold_due',
  `select h.key from ledger.hold_open o join ledger.hold h on h.id = o.hold_id where o.expires_at <= $1 order by o.expires_at, o.hold_id limit $2`,
);

interface HoldRow {
  id: bigint;
  key: string;
  amount: bigint;
  reference: string;
  expires_at: Date;
  outcome: HoldOutcome | null;
  captured: bigint | null;
  kind: AccountKind;
  held_kind: AccountKind;
  holder: bigint;
  currency: string;
}

@Injectable()
export class LedgerHoldsStore {
  constructor(private readonly database: Database) {}

  async insert(
    { key, amountMinor, reference, expiresAt }: NewHold,
    accountId: bigint,
    heldAccountId: bigint,
    transactionId: bigint,
  ): Promise<void> {
    await this.database.execute(INSERT, [key, accountId, heldAccountId, amountMinor, reference, transactionId, expiresAt]);
  }

  async find(key: string): Promise<Hold | null> {
    const row = await this.database.row<HoldRow>(FIND, [key]);
    return row && toHold(row);
  }

  /** False when it has ended. */
  async close(id: bigint): Promise<boolean> {
    return (await this.database.execute(CLOSE, [id])) > 0;
  }

  async end(id: bigint, outcome: HoldOutcome, capturedMinor: bigint, transactionId: bigint, at: Date): Promise<void> {
    await this.database.execute(END, [id, outcome, capturedMinor, transactionId, at]);
  }

  /** The keys of those that have expired. */
  async due(at: Date, limit: number): Promise<string[]> {
    return (await this.database.rows<{ key: string }>(DUE, [at, limit])).map(({ key }) => key);
  }
}

function toHold({ id, key, amount, reference, expires_at, outcome, captured, kind, held_kind, holder, currency }: HoldRow): Hold {
  return {
    id,
    key,
    from: { kind, holder, currency },
    held: { kind: held_kind, holder, currency },
    amountMinor: amount,
    reference,
    expiresAt: expires_at,
    end: outcome && { outcome, capturedMinor: captured ?? 0n },
  };
}
