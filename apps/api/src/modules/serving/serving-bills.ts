// What a call of a model that is served here costs whoever asks: who sells says so (rooms to the right register while the process starts). Until then nothing does.
import { Injectable } from '@nestjs/common';
import type { Granted, GrantedNamespace } from '../access';
import type { CallRequest } from './serving.types';

export interface EndedCall {
  /** Of this call: it is counted once. */
  key: string;
  promptTokens: number;
  completionTokens: number;
}

export interface CallBiller {
  /** Before a call waits: something that can be kept as JSON, or null where nothing is paid. Throws why it may not be asked. */
  begin(used: readonly Granted<'use'>[], payer: GrantedNamespace, request: CallRequest): Promise<object | null>;
  /** In the transaction that counts its tokens. */
  ended(bill: object, call: EndedCall): Promise<void>;
  /** It came to nothing. */
  dropped(bill: object): Promise<void>;
}

@Injectable()
export class ServingBills {
  private biller: CallBiller | null = null;

  say(biller: CallBiller): void {
    if (this.biller) throw new Error('two rooms bill calls of models');
    this.biller = biller;
  }

  async begin(used: readonly Granted<'use'>[], payer: GrantedNamespace, request: CallRequest): Promise<object | null> {
    return (await this.biller?.begin(used, payer, request)) ?? null;
  }

  async ended(bill: object | null, call: EndedCall): Promise<void> {
    if (bill) await this.biller?.ended(bill, call);
  }

  async dropped(bill: object | null): Promise<void> {
    if (bill) await this.biller?.dropped(bill);
  }
}
