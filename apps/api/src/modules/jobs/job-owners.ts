// In whose name a job reads and writes: whoever made it, with the rights they have today.
import { Injectable } from '@nestjs/common';
import { inTheNameOf, type UserActor } from '../../common/actor';
import { AccountsService } from '../accounts';
import { ownerGone } from './jobs.errors';
import type { JobRecord } from './jobs.types';

@Injectable()
export class JobOwners {
  constructor(private readonly accounts: AccountsService) {}

  /** Throws 'job/owner-gone'. */
  async of(job: JobRecord): Promise<UserActor> {
    const person = job.createdById === null ? null : await this.accounts.get(job.createdById);
    if (!person || person.disabledAt !== null) throw ownerGone();
    return inTheNameOf(person);
  }
}
