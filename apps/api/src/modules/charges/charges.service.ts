// What is paid by use: before something is used, money for the most that it can cost is set aside; afterwards what it did cost is counted; once a month that
// is taken (MeterSettler). Nobody uses more than was set aside, but for what a thing costs beyond its own estimate.
import { Injectable } from '@nestjs/common';
import { amountText, MOST_MINOR, parseAmount } from '@modelgrove/shared';
import { Clock } from '../../common/clock';
import { DomainError } from '../../common/errors';
import { monthStart } from '../../common/month';
import { AuditLog } from '../../platform/audit';
import { Transaction } from '../../platform/database/transaction';
import type { RequestFacts } from '../../platform/http';
import type { GrantedNamespace } from '../access';
import { WalletsService } from '../wallets';
import { capReached, monthTaken, noSuchCap, tooLittle } from './charges.errors';
import type { Meter, Reservation, SpendCap, Use } from './charges.types';
import { MeterFunds } from './meter-funds';
import { amountOf, mostOf } from './meters.policy';
import { MetersStore } from './meters.store';
import { SpendAlerts } from './spend-alerts';

type Payer = Pick<GrantedNamespace, 'id' | 'name'>;

interface Thing {
  purpose: string;
  subject?: string;
  atoms: bigint;
}

/** Longer than anything takes that is paid by use. */
const LONGEST_USE_MS = 2 * 60 * 60_000;

@Injectable()
export class ChargesService {
  constructor(
    private readonly store: MetersStore,
    private readonly funds: MeterFunds,
    private readonly wallets: WalletsService,
    private readonly alerts: SpendAlerts,
    private readonly transaction: Transaction,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
  ) {}

  /**
   * Before a thing is used that costs at most `atoms`. Null where nothing is paid: it costs nothing, or money is switched off.
   * Throws 'money/too-little', 'money/cap-reached'.
   */
  async reserve(payer: Payer, { longestMs = LONGEST_USE_MS, ...thing }: Thing & { longestMs?: number }): Promise<Reservation | null> {
    if (thing.atoms === 0n || !this.wallets.facts().isOn) return null;
    const at = this.clock.now();
    return this.withAlerts(payer, async () => {
      const meter = await this.covered(payer, thing, at);
      return { id: await this.store.reserve(meter.id, thing.atoms, new Date(at.getTime() + longestMs)) };
    });
  }

  /**
   * It was used in the month of `usedAt`, without a reservation. `partly`: what can no more be refused is counted, and what the wallet does not reach for
   * is waived with the month. Throws the same otherwise, and 'money/month-taken'.
   */
  async count(payer: Payer, thing: Thing & { usedAt: Date }, { partly = false } = {}): Promise<void> {
    if (thing.atoms === 0n || !this.wallets.facts().isOn) return;
    await this.withAlerts(payer, async () => {
      const meter = await this.covered(payer, thing, thing.usedAt, partly);
      await this.store.use(meter.id, thing.atoms, 0n, this.clock.now());
    });
  }

  /** It was counted, and was none after all: less is taken with the month. False when that was taken already. */
  async uncount(payer: Payer, { purpose, subject = '', atoms, usedAt }: Thing & { usedAt: Date }): Promise<boolean> {
    return this.transaction.inRetriedTransaction(async () => {
      const name = { namespaceId: payer.id, purpose, subject };
      const meter = await this.store.open(name, monthStart(usedAt), this.wallets.currency, this.clock.now());
      if (meter.closedAt !== null) return false;
      if (atoms > 0n) await this.store.use(meter.id, -atoms, 0n, this.clock.now());
      return true;
    });
  }

  /** Who pays is told of a refusal by their cap; apart from what was begun, which is rolled back by then. */
  private async withAlerts<T>(payer: Payer, work: () => Promise<T>): Promise<T> {
    try {
      return await this.transaction.inRetriedTransaction(work);
    } catch (error) {
      if (error instanceof DomainError && error.code === 'money/cap-reached') await this.alerts.capRefused(payer);
      throw error;
    }
  }

  /** The meter of that month, locked, with enough set aside. */
  private async covered(payer: Payer, { purpose, subject = '', atoms }: Thing, usedAt: Date, partly = false): Promise<Meter> {
    const { currency } = this.wallets;
    const at = this.clock.now();
    const meter = await this.store.open({ namespaceId: payer.id, purpose, subject }, monthStart(usedAt), currency, at);
    if (meter.closedAt !== null) throw monthTaken();
    if (!partly) await this.refuseBeyondCap(payer, meter, atoms);
    const missing = await this.funds.setAside(meter, atoms, at, { partly });
    if (missing > 0n && !partly) throw tooLittle(payer.name, missing, currency);
    return meter;
  }

  private async refuseBeyondCap(payer: Payer, meter: Meter, atoms: bigint): Promise<void> {
    const cap = await this.store.cap(payer.id);
    if (cap?.currency !== meter.currency) return;
    const month = await this.store.ofMonth(payer.id, meter.currency, meter.periodAt);
    const others = month.filter(({ id }) => id !== meter.id).reduce((sum, other) => sum + mostOf(other), 0n);
    if (others + mostOf(meter, atoms) > cap.capMinor) throw capReached(payer.name, cap.capMinor, meter.currency);
  }

  /**
   * It was used, and cost so much: 0 when it came to nothing. Inside the caller's transaction, with what was counted: both happen, or neither does.
   * False when this was said before, or the reservation is too old.
   */
  async used({ id }: Reservation, atoms: bigint): Promise<boolean> {
    return this.transaction.inRetriedTransaction(async () => {
      const ended = await this.store.end(id);
      if (!ended) return false;
      const at = this.clock.now();
      const meter = await this.store.use(ended.meterId, atoms, ended.atoms, at);
      if (atoms > ended.atoms) await this.funds.setAside(meter, 0n, at, { partly: true });
      return true;
    });
  }

  /** What a namespace used, by month and thing, the newest first. */
  async uses({ id }: GrantedNamespace, page: { before: bigint | null; limit: number }): Promise<Use[]> {
    this.wallets.assertOn();
    const meters = await this.store.ofNamespace(id, page.before, page.limit);
    return meters.map((meter) => ({ meter, amountMinor: amountOf(meter) }));
  }

  /** What a namespace may spend by use in a month; null: what it has. */
  async cap({ id }: GrantedNamespace): Promise<SpendCap | null> {
    this.wallets.assertOn();
    return this.store.cap(id);
  }

  /** Null: none. Throws 'money/no-cap'. */
  async setCap({ id, name, actor }: GrantedNamespace, amount: string | null, facts: RequestFacts): Promise<SpendCap | null> {
    this.wallets.assertOn();
    const { currency } = this.wallets;
    const capMinor = amount === null ? null : parseAmount(amount, currency);
    if (amount !== null && capMinor === null) throw noSuchCap(amountText(MOST_MINOR, currency));
    await this.transaction.inTransaction(async () => {
      const byId = actor.kind === 'user' ? actor.userId : null;
      if (capMinor === null) await this.store.dropCap(id);
      else await this.store.setCap(id, capMinor, currency, byId, this.clock.now());
      await this.audit.record(actor, 'money.cap-changed', `namespace:${name}`, { cap: amount, currency }, facts);
    });
    return this.store.cap(id);
  }
}
