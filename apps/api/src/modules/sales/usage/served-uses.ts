// Calls of models that this hub serves, for who sells their use: by the token or by the call.
import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Granted, GrantedNamespace } from '../../access';
import { type CallBiller, type CallRequest, type EndedCall, ServingBills } from '../../serving';
import { OfferUses, type UseBill } from './offer-uses';

/** More than a token of any language has. */
const CHARACTERS_PER_TOKEN_AT_LEAST = 2;
const CALLS = 'calls';

interface CallBill {
  uses: UseBill[];
}

@Injectable()
export class ServedUses implements CallBiller, OnModuleInit {
  constructor(
    private readonly bills: ServingBills,
    private readonly uses: OfferUses,
  ) {}

  onModuleInit(): void {
    this.bills.say(this);
  }

  async begin(used: readonly Granted<'use'>[], payer: GrantedNamespace, request: CallRequest): Promise<object | null> {
    const bill: CallBill = { uses: [] };
    try {
      for (const repo of used) {
        const use = await this.uses.begin(repo, payer, (unit) => mostOf(unit, request));
        if (use) bill.uses.push(use);
      }
    } catch (error) {
      await this.dropped(bill);
      throw error;
    }
    return bill.uses.length === 0 ? null : bill;
  }

  async ended(bill: object, { key, promptTokens, completionTokens }: EndedCall): Promise<void> {
    const tokens = promptTokens + completionTokens;
    for (const use of (bill as CallBill).uses) {
      const note = `${promptTokens} + ${completionTokens} tokens`;
      await this.uses.end(use, { source: 'call', key, note, units: BigInt(use.unit === CALLS ? 1 : tokens) });
    }
  }

  async dropped(bill: object): Promise<void> {
    for (const use of (bill as CallBill).uses) await this.uses.drop(use);
  }
}

function mostOf(unit: string, request: CallRequest): bigint {
  if (unit === CALLS) return 1n;
  const asked = JSON.stringify('inputs' in request ? request.inputs : request.messages).length;
  const answered = 'inputs' in request ? 0 : request.maxTokens;
  return BigInt(Math.ceil(asked / CHARACTERS_PER_TOKEN_AT_LEAST) + answered);
}
