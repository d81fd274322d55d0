// Whether what is set aside for jobs ends with them, and what was taken of it is what was sold and what the ledger captured.
import { Injectable } from '@nestjs/common';
import { ComputeStore } from './compute.store';

const LATE_MS = 15 * 60_000;
const MOST = 100;

export interface ComputeFinding {
  code: string;
  message: string;
}

@Injectable()
export class ComputeDoctor {
  constructor(private readonly store: ComputeStore) {}

  async check(): Promise<ComputeFinding[]> {
    const forgotten = (await this.store.forgotten(LATE_MS)).map(({ jobKey, heldMinor, currency }) => {
      return {
        code: 'compute/held',
        message: `The job ${jobKey} has ended, and ${heldMinor} ${currency} (minor units) are still set aside for it`,
      };
    });
    const wrong = (await this.store.wrong(MOST)).map(({ jobKey, takenMinor, soldMinor, isOtherHold }) => {
      const what = isOtherHold ? 'its hold in the ledger says otherwise' : `what was sold for it is ${soldMinor}`;
      return {
        code: 'compute/taken',
        message: `Of what was set aside for the job ${jobKey} ${takenMinor ?? 'nothing yet'} was taken, and ${what}`,
      };
    });
    return [...forgotten, ...wrong];
  }
}
