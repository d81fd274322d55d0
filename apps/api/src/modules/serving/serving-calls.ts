// A call from the side of who asks: it wakes the model, waits in line, and hears the answer as it comes. A client that goes away lets go of its place.
import { Injectable } from '@nestjs/common';
import type { DomainError } from '../../common/errors';
import { Bell } from '../../platform/bell';
import type { Granted, GrantedNamespace } from '../access';
import { callTopic, callsTopic } from './serving-topics';
import { busy, interrupted, notReady, ofProgram } from './serving.errors';
import { ServingBills } from './serving-bills';
import { ServingService } from './serving.service';
import { type CallState, ServingStore } from './serving.store';
import { ServingTimings } from './serving-timings';
import type { AnswerPiece, ModelQuestion, Serving } from './serving.types';

const MOST_WAITING = 64;

@Injectable()
export class ServingCalls {
  constructor(
    private readonly servings: ServingService,
    private readonly bills: ServingBills,
    private readonly store: ServingStore,
    private readonly bell: Bell,
    private readonly timings: ServingTimings,
  ) {}

  /**
   * What is new of the answer, as it comes; null now and then while there is nothing. The last has `end`. Ends early with `signal`.
   * Throws 'serving/…' and what the program refuses a call with.
   */
  async *ask(
    repo: Granted<'read'>,
    revision: string | undefined,
    question: ModelQuestion,
    payer: GrantedNamespace,
    signal: AbortSignal,
  ): AsyncGenerator<AnswerPiece | null> {
    const commitOid = await this.servings.head(repo, revision);
    const { serving, used } = await this.servings.wake(repo, commitOid, question, payer);
    const bill = await this.bills.begin(used, payer, question.request);
    const call = await this.enter(serving, repo, question, payer, bill);
    try {
      yield* this.pieces(call, signal);
    } finally {
      // one that has ended is forgotten; one that has not, the runner hears of
      const state = await this.store.callState(call);
      if (state?.takenBy === null) await this.bills.dropped(bill);
      if (state?.takenBy === null || state?.isEnded) await this.store.drop(call);
      else await this.store.leave(call);
    }
  }

  private async enter(
    serving: Serving,
    repo: Granted<'read'>,
    { name, of, request }: ModelQuestion,
    payer: GrantedNamespace,
    bill: object | null,
  ): Promise<bigint> {
    // asked by its own name, though it is loaded as the base of another one
    const isBase = of === 'base' || serving.repositoryId !== repo.id;
    const call = await this.store.addCall(
      { jobId: serving.jobId, namespaceId: payer.id, model: name, isBase, request, bill },
      MOST_WAITING,
    );
    if (call === null) {
      await this.bills.dropped(bill);
      throw busy(MOST_WAITING);
    }
    await this.store.asked(serving.jobId);
    this.bell.ring(callsTopic(serving.jobId));
    return call;
  }

  private async *pieces(call: bigint, signal: AbortSignal): AsyncGenerator<AnswerPiece | null> {
    const until = Date.now() + this.timings.readyMs;
    let seq = 0;
    while (!signal.aborted) {
      const rung = this.bell.next(callTopic(call), this.timings.lookMs, signal);
      try {
        const found = await this.store.pieces(call, seq);
        for (const one of found) {
          seq = one.seq;
          if (one.piece.failure) throw ofProgram(one.piece.failure.code, one.piece.failure.message);
          yield one.piece;
          if (one.piece.end) return;
        }
        const state = await this.store.callState(call);
        const problem = problemOf(state, seq > 0);
        if (problem) throw problem;
        if (seq === 0 && Date.now() > until && state?.takenBy === null) throw notReady(this.timings.readyMs / 1000);
        if (found.length > 0) continue;
        await rung.heard;
        yield null;
      } finally {
        rung.cancel();
      }
    }
  }
}

/** Why no more will come. */
function problemOf(call: CallState | null, hasBegun: boolean): DomainError | null {
  if (!call) return interrupted();
  if (call.state === 'failed' && call.failure) return ofProgram(call.failure.code, call.failure.message);
  if (['succeeded', 'failed', 'cancelled'].includes(call.state)) return interrupted();
  const isLost = call.takenBy !== null && !call.isEnded && (call.takenBy !== call.attempt || call.state !== 'running');
  return isLost && hasBegun ? interrupted() : null;
}
