// Giving back what was paid for something: of each line what it had, in proportion, from the pots where it stands by now.
import { Injectable } from '@nestjs/common';
import { type Currency, parseAmount } from '@modelgrove/shared';
import { Clock } from '../../common/clock';
import type { DomainError } from '../../common/errors';
import { LedgerService, type Line } from '../ledger';
import type { Earning, EarningRows } from './earning-rows.store';
import { PayeePots } from './payee-pots';
import { linesOfRefund } from './sale-terms';
import type { Refund } from './sales.types';

export interface RefundTerms {
  /** Whose wallet it goes back to. */
  payerId: bigint;
  byId: bigint | null;
  /** Who gives back what is not theirs types the amount once more. */
  isConfirmed: boolean;
  details: object;
  tooLarge: (leftMinor: bigint) => DomainError;
  notConfirmed: () => DomainError;
}

@Injectable()
export class EarningRefunds {
  constructor(
    private readonly ledger: LedgerService,
    private readonly pots: PayeePots,
    private readonly clock: Clock,
  ) {}

  /**
   * Inside the caller's transaction, which holds the head's row. Answers what was given back; null when this request was done before. Throws what the
   * terms say for more than is left, or an amount that was typed otherwise.
   */
  async refund(
    rows: EarningRows,
    earning: Earning,
    { amountMinor, reason, confirmedAmount, requestKey }: Refund,
    terms: RefundTerms,
  ): Promise<bigint | null> {
    const key = `refund:${earning.id}:${requestKey}`;
    if (await rows.hasRefund(key)) return null;
    const left = earning.amountMinor - earning.refundedMinor;
    const refundMinor = amountMinor ?? left;
    if (refundMinor <= 0n || refundMinor > left) throw terms.tooLarge(left);
    if (terms.isConfirmed && parseAmount(confirmedAmount ?? '', earning.currency as Currency) !== refundMinor) throw terms.notConfirmed();
    const at = this.clock.now();
    const refundId = await rows.insertRefund(earning.id, { key, amountMinor: refundMinor, reason, byId: terms.byId, at });
    await this.book(rows, earning, { refundId, refundMinor, at }, terms);
    return refundMinor;
  }

  private async book(
    rows: EarningRows,
    earning: Earning,
    { refundId, refundMinor, at }: { refundId: bigint; refundMinor: bigint; at: Date },
    { payerId, details }: RefundTerms,
  ): Promise<void> {
    const { name, fee } = rows.tables;
    const reversed = linesOfRefund(await rows.lines(earning.id), refundMinor);
    const taken = await this.pots.take(earning, reversed, fee);
    await rows.reverse(earning.id, refundMinor, reversed);
    const wallet: Line = { account: { kind: 'wallet', holder: payerId, currency: earning.currency }, amountMinor: refundMinor };
    await this.ledger.post({
      key: `${name}:${earning.id}:refund:${refundId}`,
      kind: 'refund',
      reference: `${name}:${earning.id}`,
      effectiveAt: at,
      lines: [wallet, ...taken],
      details,
    });
  }
}
