// Who sets money aside for a job that costs something: a room to the right, which knows wallets.
import { Injectable } from '@nestjs/common';
import type { JobRecord } from './jobs.types';

export interface JobBank {
  /** What the job may cost, in the transaction that queues it. Throws when that is not there. */
  setAside(job: JobRecord): Promise<void>;
}

@Injectable()
export class JobMoney {
  private bank: JobBank | undefined;

  by(bank: JobBank): void {
    this.bank = bank;
  }

  async setAside(job: JobRecord): Promise<void> {
    if (!this.bank) throw new Error(`nobody sets money aside for the job ${job.key}`);
    await this.bank.setAside(job);
  }
}
