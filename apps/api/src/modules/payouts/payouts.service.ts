// Earnings on their way to who earned them: asked for, approved by an administrator, sent once. What is on its way stands in an account of its own, so that
// it is neither spent nor paid twice; how it ended is the provider's to say, and until it says so the money stays there.
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { amountText, type Currency, parseAmount } from '@modelgrove/shared';
import type { Actor } from '../../common/actor';
import { Clock } from '../../common/clock';
import { AuditLog } from '../../platform/audit';
import { Transaction } from '../../platform/database/transaction';
import type { RequestFacts } from '../../platform/http';
import { Outbox } from '../../platform/outbox';
import { type Payment, PaymentProviders, type PaymentPurpose, PaymentPurposes, Payments } from '../../platform/payments';
import { Sealer } from '../../platform/signing';
import { AccessService, type GrantedNamespace } from '../access';
import { type AccountKind, type AccountRef, LedgerService } from '../ledger';
import { PayeePots, SaleRelease } from '../sales';
import { MoneyRulesService, WalletsService } from '../wallets';
import { noSuchWayOut, payoutDecided, payoutNotConfirmed, payoutNotFound, payoutTooSmall } from './payouts.errors';
import { PayoutsStore } from './payouts.store';
import type { NewPayout, Payout, PayoutState } from './payouts.types';

const SEAL = 'payout-destination';
const SHOWN_CHARACTERS = 4;

@Injectable()
export class PayoutsService implements PaymentPurpose, OnModuleInit {
  readonly name = 'payout';

  constructor(
    private readonly access: AccessService,
    private readonly store: PayoutsStore,
    private readonly ledger: LedgerService,
    private readonly wallets: WalletsService,
    private readonly rules: MoneyRulesService,
    private readonly release: SaleRelease,
    private readonly pots: PayeePots,
    private readonly payments: Payments,
    private readonly providers: PaymentProviders,
    private readonly purposes: PaymentPurposes,
    private readonly transaction: Transaction,
    private readonly sealer: Sealer,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
  ) {}

  onModuleInit(): void {
    this.purposes.add(this);
  }

  /** By what earnings can be paid out here. */
  ways(): string[] {
    return this.providers.names('payout');
  }

  /** Throws 'money/off', 'payout/amount', 'payout/provider', 'ledger/insufficient-funds'. The same request again is the same payout. */
  async request(
    namespace: GrantedNamespace,
    { amount, provider, destination, requestKey }: NewPayout,
    facts: RequestFacts,
  ): Promise<Payout> {
    this.wallets.assertOn();
    if (!this.providers.names('payout').includes(provider)) throw noSuchWayOut(provider);
    const amountMinor = await this.amountOf(amount);
    // What is no longer held back can be paid out at once, whether or not the clock has come by.
    await this.release.releaseDue(namespace.id);
    const { currency } = this.wallets;
    const key = `payout:${namespace.id}:${requestKey}`;
    return this.transaction.inRetriedTransaction(async () => {
      const sealed = { destinationSealed: this.sealer.seal(SEAL, destination), destinationEnd: destination.slice(-SHOWN_CHARACTERS) };
      const [byId, at] = [namespace.actor.kind === 'user' ? namespace.actor.userId : null, this.clock.now()];
      const id = await this.store.insert({ key, namespaceId: namespace.id, amountMinor, currency, provider, ...sealed, byId, at });
      if (id === null) return (await this.store.findByKey(key)) as Payout;
      await this.audit.record(namespace.actor, 'payout.requested', `payout:${id}`, { amount, currency, namespace: namespace.name }, facts);
      const payout = await this.present(id);
      await this.move(payout, 'request', 'available', 'in-payout');
      return payout;
    });
  }

  private async amountOf(text: string): Promise<bigint> {
    const { currency } = this.wallets;
    const { payoutMinimumMinor } = await this.rules.rules();
    const minor = parseAmount(text, currency);
    if (minor === null || minor < payoutMinimumMinor) throw payoutTooSmall(amountText(payoutMinimumMinor, currency), currency);
    return minor;
  }

  /** Approves it, and then it is sent; or declines it. Throws 'payout/not-confirmed', 'payout/decided'. */
  async decide(
    actor: Actor,
    id: bigint,
    { isApproved, confirmedAmount, reason }: { isApproved: boolean; confirmedAmount: string; reason: string },
    facts: RequestFacts,
  ): Promise<Payout> {
    const { userId } = this.access.administrator(actor);
    await this.transaction.inRetriedTransaction(async () => {
      const payout = await this.present(id, { lock: true });
      if (parseAmount(confirmedAmount, payout.currency as Currency) !== payout.amountMinor) throw payoutNotConfirmed();
      if (payout.state !== 'requested') throw payoutDecided(payout.state);
      const paymentId = isApproved ? await this.send(payout) : null;
      await this.store.decide(id, isApproved ? 'approved' : 'declined', paymentId, userId, this.clock.now(), isApproved ? null : reason);
      const details = { amount: amountText(payout.amountMinor, payout.currency as Currency), currency: payout.currency, reason };
      await this.audit.record(actor, isApproved ? 'payout.approved' : 'payout.declined', `payout:${id}`, details, facts);
      if (!isApproved) await this.move(payout, 'declined', 'in-payout', 'available');
      await this.tell(payout, isApproved ? 'approved' : 'declined');
    });
    return this.present(id);
  }

  private async tell({ id, namespaceId, amountMinor, currency }: Payout, state: Exclude<PayoutState, 'requested'>): Promise<void> {
    const details = `${amountText(amountMinor, currency as Currency)} ${currency}`;
    const about = { namespaceId: String(namespaceId), subject: String(id), details };
    await this.outbox.emit('person.notice', { what: `payout-${state}`, at: String(this.clock.now().getTime()), ...about });
  }

  private async send(payout: Payout): Promise<bigint> {
    const sealed = await this.store.destination(payout.id);
    const destination = sealed && this.sealer.open(SEAL, sealed);
    if (destination === null) throw new Error(`where payout ${payout.id} goes cannot be read with the key of this hub`);
    return this.payments.wish({
      key: `payout:${payout.id}`,
      provider: payout.provider,
      kind: 'payout',
      purpose: this.name,
      subject: String(payout.id),
      amountMinor: payout.amountMinor,
      currency: payout.currency,
      request: { payeeId: String(payout.namespaceId), destination, description: `Modelgrove payout ${payout.id}` },
    });
  }

  /** By the payments gate, in the transaction that notes how it ended. */
  async settled(payment: Payment & { state: 'succeeded' | 'failed' }): Promise<void> {
    const payout = await this.present(BigInt(payment.subject), { lock: true });
    const isPaid = payment.state === 'succeeded';
    await this.store.settle(payout.id, isPaid ? 'paid' : 'failed', payment.failure?.message ?? null, this.clock.now());
    if (isPaid) await this.bookPaid(payout, payment);
    else await this.move(payout, 'failed', 'in-payout', 'available');
    await this.tell(payout, isPaid ? 'paid' : 'failed');
  }

  private async bookPaid(payout: Payout, { provider, feeMinor, providerRef }: Payment): Promise<void> {
    const { amountMinor, currency } = payout;
    await this.ledger.post({
      key: `payout:${payout.id}:paid`,
      kind: 'payout',
      reference: `payout:${payout.id}`,
      effectiveAt: this.clock.now(),
      lines: [
        // It had failed and was given back.
        ...(payout.state === 'failed'
          ? await this.pots.fromAvailable(payout.namespaceId, amountMinor, currency)
          : [{ account: accountOf(payout, 'in-payout'), amountMinor: -amountMinor }]),
        { account: { kind: 'provider-fee', holder: null, currency }, amountMinor: -feeMinor },
        { account: { kind: 'clearing', holder: null, qualifier: provider, currency }, amountMinor: amountMinor + feeMinor },
      ],
      details: { provider, providerRef },
    });
  }

  private async move(payout: Payout, step: string, from: AccountKind, to: AccountKind): Promise<void> {
    await this.ledger.post({
      key: `payout:${payout.id}:${step}`,
      kind: `payout-${step}`,
      reference: `payout:${payout.id}`,
      effectiveAt: this.clock.now(),
      lines: [
        { account: accountOf(payout, from), amountMinor: -payout.amountMinor },
        { account: accountOf(payout, to), amountMinor: payout.amountMinor },
      ],
    });
  }

  /** The newest first. */
  ofNamespace({ id }: GrantedNamespace, page: { before: bigint | null; limit: number }): Promise<Payout[]> {
    return this.store.ofNamespace(id, page.before, page.limit);
  }

  list(actor: Actor, state: PayoutState | null, page: { before: bigint | null; limit: number }): Promise<Payout[]> {
    this.access.administrator(actor);
    return this.store.list(state, page.before, page.limit);
  }

  private async present(id: bigint, options: { lock?: boolean } = {}): Promise<Payout> {
    const payout = await this.store.find(id, options);
    if (!payout) throw payoutNotFound();
    return payout;
  }
}

function accountOf({ namespaceId, currency }: Payout, kind: AccountKind): AccountRef {
  return { kind, holder: namespaceId, currency };
}
