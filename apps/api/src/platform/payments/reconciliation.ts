// Our book of payments against the provider's: every line that one has and the other has not, or has otherwise. Nothing left is what a day should end with.
import { Injectable } from '@nestjs/common';
import type { PaymentKind, PaymentState, ProviderRecord } from './payment-provider';
import { PaymentProviders } from './payment-providers';
import { type Payment, PaymentsStore } from './payments.store';

const PAGE = 500;

interface Side {
  state: PaymentState;
  amountMinor: bigint;
  currency: string;
}

export interface Difference {
  kind: PaymentKind;
  key: string;
  providerRef: string | null;
  /** Null: it has no such payment. */
  ours: Side | null;
  theirs: Side | null;
}

export interface Reconciliation {
  provider: string;
  /** Payments that both have alike. */
  same: number;
  /** What ours says succeeded and theirs confirms, by kind and currency, and what the provider took. */
  sums: { kind: PaymentKind; currency: string; amountMinor: bigint; feeMinor: bigint }[];
  differences: Difference[];
}

@Injectable()
export class Reconciler {
  constructor(
    private readonly store: PaymentsStore,
    private readonly providers: PaymentProviders,
  ) {}

  /** Payments that were made in this time. Throws 'payment/no-provider'. */
  async reconcile(name: string, from: Date, to: Date): Promise<Reconciliation> {
    const provider = this.providers.of(name);
    const ours = await this.ours(name, from, to);
    const report: Reconciliation = { provider: name, same: 0, sums: [], differences: [] };
    for await (const record of provider.records(from, to)) {
      const payment = ours.get(record.key) ?? (await this.store.findByKey(record.key));
      ours.delete(record.key);
      compare(report, payment?.provider === name ? payment : null, record);
    }
    // A call that came to nothing was never the provider's, and one by hand has no other side.
    if (!provider.isConfirmedByHand) for (const payment of ours.values()) if (payment.state !== 'failed') compare(report, payment, null);
    return report;
  }

  private async ours(name: string, from: Date, to: Date): Promise<Map<string, Payment>> {
    const found = new Map<string, Payment>();
    let after = 0n;
    for (
      let page = await this.store.between(name, from, to, after, PAGE);
      page.length > 0;
      page = await this.store.between(name, from, to, after, PAGE)
    ) {
      for (const payment of page) found.set(payment.key, payment);
      after = page.at(-1)?.id ?? after;
    }
    return found;
  }
}

function compare(report: Reconciliation, ours: Payment | null, theirs: ProviderRecord | null): void {
  const isSame =
    ours !== null &&
    theirs !== null &&
    ours.state === theirs.state &&
    ours.amountMinor === theirs.amountMinor &&
    ours.currency === theirs.currency &&
    (ours.providerRef ?? theirs.providerRef) === theirs.providerRef;
  if (isSame) count(report, theirs);
  else report.differences.push(differenceOf(ours, theirs));
}

function count(report: Reconciliation, { kind, currency, state, amountMinor, feeMinor }: ProviderRecord): void {
  report.same++;
  if (state !== 'succeeded') return;
  const sum = report.sums.find((one) => one.kind === kind && one.currency === currency);
  if (!sum) report.sums.push({ kind, currency, amountMinor, feeMinor });
  else {
    sum.amountMinor += amountMinor;
    sum.feeMinor += feeMinor;
  }
}

function differenceOf(ours: Payment | null, theirs: ProviderRecord | null): Difference {
  const { kind, key } = (ours ?? theirs) as Payment | ProviderRecord;
  return {
    kind,
    key,
    providerRef: theirs?.providerRef ?? ours?.providerRef ?? null,
    ours: ours && sideOf(ours),
    theirs: theirs && sideOf(theirs),
  };
}

function sideOf({ state, amountMinor, currency }: Side): Side {
  return { state, amountMinor, currency };
}
