// What runners cost, as their owners say: administrators of the hub for the hub's, whoever spends a namespace's money for its own. A change is for attempts to
// come: one that runs keeps the card that it was claimed under.
import { Injectable } from '@nestjs/common';
import { microText, MOST_HOUR_MICRO, parseMicro } from '@modelgrove/shared';
import type { Actor } from '../../common/actor';
import { Clock } from '../../common/clock';
import { AuditLog } from '../../platform/audit';
import { Transaction } from '../../platform/database/transaction';
import type { RequestFacts } from '../../platform/http';
import { AccessService, type GrantedNamespace } from '../access';
import { type PastRate, RunnerRates, type RunnerRecord, runnerNotFound } from '../jobs';
import { WalletsService } from '../wallets';
import { ComputeRulesService } from './compute-rules';
import { badHourPrice, mayNotOpen } from './compute.errors';
import type { NewRateCard } from './compute.types';

const MOST_PAST = 50;

export interface OwnRunners {
  runners: RunnerRecord[];
  currency: string;
  /** They may take jobs of others. */
  mayOpen: boolean;
  feeBasisPoints: number;
}

@Injectable()
export class RateCardsService {
  constructor(
    private readonly access: AccessService,
    private readonly runners: RunnerRates,
    private readonly rules: ComputeRulesService,
    private readonly wallets: WalletsService,
    private readonly transaction: Transaction,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
  ) {}

  /** Throws 'money/off'. */
  async of({ id }: GrantedNamespace): Promise<OwnRunners> {
    this.wallets.assertOn();
    return { runners: await this.runners.list(id), currency: this.wallets.currency, ...(await this.rules.rules()) };
  }

  /** The newest first. Throws 'runner/not-found', also for those whose runner it is not. */
  async history(actor: Actor, runnerId: bigint): Promise<PastRate[]> {
    await this.mine(actor, runnerId);
    return this.runners.history(runnerId, MOST_PAST);
  }

  /** Throws 'money/off', 'runner/not-found', 'compute/price', 'compute/closed'. */
  async put(actor: Actor, runnerId: bigint, { cpuHour, gpuHour, isOpen: wanted }: NewRateCard, facts: RequestFacts): Promise<RunnerRecord> {
    const runner = await this.mine(actor, runnerId);
    // The hub's own work for everybody already.
    const isOpen = wanted && runner.namespaceId !== null;
    const [cpuHourMicro, gpuHourMicro] = [this.priceOf(cpuHour), this.priceOf(gpuHour)];
    const { currency } = this.wallets;
    await this.transaction.inRetriedTransaction(async () => {
      if (isOpen && !(await this.rules.rules()).mayOpen) throw mayNotOpen();
      const [byId, at] = [actor.kind === 'user' ? actor.userId : null, this.clock.now()];
      await this.runners.set(runnerId, { cpuHourMicro, gpuHourMicro, isOpen, currency, byId, at });
      const details = { cpuHour: microText(cpuHourMicro), gpuHour: microText(gpuHourMicro), currency, isOpen };
      await this.audit.record(actor, 'runner.priced', `runner:${runner.name}`, details, facts);
    });
    return this.mine(actor, runnerId);
  }

  private async mine(actor: Actor, runnerId: bigint): Promise<RunnerRecord> {
    this.wallets.assertOn();
    const user = this.access.self(actor);
    const runner = await this.runners.find(runnerId);
    const isMine =
      runner && (runner.namespaceId === null ? user.isAdmin : await this.access.mayIn(user, runner.namespaceId, 'spend-money'));
    if (!runner || !isMine) throw runnerNotFound();
    return runner;
  }

  private priceOf(text: string): bigint {
    const micro = parseMicro(text);
    if (micro === null) throw badHourPrice(microText(MOST_HOUR_MICRO), this.wallets.currency);
    return micro;
  }
}
