// Whoever pays sees each use and can object; who sells it decides, or an administrator of the hub, who types the units once more. A use that is reversed is not
// counted any more; when its month was taken already, what it was too much is given back of that sale.
import { Injectable } from '@nestjs/common';
import { atomsToMinor } from '@modelgrove/money';
import { amountText, CURRENCIES, type Currency } from '@modelgrove/shared';
import type { Actor, UserActor } from '../../../common/actor';
import { Clock } from '../../../common/clock';
import { AuditLog } from '../../../platform/audit';
import { Transaction } from '../../../platform/database/transaction';
import type { RequestFacts } from '../../../platform/http';
import { AccessService } from '../../access';
import { SalesService } from '../sales.service';
import { SalesStore } from '../sales.store';
import { UseCounter } from './use-counter';
import { UseEventsStore } from './use-events.store';
import { UseRightsStore } from './use-rights.store';
import { eventNotFound, notObjected, unitsNotConfirmed } from './usage.errors';
import type { UseEvent } from './usage.types';

export interface UseDecision {
  isReversed: boolean;
  /** For who pays. */
  answer: string;
  /** From administrators of the hub: the number of units once more. */
  confirmedUnits: string | null;
}

@Injectable()
export class UseObjections {
  constructor(
    private readonly access: AccessService,
    private readonly store: UseEventsStore,
    private readonly rights: UseRightsStore,
    private readonly counter: UseCounter,
    private readonly sales: SalesService,
    private readonly soldStore: SalesStore,
    private readonly transaction: Transaction,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
  ) {}

  /** By whoever pays it. Throws 'usage/not-found' to others, 'usage/decided'. */
  async object(actor: Actor, id: bigint, reason: string, facts: RequestFacts): Promise<UseEvent> {
    const user = this.access.self(actor);
    return this.transaction.inTransaction(async () => {
      const event = await this.store.find(id, { lock: true });
      if (!event || !(await this.access.mayIn(user, event.holderId, 'spend-money'))) throw eventNotFound();
      if (event.state !== 'counted') throw notObjected();
      await this.store.setState(id, { state: 'objected', objection: reason, byId: null, at: null });
      await this.audit.record(user, 'usage.objected', `use:${id}`, { reason }, facts);
      return this.present(id);
    });
  }

  /** Throws 'usage/not-found' to who may not, 'usage/decided', 'usage/not-confirmed'. */
  async decide(actor: Actor, id: bigint, decision: UseDecision, facts: RequestFacts): Promise<UseEvent> {
    const user = this.access.self(actor);
    return this.transaction.inRetriedTransaction(async () => {
      const event = await this.store.find(id, { lock: true });
      const decider = event && (await this.decider(user, event));
      if (!event || !decider) throw eventNotFound();
      if (event.state !== 'counted' && event.state !== 'objected') throw notObjected();
      if (decider === 'administrator' && decision.confirmedUnits !== String(event.units)) throw unitsNotConfirmed();
      const { isReversed, answer } = decision;
      await this.store.setState(id, { state: isReversed ? 'reversed' : 'kept', answer, byId: user.userId, at: this.clock.now() });
      if (isReversed) await this.takeBack(user, event, answer, facts);
      const details = { units: String(event.units), answer, by: decider };
      await this.audit.record(user, isReversed ? 'usage.reversed' : 'usage.kept', `use:${id}`, details, facts);
      return this.present(id);
    });
  }

  private async takeBack(user: UserActor, event: UseEvent, reason: string, facts: RequestFacts): Promise<void> {
    const terms = await this.rights.terms(event.offerId);
    const taken = terms && (await this.counter.uncount(event, terms));
    const sale = taken && (await this.soldStore.find(taken.saleId));
    if (!taken || !sale) return;
    const currency = sale.currency as Currency;
    const minorOf = (atoms: bigint): bigint => atomsToMinor(atoms, CURRENCIES[currency]);
    const tooMuch = minorOf(taken.atoms.before) - minorOf(taken.atoms.after);
    const left = sale.amountMinor - sale.refundedMinor;
    const amountMinor = tooMuch < left ? tooMuch : left;
    if (amountMinor <= 0n) return;
    const refund = { amountMinor, reason, confirmedAmount: amountText(amountMinor, currency), requestKey: `use:${event.id}` };
    await this.sales.refund(user, sale.id, refund, facts);
  }

  private async decider(user: UserActor, { repositoryId }: UseEvent): Promise<'seller' | 'administrator' | null> {
    const root = await this.rights.root(repositoryId);
    if (root && (await this.access.mayIn(user, root.namespaceId, 'spend-money'))) return 'seller';
    return user.isAdmin ? 'administrator' : null;
  }

  private async present(id: bigint): Promise<UseEvent> {
    const event = await this.store.find(id);
    if (!event) throw eventNotFound();
    return event;
  }
}
