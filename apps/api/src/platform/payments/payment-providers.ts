// The providers that the operator chose (GROVE_PAYMENTS).
import { Inject, Injectable } from '@nestjs/common';
import type { PaymentKind, PaymentProvider } from './payment-provider';
import { noSuchProvider } from './payments.errors';

export const PROVIDERS = Symbol('payment providers');

@Injectable()
export class PaymentProviders {
  constructor(@Inject(PROVIDERS) private readonly all: readonly PaymentProvider[]) {}

  /** Throws 'payment/no-provider'. */
  of(name: string): PaymentProvider {
    const provider = this.all.find((one) => one.name === name);
    if (!provider) throw noSuchProvider(name);
    return provider;
  }

  /** In the order in which they are offered. */
  names(kind: PaymentKind): string[] {
    return this.all.filter(({ kinds }) => kinds.includes(kind)).map(({ name }) => name);
  }

  /** Those that can be asked how a payment ended. */
  withVoice(): string[] {
    return this.all.filter(({ isConfirmedByHand }) => !isConfirmedByHand).map(({ name }) => name);
  }

  /** Those of which an administrator says how a payment ended. */
  byHand(): string[] {
    return this.all.filter(({ isConfirmedByHand }) => isConfirmedByHand).map(({ name }) => name);
  }
}
