// Who wants to know how payments end. Rooms register while the process starts; each purpose has exactly one.
import { Injectable } from '@nestjs/common';
import type { Payment } from './payments.store';

export interface PaymentPurpose {
  name: string;
  /**
   * Inside the transaction that notes the end: books it, or throws, and then nothing was noted. A payment succeeds once; one that had failed may
   * still succeed, when the provider says so.
   */
  settled(payment: Payment & { state: 'succeeded' | 'failed' }): Promise<void>;
}

@Injectable()
export class PaymentPurposes {
  private readonly purposes = new Map<string, PaymentPurpose>();

  add(purpose: PaymentPurpose): void {
    if (this.purposes.has(purpose.name)) throw new Error(`two rooms want the payments of purpose '${purpose.name}'`);
    this.purposes.set(purpose.name, purpose);
  }

  of(name: string): PaymentPurpose {
    const purpose = this.purposes.get(name);
    if (!purpose) throw new Error(`nobody wants the payments of purpose '${name}'`);
    return purpose;
  }
}
