// What a company charges itself inside: rates that have a history, so that the report of a month that is past does not change with them.
import { Injectable } from '@nestjs/common';
import { microText, MOST_HOUR_MICRO, parseMicro } from '@modelgrove/shared';
import type { Actor } from '../../common/actor';
import { Clock } from '../../common/clock';
import { AuditLog } from '../../platform/audit';
import { Transaction } from '../../platform/database/transaction';
import type { RequestFacts } from '../../platform/http';
import { AccessService } from '../access';
import { WalletsService } from '../wallets';
import { RatesStore } from './rates.store';
import { badRate } from './showback.errors';
import type { Month, Rates, RatesInForce } from './showback.types';

const NONE: RatesInForce = { storageMicro: 0n, jobHourMicro: 0n, promptMicro: 0n, completionMicro: 0n, trainedMicro: 0n, at: null };

/** As people write them. */
export interface RatesForm {
  storage: string;
  jobHour: string;
  prompt: string;
  completion: string;
  trained: string;
}

@Injectable()
export class ShowbackRates {
  constructor(
    private readonly access: AccessService,
    private readonly store: RatesStore,
    private readonly wallets: WalletsService,
    private readonly transaction: Transaction,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
  ) {}

  /** Of a month: the last that were made before its end, else the first there are. */
  async ofMonth({ untilAt }: Month): Promise<RatesInForce> {
    return (await this.store.inForce(this.wallets.currency, untilAt)) ?? NONE;
  }

  /** For this month and those to come. Throws 'showback/rate'. */
  async change(actor: Actor, form: RatesForm, facts: RequestFacts): Promise<void> {
    const { userId: byId } = this.access.administrator(actor);
    const { currency } = this.wallets;
    const rates = this.ratesOf(form);
    await this.transaction.inTransaction(async () => {
      await this.store.insert(rates, { currency, byId, at: this.clock.now() });
      await this.audit.record(actor, 'showback.rates-changed', 'hub', { ...textsOf(rates), currency }, facts);
    });
  }

  private ratesOf({ storage, jobHour, prompt, completion, trained }: RatesForm): Rates {
    return {
      storageMicro: this.rateOf(storage),
      jobHourMicro: this.rateOf(jobHour),
      promptMicro: this.rateOf(prompt),
      completionMicro: this.rateOf(completion),
      trainedMicro: this.rateOf(trained),
    };
  }

  private rateOf(text: string): bigint {
    const micro = parseMicro(text);
    if (micro === null) throw badRate(microText(MOST_HOUR_MICRO), this.wallets.currency);
    return micro;
  }
}

/** Without trailing zeros: what people would write again. */
export function textsOf({
  storageMicro,
  jobHourMicro,
  promptMicro,
  completionMicro,
  trainedMicro,
}: Rates): Record<keyof RatesForm, string> {
  return {
    storage: microText(storageMicro, 0),
    jobHour: microText(jobHourMicro, 0),
    prompt: microText(promptMicro, 0),
    completion: microText(completionMicro, 0),
    trained: microText(trainedMicro, 0),
  };
}
