// What every namespace used in a month and what that comes to, so that a company can show its departments what they cost: the same with and without money.
// Where money is switched on, what each really paid stands beside it, as the ledger has it.
import { Injectable } from '@nestjs/common';
import { nameKey } from '@modelgrove/shared';
import type { Actor } from '../../common/actor';
import { Clock } from '../../common/clock';
import { AccessService, type GrantedNamespace } from '../access';
import { LedgerSpending, NOTHING_SPENT, type Spent } from '../ledger';
import { WalletsService } from '../wallets';
import { ShowbackDaysStore } from './showback-days.store';
import { keyOf, NOTHING_USED, placeOf, sumOfSpent, withRest, withSpent } from './showback-lines';
import { ShowbackRates } from './showback-rates';
import { badMonth, earlierMonth, futureMonth, notInMonth } from './showback.errors';
import { daysBegun, isPriced, monthAt, monthOf, weightsOf } from './showback.policy';
import { type Asked, ShowbackStore } from './showback.store';
import type {
  Month,
  MonthFacts,
  NamespaceKind,
  NamespaceLine,
  NamespaceReport,
  Place,
  Report,
  RepositoryLine,
  UsedByNamespace,
} from './showback.types';

export interface RepositoriesPage {
  after: Place | null;
  /** Null: all of them. */
  limit: number | null;
}

@Injectable()
export class ShowbackService {
  constructor(
    private readonly access: AccessService,
    private readonly store: ShowbackStore,
    private readonly days: ShowbackDaysStore,
    private readonly rates: ShowbackRates,
    private readonly spending: LedgerSpending,
    private readonly wallets: WalletsService,
    private readonly clock: Clock,
  ) {}

  /** `month` undefined: the present one. Throws 'showback/month', 'showback/future', 'showback/too-early'. */
  async facts(month: string | undefined): Promise<MonthFacts> {
    const now = this.clock.now();
    const present = monthAt(now);
    const asked = month === undefined ? present : monthOf(month);
    if (!asked) throw badMonth();
    if (asked.fromAt > now) throw futureMonth(present.name);
    const firstMonth = (await this.days.first())?.slice(0, 7) ?? present.name;
    if (asked.name < firstMonth) throw earlierMonth(firstMonth);
    const rates = await this.rates.ofMonth(asked);
    const countedUntil = new Date(Math.min(now.getTime(), asked.untilAt.getTime()));
    const span = { countedUntil, daysCounted: daysBegun(asked, now), firstMonth, lastMonth: present.name };
    return { ...asked, ...span, currency: this.wallets.currency, rates, isPriced: isPriced(rates), isMoneyOn: this.wallets.facts().isOn };
  }

  /** Of everybody who used or paid something, by their names. The totals are those of all of them. */
  async report(
    actor: Actor,
    month: string | undefined,
    kind: NamespaceKind | null,
    page: { after: string | null; limit: number },
  ): Promise<Report> {
    this.access.administrator(actor);
    const facts = await this.facts(month);
    const spent = await this.spentIn(facts);
    const whose = { ids: null, kind, payers: [...(spent?.keys() ?? [])] };
    const { used, payers } = await this.store.totals(this.asked(facts), whose);
    const rows = await this.store.namespaces(this.asked(facts), whose, page.after, page.limit);
    const totals = { ...used, spent: spent && sumOfSpent(payers.map((id) => spent.get(id) ?? NOTHING_SPENT)) };
    return { facts, totals, namespaces: rows.map((row) => withSpent(row, spent)) };
  }

  /** Of one by its name, for administrators. Throws 'showback/not-found' too. */
  async ofName(actor: Actor, name: string, month: string | undefined, page: RepositoriesPage): Promise<NamespaceReport> {
    this.access.administrator(actor);
    const facts = await this.facts(month);
    const id = await this.store.find(facts, nameKey(name));
    const found = id === null ? null : await this.ofOne(facts, id, page);
    if (!found) throw notInMonth();
    return found;
  }

  /** Of one's own, or of an organization whose money one sees. */
  async own({ id, name, kind }: GrantedNamespace, month: string | undefined, page: RepositoriesPage): Promise<NamespaceReport> {
    const facts = await this.facts(month);
    return (
      (await this.ofOne(facts, id, page)) ?? { facts, namespace: this.nothing(facts, { id, name, kind }), repositories: [], next: null }
    );
  }

  private async ofOne(facts: MonthFacts, id: bigint, page: RepositoriesPage): Promise<NamespaceReport | null> {
    const spent = await this.spentIn(facts, id);
    const whose = { ids: [id], kind: null, payers: spent?.has(id) ? [id] : [] };
    const [row] = await this.store.namespaces(this.asked(facts), whose, null, 1);
    if (!row) return null;
    const namespace = withSpent(row, spent);
    const { lines, next } = await this.repositories(facts, [namespace], page);
    return { facts, namespace, repositories: lines, next };
  }

  /** Of several, each with what is of no repository: so much that its lines add up to it. */
  async repositories(
    facts: MonthFacts,
    namespaces: readonly NamespaceLine[],
    page: RepositoriesPage,
  ): Promise<{ lines: RepositoryLine[]; next: Place | null }> {
    const ids = namespaces.map(({ id }) => id);
    const rows = await this.store.repositories(this.asked(facts), ids, facts.currency, page);
    const next = rows.length === page.limit ? placeOf(rows.at(-1)!) : null;
    if (!facts.isMoneyOn) return { lines: rows.map((row) => ({ ...row, paidMinor: null })), next };
    if (page.after !== null) return { lines: rows, next };
    return { lines: withRest(rows, namespaces, await this.store.bought(facts, ids, facts.currency)), next };
  }

  /** Everybody's, a page at a time. */
  async *everybody(facts: MonthFacts, limit: number): AsyncGenerator<NamespaceLine[]> {
    const spent = await this.spentIn(facts);
    const whose = { ids: null, kind: null, payers: [...(spent?.keys() ?? [])] };
    for (let after: string | null = null; ;) {
      const rows: UsedByNamespace[] = await this.store.namespaces(this.asked(facts), whose, after, limit);
      if (rows.length > 0) yield rows.map((row) => withSpent(row, spent));
      if (rows.length < limit) return;
      after = keyOf(rows.at(-1)!);
    }
  }

  private nothing(facts: MonthFacts, who: { id: bigint; name: string; kind: NamespaceKind }): NamespaceLine {
    return { ...who, ...NOTHING_USED, isGone: false, spent: facts.isMoneyOn ? NOTHING_SPENT : null };
  }

  /** Null where nothing is paid on this hub. */
  private async spentIn(
    { fromAt, untilAt, currency, isMoneyOn }: MonthFacts,
    id: bigint | null = null,
  ): Promise<Map<bigint, Spent> | null> {
    return isMoneyOn ? this.spending.between(fromAt, untilAt, currency, id) : null;
  }

  private asked({ name, fromAt, untilAt, rates, currency }: MonthFacts): Asked {
    const month: Month = { name, fromAt, untilAt };
    return { month, today: this.clock.now(), weights: weightsOf(rates, month, currency) };
  }
}
