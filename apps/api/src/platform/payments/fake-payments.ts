// The page of the provider `fake`: what its payer sees, and what they do there. Its event comes to us over the same door as a real one's.
import { Injectable } from '@nestjs/common';
import { Clock } from '../../common/clock';
import type { FakePayment } from './fake-book.store';
import { FakeProvider } from './fake-provider';
import { PaymentProviders } from './payment-providers';
import { noSuchPayment } from './payments.errors';
import { Payments } from './payments';

export interface ShownCharge {
  ref: string;
  state: FakePayment['state'];
  amountMinor: bigint;
  currency: string;
  description: string;
  returnUrl: string;
}

@Injectable()
export class FakePayments {
  constructor(
    private readonly fake: FakeProvider,
    private readonly providers: PaymentProviders,
    private readonly payments: Payments,
    private readonly clock: Clock,
  ) {}

  /** Throws 'payment/not-found', also on hubs where people really pay. */
  async find(ref: string): Promise<ShownCharge> {
    const charge = this.isOffered ? await this.fake.chargeOf(ref) : null;
    if (!charge) throw noSuchPayment();
    const { state, amountMinor, currency, details } = charge;
    return { ref, state, amountMinor, currency, description: details.description ?? '', returnUrl: details.returnUrl ?? '' };
  }

  /** Whoever knows the reference may: it is what a real payer has. */
  async decide(ref: string, isPaid: boolean): Promise<void> {
    await this.find(ref);
    const { body, headers } = await this.fake.decide(ref, isPaid, this.clock.now());
    await this.payments.receive(this.fake.name, body, headers);
  }

  private get isOffered(): boolean {
    return this.providers.names('charge').includes(this.fake.name);
  }
}
