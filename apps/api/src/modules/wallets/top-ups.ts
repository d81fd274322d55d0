// What follows when money that somebody paid in has come, or has not.
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../../common/clock';
import { type Payment, type PaymentPurpose, PaymentPurposes } from '../../platform/payments';
import { type AccountRef, LedgerService, type Line } from '../ledger';

export const TOP_UP = 'wallet.top-up';

@Injectable()
export class TopUps implements PaymentPurpose, OnModuleInit {
  readonly name = TOP_UP;

  constructor(
    private readonly purposes: PaymentPurposes,
    private readonly ledger: LedgerService,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.purposes.add(this);
  }

  /** What the provider took for it is the hub's cost, not the payer's. */
  async settled(payment: Payment & { state: 'succeeded' | 'failed' }): Promise<void> {
    if (payment.state === 'failed') return;
    await this.ledger.post({
      key: `payment:${payment.id}:succeeded`,
      kind: 'top-up',
      reference: `payment:${payment.id}`,
      effectiveAt: this.clock.now(),
      lines: linesOf(payment),
      details: { provider: payment.provider, providerRef: payment.providerRef },
    });
  }
}

function linesOf({ provider, subject, currency, amountMinor, feeMinor }: Payment): Line[] {
  const wallet: AccountRef = { kind: 'wallet', holder: BigInt(subject), currency };
  const clearing: AccountRef = { kind: 'clearing', holder: null, qualifier: provider, currency };
  const fee: AccountRef = { kind: 'provider-fee', holder: null, currency };
  return [
    { account: wallet, amountMinor },
    { account: fee, amountMinor: -feeMinor },
    { account: clearing, amountMinor: feeMinor - amountMinor },
  ];
}
