// Counting: a use is one row, and with it, in one transaction, what its month comes to and what is set aside for that. What a month costs depends on the sum
// of its units only, so events that are told late, twice or in another order come to the same total.
import { Injectable } from '@nestjs/common';
import { Clock } from '../../../common/clock';
import { monthStart } from '../../../common/month';
import { Transaction } from '../../../platform/database/transaction';
import { ChargesService, type Reservation } from '../../charges';
import { costOf } from './use-terms.policy';
import { UseEventsStore } from './use-events.store';
import { eventDiffers } from './usage.errors';
import type { NewUse, UseEvent, UseTerms } from './usage.types';

/** Whose affair it is among what is paid by use (modules/charges). */
export const OFFER = 'offer';

export interface Counted {
  terms: UseTerms;
  holder: { id: bigint; name: string };
  /** Made before it was used; null: none was needed then. */
  reservation?: Reservation | null;
  /** It was used already, so it cannot be refused. */
  partly?: boolean;
}

@Injectable()
export class UseCounter {
  constructor(
    private readonly store: UseEventsStore,
    private readonly charges: ChargesService,
    private readonly transaction: Transaction,
    private readonly clock: Clock,
  ) {}

  /** False when it was counted before. Throws 'usage/event-differs', 'money/too-little', 'money/cap-reached', 'money/month-taken'. */
  async count(use: NewUse, { terms, holder, reservation = null, partly = false }: Counted): Promise<boolean> {
    return this.transaction.inRetriedTransaction(async () => {
      if (!(await this.store.insert(use, terms.offerId, holder.id, this.clock.now()))) return this.replayed(use, holder.id, reservation);
      const name = { offerId: terms.offerId, holderId: holder.id, periodAt: monthStart(use.at) };
      const before = await this.store.openTally(name);
      const units = before.units + use.units;
      const cost = costOf(units, terms);
      await this.store.setTally(name, units, cost);
      const atoms = cost - before.atoms;
      const isReserved = reservation !== null && (await this.charges.used(reservation, atoms));
      if (!isReserved) await this.charges.count(holder, { ...thingOf(terms.offerId, atoms), usedAt: use.at }, { partly });
      return true;
    });
  }

  /** A use that was none. Null when its month was not taken yet: nothing is owed then. Otherwise the sale, and what that was too much. */
  async uncount(event: UseEvent, terms: UseTerms): Promise<{ saleId: bigint; atoms: { before: bigint; after: bigint } } | null> {
    return this.transaction.inRetriedTransaction(async () => {
      const name = { offerId: event.offerId, holderId: event.holderId, periodAt: monthStart(event.at) };
      const { units, atoms, saleId } = await this.store.openTally(name);
      const after = costOf(units - event.units, terms);
      await this.store.setTally(name, units - event.units, after);
      const holder = { id: event.holderId, name: event.holder ?? '' };
      const isOpen = await this.charges.uncount(holder, { ...thingOf(event.offerId, atoms - after), usedAt: event.at });
      return isOpen || saleId === null ? null : { saleId, atoms: { before: atoms, after } };
    });
  }

  private async replayed({ repositoryId, key, units, at }: NewUse, holderId: bigint, reservation: Reservation | null): Promise<false> {
    const before = await this.store.byKey(repositoryId, key);
    const isSame = before?.units === units && before.holderId === holderId && before.at.getTime() === at.getTime();
    if (!isSame) throw eventDiffers(key);
    if (reservation) await this.charges.used(reservation, 0n);
    return false;
  }
}

function thingOf(offerId: bigint, atoms: bigint): { purpose: string; subject: string; atoms: bigint } {
  return { purpose: OFFER, subject: String(offerId), atoms };
}
