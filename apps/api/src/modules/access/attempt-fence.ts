// The fence around what a runner writes into a repository: inside the transaction of a commit, the attempt whose token was used must hold its job, and it
// may commit one result. A runner that was cut off and comes back is refused here, however far it had come.
import { Injectable } from '@nestjs/common';
import type { GitOid } from '@modelgrove/git-objects';
import type { Actor, JobAttempt } from '../../common/actor';
import { attemptEnded, resultCommitted } from './access.errors';
import { AccessStore } from './access.store';

export type ResultFollower = (jobId: bigint, repositoryId: bigint, commitOid: GitOid) => Promise<void>;

@Injectable()
export class AttemptFence {
  private readonly followers: ResultFollower[] = [];

  constructor(private readonly store: AccessStore) {}

  /** Rooms to the right say what follows a result, inside the transaction of its commit. */
  follow(follower: ResultFollower): void {
    this.followers.push(follower);
  }

  /** Before anything is written; holds until the transaction ends. Throws 'job/lease-lost', 'job/result-committed'. Nothing for whoever is no runner. */
  async hold(actor: Actor): Promise<void> {
    const attempt = attemptOf(actor);
    if (!attempt) return;
    const held = await this.store.holdAttempt(attempt);
    if (!held) throw attemptEnded();
    if (held.hasResult) throw resultCommitted();
  }

  /** The commit is the result of the job. */
  async committed(actor: Actor, repositoryId: bigint, commitOid: GitOid): Promise<void> {
    const attempt = attemptOf(actor);
    if (!attempt) return;
    await this.store.attemptCommitted(attempt, repositoryId, commitOid);
    for (const follower of this.followers) await follower(attempt.jobId, repositoryId, commitOid);
  }
}

function attemptOf(actor: Actor): JobAttempt | null {
  return actor.kind === 'user' && actor.via.kind === 'token' ? (actor.via.attempt ?? null) : null;
}
