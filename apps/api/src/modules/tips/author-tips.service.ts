// Tips to whoever made something: from a wallet, never from credit that was given, to what is held back for the author, with the hub's part taken off. A tip
// on a repository is cut like a sale of it. It is booked, released and given back by what does that for sales.
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { amountText, type Currency, parseAmount } from '@modelgrove/shared';
import type { Actor, UserActor } from '../../common/actor';
import { Clock } from '../../common/clock';
import { AuditLog } from '../../platform/audit';
import { Transaction } from '../../platform/database/transaction';
import type { RequestFacts } from '../../platform/http';
import { Outbox } from '../../platform/outbox';
import { AccessService, type Granted, type GrantedNamespace } from '../access';
import { NamespacesService } from '../accounts';
import { LedgerService } from '../ledger';
import { OrganizationsService } from '../organizations';
import { EarningRefunds, EarningSources, incomeLines, linesOfSale, type NewSaleLine, type Refund, RevenueSharesService } from '../sales';
import { MoneyRulesService, WalletsService } from '../wallets';
import { AuthorTipsStore } from './author-tips.store';
import type { AuthorTip, NewAuthorTip, ReceivedTip, TipPreview } from './author-tips.types';
import { badTip, ownTip, tipNotConfirmed, tipNotFound, tipRefundTooLarge, tooMuchToday } from './tips.errors';

const DAY_MS = 86_400_000;
const LEAST_MINOR = 10n;

interface Target {
  payee: { id: bigint; name: string };
  repository: Granted | null;
}

interface Page {
  before: bigint | null;
  limit: number;
}

@Injectable()
export class AuthorTipsService implements OnModuleInit {
  constructor(
    private readonly access: AccessService,
    private readonly names: NamespacesService,
    private readonly organizations: OrganizationsService,
    private readonly wallets: WalletsService,
    private readonly rules: MoneyRulesService,
    private readonly shares: RevenueSharesService,
    private readonly sources: EarningSources,
    private readonly refunds: EarningRefunds,
    private readonly ledger: LedgerService,
    private readonly store: AuthorTipsStore,
    private readonly transaction: Transaction,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
  ) {}

  onModuleInit(): void {
    this.sources.add(this.store);
  }

  /** Who a tip to a user or an organization is for. Throws 'namespace/not-found'. */
  async author(name: string): Promise<Target> {
    return { payee: await this.names.profile(name), repository: null };
  }

  /** Who a tip on a repository is for: its namespace, and those who have a share of what it earns. */
  repository(repo: Granted): Target {
    return { payee: { id: repo.namespaceId, name: repo.namespace }, repository: repo };
  }

  /** What would become of it, made by what cuts it. Throws 'money/off', 'tip/own', 'tip/amount', 'access/forbidden' of the payer. */
  async preview(user: UserActor, target: Target, amount: string, payerName: string): Promise<TipPreview> {
    this.wallets.assertOn();
    const [amountMinor, { currency }] = [this.amountOf(amount), this.wallets];
    const payer = await this.access.namespace(user, payerName, 'spend-money');
    await this.assertOther(user, payer, target);
    const { tipFeeBasisPoints: feeBasisPoints, tipHoldBackDays: holdBackDays } = await this.rules.rules();
    const lines = await this.cut(target, amountMinor, feeBasisPoints);
    const leftTodayMinor = await this.leftToday(user, payer);
    return {
      payee: target.payee.name,
      amountMinor,
      currency,
      feeBasisPoints,
      holdBackDays,
      lines,
      leftTodayMinor,
      leastMinor: LEAST_MINOR,
    };
  }

  /**
   * Gives it. The same request again is the same tip. Throws 'money/off', 'access/forbidden' (of the payer), 'tip/own', 'tip/amount', 'tip/too-much-today',
   * 'ledger/insufficient-funds'.
   */
  async give(user: UserActor, target: Target, wish: NewAuthorTip, facts: RequestFacts): Promise<AuthorTip> {
    this.wallets.assertOn();
    const amountMinor = this.amountOf(wish.amount);
    const payer = await this.access.namespace(user, wish.payer, 'spend-money');
    await this.assertOther(user, payer, target);
    const key = `author-tip:${payer.id}:${wish.requestKey}`;
    return this.transaction.inRetriedTransaction(async () => {
      await this.store.lockLimits([payer.id, user.userId]);
      const before = await this.store.findByKey(key);
      if (before) return before;
      const left = await this.leftToday(user, payer);
      if (amountMinor > left) throw tooMuchToday(amountText(left, this.wallets.currency), this.wallets.currency);
      const tip = await this.write(user, target, { ...wish, key, payerId: payer.id, amountMinor });
      const details = { amount: wish.amount, currency: tip.currency, payer: payer.name, payee: target.payee.name };
      await this.audit.record(user, 'tip.given', `author-tip:${tip.id}`, { ...details, repository: tip.repositoryName }, facts);
      await this.book(tip, await this.store.lines(tip.id));
      await this.tellAuthor(tip, target.repository);
      return tip;
    });
  }

  /** Neither who gave it nor what they wrote: that is on the page of tips. */
  private async tellAuthor({ at, amountMinor, currency, payeeId }: AuthorTip, repository: Granted | null): Promise<void> {
    const ids = { repositoryId: repository && String(repository.id), namespaceId: String(payeeId) };
    const details = `${amountText(amountMinor, currency as Currency)} ${currency}`;
    await this.outbox.emit('person.notice', { what: 'tipped', at: String(at.getTime()), ...ids, details });
  }

  private async write(
    user: UserActor,
    target: Target,
    { key, payerId, amountMinor, message, isAnonymous }: NewAuthorTip & { key: string; payerId: bigint; amountMinor: bigint },
  ): Promise<AuthorTip> {
    const [{ tipFeeBasisPoints: feeBasisPoints, tipHoldBackDays }, at] = [await this.rules.rules(), this.clock.now()];
    const repository = target.repository && { id: target.repository.id, name: nameOf(target.repository), type: target.repository.type };
    const tip = await this.store.insert({
      key,
      payerId,
      byId: user.userId,
      payeeId: target.payee.id,
      repository,
      amountMinor,
      currency: this.wallets.currency,
      feeBasisPoints,
      message: message.trim(),
      isAnonymous,
      releaseAt: new Date(at.getTime() + tipHoldBackDays * DAY_MS),
      at,
    });
    if (!tip) throw new Error('the tip was not written');
    await this.store.insertLines(tip.id, await this.cut(target, amountMinor, feeBasisPoints));
    return tip;
  }

  private async cut({ payee, repository }: Target, amountMinor: bigint, feeBasisPoints: number): Promise<NewSaleLine[]> {
    const root = { id: repository?.id ?? 0n, namespaceId: payee.id, name: repository && nameOf(repository) };
    return linesOfSale(amountMinor, { feeBasisPoints, taxBasisPoints: 0 }, root, repository ? await this.shares.tree(repository) : []);
  }

  private async book(tip: AuthorTip, lines: readonly NewSaleLine[]): Promise<void> {
    const { id, payerId, amountMinor, currency, at, repositoryName, payee } = tip;
    await this.ledger.post({
      key: `author-tip:${id}`,
      kind: 'tip',
      reference: `author-tip:${id}`,
      effectiveAt: at,
      lines: [
        { account: { kind: 'wallet', holder: payerId, currency }, amountMinor: -amountMinor },
        ...incomeLines(lines, currency, this.store.tables.fee),
      ],
      // Both sides read this: never who gave it.
      details: { repository: repositoryName ?? payee },
    });
  }

  /** Not to oneself, whichever wallet pays, nor to an organization that one is an admin of, by whatever credential. */
  private async assertOther(user: UserActor, payer: GrantedNamespace, { payee }: Target): Promise<void> {
    if (payee.id === user.userId || payee.id === payer.id) throw ownTip();
    if ((await this.organizations.roleOf(payee, user)) === 'admin') throw ownTip();
  }

  private async leftToday(user: UserActor, payer: GrantedNamespace): Promise<bigint> {
    const [{ tipDailyMostMinor }, since] = [await this.rules.rules(), new Date(this.clock.now().getTime() - DAY_MS)];
    const given = await this.store.givenSince(payer.id, user.userId, since, this.wallets.currency);
    return given < tipDailyMostMinor ? tipDailyMostMinor - given : 0n;
  }

  private amountOf(text: string): bigint {
    const { currency } = this.wallets;
    const minor = parseAmount(text, currency);
    if (minor === null || minor < LEAST_MINOR) throw badTip(amountText(LEAST_MINOR, currency), currency);
    return minor;
  }

  /** The newest first. */
  given({ id }: GrantedNamespace, page: Page): Promise<AuthorTip[]> {
    return this.store.given(id, page.before, page.limit);
  }

  /** For it, or with a share of it; the newest first. */
  received({ id }: GrantedNamespace, page: Page): Promise<ReceivedTip[]> {
    return this.store.received(id, page.before, page.limit);
  }

  /** Of everybody, for administrators; the newest first. */
  list(actor: Actor, search: string, page: Page): Promise<AuthorTip[]> {
    this.access.administrator(actor);
    return this.store.list(search, page.before, page.limit);
  }

  /** By administrators, who type the amount once more. Throws 'tip/not-found', 'tip/not-confirmed', 'tip/refund' for more than is left. */
  async refund(actor: Actor, id: bigint, wish: Refund, facts: RequestFacts): Promise<AuthorTip> {
    const { userId } = this.access.administrator(actor);
    return this.transaction.inRetriedTransaction(async () => {
      const [earning, tip] = [await this.store.lockEarning(id), await this.store.find(id)];
      if (!earning || !tip) throw tipNotFound();
      const refundMinor = await this.refunds.refund(this.store, earning, wish, {
        payerId: tip.payerId,
        byId: userId,
        isConfirmed: true,
        details: { repository: tip.repositoryName ?? tip.payee },
        tooLarge: (left) => tipRefundTooLarge(amountText(left, tip.currency as Currency)),
        notConfirmed: tipNotConfirmed,
      });
      if (refundMinor === null) return tip;
      const details = { amount: amountText(refundMinor, tip.currency as Currency), currency: tip.currency, reason: wish.reason };
      await this.audit.record(actor, 'tip.refunded', `author-tip:${id}`, details, facts);
      return (await this.store.find(id)) as AuthorTip;
    });
  }
}

function nameOf({ namespace, name }: Granted): string {
  return `${namespace}/${name}`;
}
