// What a call of an upstream's model costs who pays for it: the most is set aside before it is sent, what it came to is counted with its tokens.
import { randomUUID } from 'node:crypto';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { atomsOf } from '@modelgrove/money';
import { programOf } from '../../common/actor';
import { Transaction } from '../../platform/database/transaction';
import type { GrantedNamespace } from '../access';
import { type ChargePurpose, ChargePurposes, ChargesService, type Meter, type Reservation } from '../charges';
import { UsageStore } from '../jobs';
import type { Line } from '../ledger';
import type { GatewayModel, TokenUsage } from './gateway.types';

const PURPOSE = 'gateway';
/** More than a token of any language has; what is beyond is set aside when it is counted. */
const CHARACTERS_PER_TOKEN_AT_LEAST = 2;
/** Of calls that name no limit. */
const USUAL_MOST_TOKENS = 4096;

export interface Bill {
  payer: GrantedNamespace;
  model: GatewayModel;
  reservation: Reservation | null;
}

export interface Expected {
  promptCharacters: number;
  body: Record<string, unknown>;
}

@Injectable()
export class GatewayBills implements ChargePurpose, OnModuleInit {
  readonly name = PURPOSE;
  readonly takesPromo = true;

  constructor(
    private readonly purposes: ChargePurposes,
    private readonly charges: ChargesService,
    private readonly usage: UsageStore,
    private readonly transaction: Transaction,
  ) {}

  onModuleInit(): void {
    this.purposes.add(this);
  }

  /** The hub sells what its upstreams do. */
  earned({ currency }: Meter, amountMinor: bigint): Promise<Line[]> {
    return Promise.resolve([{ account: { kind: 'gateway', holder: null, currency }, amountMinor }]);
  }

  /** Before the call is sent. Throws 'money/too-little', 'money/cap-reached'. */
  async begin(payer: GrantedNamespace, model: GatewayModel, { promptCharacters, body }: Expected): Promise<Bill> {
    const promptTokens = Math.ceil(promptCharacters / CHARACTERS_PER_TOKEN_AT_LEAST);
    const completionTokens = model.kind === 'embedding' ? 0 : mostTokens(body);
    const atoms = costOf(model, { promptTokens, completionTokens });
    return { payer, model, reservation: await this.charges.reserve(payer, { purpose: PURPOSE, atoms }) };
  }

  /** It was not sent, or not answered: nothing is paid. */
  async drop({ reservation }: Bill): Promise<void> {
    if (reservation) await this.charges.used(reservation, 0n);
  }

  /** Once for each call: its tokens, in one event for what was asked and one for what was answered, and what they cost. */
  async end({ payer, model, reservation }: Bill, usage: TokenUsage): Promise<void> {
    const { promptTokens, completionTokens } = usage;
    await this.transaction.inRetriedTransaction(async () => {
      const call = randomUUID();
      const event = (priceMicro: number) => ({ namespaceId: payer.id, details: { ...detailsOf(payer, model, usage), priceMicro } });
      const asked = { ...event(model.promptPriceMicro), key: `call:${call}:prompt`, kind: 'prompt-tokens' as const };
      await this.usage.add({ ...asked, quantity: promptTokens });
      const answered = { ...event(model.completionPriceMicro), key: `call:${call}:completion`, kind: 'completion-tokens' as const };
      if (completionTokens > 0) await this.usage.add({ ...answered, quantity: completionTokens });
      if (reservation) await this.charges.used(reservation, costOf(model, usage));
    });
  }
}

/** With the program that called, when one did in somebody's name: who pays sees what for. */
function detailsOf({ actor }: GrantedNamespace, { name }: GatewayModel, { isEstimate }: TokenUsage): object {
  const program = programOf(actor);
  return { model: name, isEstimate, ...(program ? { program: program.clientId, programName: program.name } : {}) };
}

function costOf(
  { promptPriceMicro, completionPriceMicro }: GatewayModel,
  tokens: { promptTokens: number; completionTokens: number },
): bigint {
  return atomsOf([
    { quantity: BigInt(tokens.promptTokens), priceMicro: BigInt(promptPriceMicro) },
    { quantity: BigInt(tokens.completionTokens), priceMicro: BigInt(completionPriceMicro) },
  ]);
}

function mostTokens(body: Record<string, unknown>): number {
  const said = body.max_completion_tokens ?? body.max_tokens;
  const each = typeof said === 'number' && said >= 0 && said < 10_000_000 ? Math.ceil(said) : USUAL_MOST_TOKENS;
  const answers = typeof body.n === 'number' && body.n >= 1 && body.n <= 128 ? Math.ceil(body.n) : 1;
  return each * answers;
}
