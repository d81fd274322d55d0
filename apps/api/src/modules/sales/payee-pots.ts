// Out of which pots a payee gives back, and into which what was held back goes. Before the hold-back is over a part is still pending, and is taken
// from there; afterwards from what is available, and what that does not reach for is a debt, which the next earnings pay first.
import { Injectable } from '@nestjs/common';
import { type AccountKind, type AccountRef, LedgerService, type Line } from '../ledger';
import type { Earning } from './earning-rows.store';
import type { SaleLine } from './sales.types';

@Injectable()
export class PayeePots {
  constructor(private readonly ledger: LedgerService) {}

  /** The lines that take these parts from who got them. Inside the caller's transaction: balances stay as they were read. */
  async take(sale: Earning, parts: readonly { line: SaleLine; amountMinor: bigint }[], fee: AccountKind): Promise<Line[]> {
    const lines: Line[] = [];
    for (const { line, amountMinor } of parts)
      if (line.payeeId === null) lines.push({ account: incomeOf(line, sale.currency, fee), amountMinor: -amountMinor });
    const byPayee = Map.groupBy(parts, ({ line }) => line.payeeId);
    for (const [payeeId, own] of byPayee) {
      const amountMinor = own.reduce((sum, part) => sum + part.amountMinor, 0n);
      if (payeeId === null) continue;
      if (sale.releasedAt === null) lines.push({ account: potOf('pending', payeeId, sale), amountMinor: -amountMinor });
      else lines.push(...(await this.fromAvailable(payeeId, amountMinor, sale.currency)));
    }
    return lines;
  }

  /** From what is available; what that does not reach for is owed. Inside the caller's transaction. */
  async fromAvailable(payeeId: bigint, amountMinor: bigint, currency: string): Promise<Line[]> {
    const available = potOf('available', payeeId, { currency });
    const [there = 0n] = await this.ledger.lockedBalances([available]);
    const taken = there < amountMinor ? there : amountMinor;
    return [
      { account: available, amountMinor: -taken },
      { account: potOf('debt', payeeId, { currency }), amountMinor: taken - amountMinor },
    ];
  }

  /** The lines that make available what was pending of a sale: debts first. */
  async release(sale: Earning, lines: readonly SaleLine[]): Promise<Line[]> {
    const moved: Line[] = [];
    const byPayee = Map.groupBy(lines, ({ payeeId }) => payeeId);
    for (const [payeeId, own] of byPayee) {
      const amountMinor = own.reduce((sum, line) => sum + line.amountMinor - line.reversedMinor, 0n);
      if (payeeId === null || amountMinor === 0n) continue;
      const debt = potOf('debt', payeeId, sale);
      const [owed = 0n] = await this.ledger.lockedBalances([debt]);
      const paid = -owed < amountMinor ? -owed : amountMinor;
      moved.push({ account: potOf('pending', payeeId, sale), amountMinor: -amountMinor });
      moved.push({ account: debt, amountMinor: paid }, { account: potOf('available', payeeId, sale), amountMinor: amountMinor - paid });
    }
    return moved;
  }
}

/** Where the parts of what is earned go when it is paid. `fee`: the account of the hub's own part. */
export function incomeLines(
  lines: readonly Pick<SaleLine, 'kind' | 'payeeId' | 'amountMinor'>[],
  currency: string,
  fee: AccountKind = 'sales-fee',
): Line[] {
  return lines.map((line) => ({ account: incomeOf(line, currency, fee), amountMinor: line.amountMinor }));
}

/** The tax that the hub owes, its fee, what its own runners earn, or what a payee has pending. */
function incomeOf({ kind, payeeId }: Pick<SaleLine, 'kind' | 'payeeId'>, currency: string, fee: AccountKind): AccountRef {
  if (payeeId !== null) return potOf('pending', payeeId, { currency });
  return { kind: kind === 'fee' || kind === 'share' ? fee : kind, holder: null, currency };
}

function potOf(kind: 'pending' | 'available' | 'debt', holder: bigint, { currency }: Pick<Earning, 'currency'>): AccountRef {
  return { kind, holder, currency };
}
