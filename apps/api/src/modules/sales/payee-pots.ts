// Out of which pots a payee gives back, and into which what was held back goes. Before the hold-back is over a part is still pending, and is taken
// from there; afterwards from what is available, and what that does not reach for is a debt, which the next earnings pay first.
import { Injectable } from '@nestjs/common';
import { type AccountKind, type AccountRef, LedgerService, type Line } from '../ledger';
import type { Earning } from './earning-rows.store';
import type { NewSaleLine } from './sale-terms';
import type { SaleLine } from './sales.types';

@Injectable()
export class PayeePots {
  constructor(private readonly ledger: LedgerService) {}

  /** The lines that give each their part: held back, and the hub's own at once. */
  give(lines: readonly NewSaleLine[], currency: string, fee: AccountKind): Line[] {
    return lines.map(({ payeeId, amountMinor }) => {
      return { account: payeeId === null ? { kind: fee, holder: null, currency } : potOf('pending', payeeId, { currency }), amountMinor };
    });
  }

  /** The lines that take these parts from who got them. Inside the caller's transaction: balances stay as they were read. */
  async take(sale: Earning, parts: readonly { line: SaleLine; amountMinor: bigint }[], fee: AccountKind): Promise<Line[]> {
    const lines: Line[] = [];
    const byPayee = Map.groupBy(parts, ({ line }) => line.payeeId);
    for (const [payeeId, own] of byPayee) {
      const amountMinor = own.reduce((sum, part) => sum + part.amountMinor, 0n);
      if (payeeId === null) lines.push({ account: { kind: fee, holder: null, currency: sale.currency }, amountMinor: -amountMinor });
      else if (sale.releasedAt === null) lines.push({ account: potOf('pending', payeeId, sale), amountMinor: -amountMinor });
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

function potOf(kind: 'pending' | 'available' | 'debt', holder: bigint, { currency }: Pick<Earning, 'currency'>): AccountRef {
  return { kind, holder, currency };
}
