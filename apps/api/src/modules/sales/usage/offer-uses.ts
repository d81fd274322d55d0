// Whoever wants to use what is sold for use here asks this before and tells it after: on which terms, what is set aside, what it came to.
import { Injectable } from '@nestjs/common';
import { Clock } from '../../../common/clock';
import { monthStart } from '../../../common/month';
import { AppConfig } from '../../../platform/config';
import type { Granted, GrantedNamespace } from '../../access';
import { saleAddress } from '../../access';
import { ChargesService } from '../../charges';
import { WalletsService } from '../../wallets';
import { OFFER, UseCounter } from './use-counter';
import { UseEventsStore } from './use-events.store';
import { UseRightsStore } from './use-rights.store';
import { costBeyond } from './use-terms.policy';
import { notAccepted } from './usage.errors';
import type { NewUse, UseTerms } from './usage.types';

/** What was set aside for a use, as it can be kept as JSON until that is over. */
export interface UseBill {
  repositoryId: string;
  offerId: string;
  holder: { id: string; name: string };
  unit: string;
  reservationId: string | null;
  at: string;
}

@Injectable()
export class OfferUses {
  constructor(
    private readonly rights: UseRightsStore,
    private readonly events: UseEventsStore,
    private readonly counter: UseCounter,
    private readonly charges: ChargesService,
    private readonly wallets: WalletsService,
    private readonly clock: Clock,
    private readonly config: AppConfig,
  ) {}

  /**
   * On which terms `payer` uses it; null where nothing is counted: who asks may read it, or its use was bought. Throws 'usage/not-accepted': that somebody may
   * use it in their own name does not let another namespace that pays.
   */
  async terms(repo: Granted<'use'>, payer: GrantedNamespace): Promise<UseTerms | null> {
    if (repo.allowed.includes('read') || !this.wallets.facts().isOn) return null;
    const right = await this.rights.at(repo.id, payer.id, this.clock.now());
    if (!right) throw notAccepted(payer.name, saleAddress(this.config.publicUrl, repo.type, repo));
    return right.offerId === null ? null : this.rights.terms(right.offerId);
  }

  /** Before it is used, with the most that it may come to. Null where nothing is counted. Throws also 'money/too-little', 'money/cap-reached'. */
  async begin(repo: Granted<'use'>, payer: GrantedNamespace, most: (unit: string) => bigint, longestMs?: number): Promise<UseBill | null> {
    const terms = await this.terms(repo, payer);
    if (!terms) return null;
    const at = this.clock.now();
    const used = await this.events.units({ offerId: terms.offerId, holderId: payer.id, periodAt: monthStart(at) });
    const atoms = costBeyond(used, most(terms.unit), terms);
    const thing = { purpose: OFFER, subject: String(terms.offerId), atoms };
    const reservation = await this.charges.reserve(payer, longestMs === undefined ? thing : { ...thing, longestMs });
    return {
      repositoryId: String(repo.id),
      offerId: String(terms.offerId),
      holder: { id: String(payer.id), name: payer.name },
      unit: terms.unit,
      reservationId: reservation && String(reservation.id),
      at: at.toISOString(),
    };
  }

  /** It was used, in the caller's transaction: counted once for the key, whatever it comes to. */
  async end(bill: UseBill, use: Pick<NewUse, 'source' | 'key' | 'note'> & { units: bigint }): Promise<void> {
    const terms = await this.rights.terms(BigInt(bill.offerId));
    if (!terms || use.units === 0n) return this.drop(bill);
    const holder = { id: BigInt(bill.holder.id), name: bill.holder.name };
    const happened = { ...use, repositoryId: BigInt(bill.repositoryId), at: new Date(bill.at) };
    await this.counter.count(happened, { terms, holder, reservation: reservationOf(bill), partly: true });
  }

  /** It came to nothing. */
  async drop(bill: UseBill): Promise<void> {
    const reservation = reservationOf(bill);
    if (reservation) await this.charges.used(reservation, 0n);
  }
}

function reservationOf({ reservationId }: UseBill): { id: bigint } | null {
  return reservationId === null ? null : { id: BigInt(reservationId) };
}
