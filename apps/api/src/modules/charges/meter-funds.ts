// The money behind a meter, as postings of the ledger: set aside, taken, given back. Each is a movement of the meter, whose number makes its key.
import { Injectable } from '@nestjs/common';
import { type AccountRef, LedgerService, type Line } from '../ledger';
import { ChargePurposes } from './charge-purposes';
import type { Meter } from './charges.types';
import { amountOf, coverOf, CUSHION_MINOR, division, lackOf, least, type Taken } from './meters.policy';
import { MetersStore } from './meters.store';

type Pot = 'wallet' | 'promo' | 'metered' | 'promo-metered';

@Injectable()
export class MeterFunds {
  constructor(
    private readonly store: MetersStore,
    private readonly ledger: LedgerService,
    private readonly purposes: ChargePurposes,
  ) {}

  /**
   * Sets aside what the meter lacks for `atoms` more, and a little beyond where there is some, promotional credit first.
   * Resolves with what is missing then: 0, or nothing was set aside. Inside the caller's transaction, which has locked the meter.
   */
  async setAside(meter: Meter, atoms: bigint, at: Date, { partly = false } = {}): Promise<bigint> {
    const lack = lackOf(meter, atoms);
    if (lack === 0n) return 0n;
    const { takesPromo } = this.purposes.of(meter.purpose);
    const [promo = 0n, wallet = 0n] = await this.ledger.balances([potOf('promo', meter), potOf('wallet', meter)]);
    const credit = takesPromo ? promo : 0n;
    const there = credit + wallet;
    if (there < lack && !partly) return lack - there;
    const wanted = least(there, partly ? lack : lack + CUSHION_MINOR);
    const promoMinor = least(wanted, credit);
    await this.move(meter, 'meter-aside', at, { promoMinor, moneyMinor: wanted - promoMinor }, (taken) => this.asideLines(meter, taken));
    return there < lack ? lack - there : 0n;
  }

  private asideLines(meter: Meter, { promoMinor, moneyMinor }: Taken): Line[] {
    return [
      { account: potOf('promo', meter), amountMinor: -promoMinor },
      { account: potOf('promo-metered', meter), amountMinor: promoMinor },
      { account: potOf('wallet', meter), amountMinor: -moneyMinor },
      { account: potOf('metered', meter), amountMinor: moneyMinor },
    ];
  }

  private async move(
    { id, purpose, subject, moves }: Meter,
    kind: string,
    at: Date,
    amounts: Taken,
    lines: (amounts: Taken) => Line[],
  ): Promise<void> {
    const { promoMinor, moneyMinor } = amounts;
    if (promoMinor + moneyMinor === 0n) return;
    const sign = kind === 'meter-aside' ? 1n : -1n;
    await this.store.move(id, { heldMinor: sign * moneyMinor, promoHeldMinor: sign * promoMinor });
    await this.ledger.post({
      key: `meter:${id}:move:${moves}`,
      kind,
      reference: `meter:${id}`,
      effectiveAt: at,
      lines: lines(amounts),
      details: { purpose, ...(subject === '' ? {} : { subject }) },
    });
  }

  /** Gives back what is set aside beyond what was used. The caller's transaction has locked the meter, and nothing is in use. */
  async giveBack(meter: Meter, at: Date): Promise<void> {
    const needed = { ...meter, settledMinor: meter.settledMinor + meter.waivedMinor };
    const { back } = division(needed, coverOf(meter.usedAtoms, meter.currency));
    await this.move(meter, 'meter-back', at, back, (amounts) => this.asideLines(meter, negative(amounts)));
  }

  /** Takes what the month came to, once, and gives back the rest; what nobody can pay any more is waived. Locked, and nothing is in use. */
  async settle(meter: Meter, at: Date): Promise<void> {
    const { taken, back } = division(meter, amountOf(meter));
    const [takenMinor, settledMinor] = [taken.promoMinor + taken.moneyMinor, meter.settledMinor];
    const unpaid = amountOf(meter) - settledMinor - takenMinor;
    await this.store.move(meter.id, {
      heldMinor: -meter.heldMinor,
      promoHeldMinor: -meter.promoHeldMinor,
      settledMinor: takenMinor,
      waivedMinor: unpaid > 0n ? unpaid : 0n,
    });
    if (meter.heldMinor + meter.promoHeldMinor === 0n) return;
    const earned = taken.moneyMinor > 0n ? await this.purposes.of(meter.purpose).earned(meter, taken.moneyMinor, at) : [];
    await this.ledger.post({
      key: `meter:${meter.id}:move:${meter.moves}`,
      kind: 'use',
      reference: `meter:${meter.id}`,
      effectiveAt: at,
      lines: [
        { account: potOf('promo-metered', meter), amountMinor: -meter.promoHeldMinor },
        { account: { kind: 'promo-spent', holder: null, currency: meter.currency }, amountMinor: taken.promoMinor },
        { account: potOf('promo', meter), amountMinor: back.promoMinor },
        { account: potOf('metered', meter), amountMinor: -meter.heldMinor },
        ...earned,
        { account: potOf('wallet', meter), amountMinor: back.moneyMinor },
      ],
      details: { purpose: meter.purpose, ...(meter.subject === '' ? {} : { subject: meter.subject }) },
    });
  }
}

function potOf(kind: Pot, { namespaceId, currency }: Meter): AccountRef {
  return { kind, holder: namespaceId, currency };
}

function negative({ promoMinor, moneyMinor }: Taken): Taken {
  return { promoMinor: -promoMinor, moneyMinor: -moneyMinor };
}
