// Those who pay for a namespace are told when most of what it may spend in a month is spent, and when all of it is: each once a month.
import { Injectable } from '@nestjs/common';
import { amountText, type Currency } from '@modelgrove/shared';
import { Clock } from '../../common/clock';
import { monthStart } from '../../common/month';
import { Transaction } from '../../platform/database/transaction';
import { MoneyMails, WalletsService } from '../wallets';
import { amountOf } from './meters.policy';
import { MetersStore } from './meters.store';
import { SPEND_MAILS } from './spend-mails';
import { type Limited, SpendAlertsStore, type SpendLimit } from './spend-alerts.store';

const NEARLY = 80n;
const ALL = 100n;
const TOGETHER = 200;

@Injectable()
export class SpendAlerts {
  constructor(
    private readonly store: SpendAlertsStore,
    private readonly meters: MetersStore,
    private readonly wallets: WalletsService,
    private readonly mails: MoneyMails,
    private readonly transaction: Transaction,
    private readonly clock: Clock,
  ) {}

  /** Returns how many were told something. */
  async tellDue(): Promise<number> {
    if (!this.wallets.facts().isOn) return 0;
    return (await this.tellCapped()) + (await this.tellBudgeted());
  }

  /** Something was refused, since it would have gone beyond the cap: so it is reached, though a little of it may be left. */
  async capRefused(namespace: { id: bigint; name: string }): Promise<void> {
    const cap = await this.meters.cap(namespace.id);
    if (cap) await this.tell('cap', { id: namespace.id, name: namespace.name, mostMinor: cap.capMinor, currency: cap.currency }, ALL);
  }

  private tellCapped(): Promise<number> {
    const month = monthStart(this.clock.now());
    const page = (after: bigint): Promise<Limited[]> => this.store.capped(month, after, TOGETHER);
    return this.tellAll('cap', page, async ({ id, currency }) => {
      const meters = await this.meters.ofMonth(id, currency, month);
      return meters.reduce((sum, meter) => sum + amountOf(meter), 0n);
    });
  }

  private tellBudgeted(): Promise<number> {
    const month = monthStart(this.clock.now());
    const page = (after: bigint) => this.store.budgeted(month, this.wallets.currency, after, TOGETHER);
    return this.tellAll('budget', page, ({ usedMinor }) => Promise.resolve(usedMinor));
  }

  private async tellAll<L extends Limited>(
    kind: SpendLimit,
    page: (after: bigint) => Promise<L[]>,
    usedOf: (limited: L) => Promise<bigint>,
  ): Promise<number> {
    let told = 0;
    for (let found = await page(0n); found.length > 0; found = await page(found.at(-1)!.id))
      for (const limited of found) {
        const percent = markOf(await usedOf(limited), limited.mostMinor);
        if (percent !== null && (await this.tell(kind, limited, percent))) told += 1;
      }
    return told;
  }

  /** False when it was told before. */
  private tell(kind: SpendLimit, { id, name, mostMinor, currency }: Limited, percent: bigint): Promise<boolean> {
    const at = this.clock.now();
    return this.transaction.inTransaction(async () => {
      if (!(await this.store.note(id, kind, monthStart(at), Number(percent), at))) return false;
      const words = SPEND_MAILS[kind][percent === ALL ? 'all' : 'nearly'];
      await this.mails.post({ id, name }, words, {
        most: `${amountText(mostMinor, currency as Currency)} ${currency}`,
        percent: String(percent),
      });
      return true;
    });
  }
}

/** The highest mark that is passed; null: none. Who may spend nothing and spent nothing has passed none. */
function markOf(usedMinor: bigint, mostMinor: bigint): bigint | null {
  if (usedMinor === 0n) return null;
  if (usedMinor >= mostMinor) return ALL;
  return usedMinor * ALL >= mostMinor * NEARLY ? NEARLY : null;
}
