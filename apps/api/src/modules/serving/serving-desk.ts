// A call from the side of the runner: the next one, and what was answered. Tokens are counted with the end of an answer, once, also when nobody waits for
// it any more.
import { Injectable } from '@nestjs/common';
import { Bell } from '../../platform/bell';
import { Transaction } from '../../platform/database/transaction';
import { RunnerDesk, type RunnerRecord, UsageStore } from '../jobs';
import { callTopic, callsTopic } from './serving-topics';
import { callGone } from './serving.errors';
import { ServingBills } from './serving-bills';
import { type AnsweredCall, ServingStore, type TakenCall } from './serving.store';
import { ServingTimings } from './serving-timings';
import type { AnswerPiece } from './serving.types';

export interface NextCall {
  call: TakenCall | null;
  /** Nobody asks any more, or others need the runner: it ends. */
  isDone: boolean;
}

@Injectable()
export class ServingDesk {
  constructor(
    private readonly desk: RunnerDesk,
    private readonly store: ServingStore,
    private readonly bills: ServingBills,
    private readonly usage: UsageStore,
    private readonly bell: Bell,
    private readonly transaction: Transaction,
    private readonly timings: ServingTimings,
  ) {}

  /** Waits at most `waitMs`, or until `signal`. Throws 'job/lease-lost'. */
  async next(runner: RunnerRecord, key: string, attempt: number, waitMs: number, signal: AbortSignal): Promise<NextCall> {
    const until = Date.now() + Math.min(waitMs, this.timings.longestPollMs);
    for (;;) {
      const { job, fence } = await this.desk.attemptOf(runner, key, attempt);
      const rung = this.bell.next(callsTopic(job.id), Math.min(until - Date.now(), this.timings.lookMs), signal);
      const call = await this.transaction.inTransaction(async () => {
        await this.desk.held(fence);
        return this.store.take(job.id, attempt);
      });
      const isDone = !call && (await this.isDone(job.id));
      if (call || isDone || Date.now() >= until || signal.aborted) {
        rung.cancel();
        return { call, isDone };
      }
      await rung.heard;
    }
  }

  /** Resolves with whether somebody still waits. The same piece may be sent again. Throws 'job/lease-lost', 'serving/call-gone'. */
  async answer(runner: RunnerRecord, key: string, attempt: number, callId: bigint, seq: number, piece: AnswerPiece): Promise<boolean> {
    const { job, fence } = await this.desk.attemptOf(runner, key, attempt);
    return this.transaction.inTransaction(async () => {
      await this.desk.held(fence);
      const call = await this.store.callOf(callId, job.id, attempt);
      if (!call) throw callGone();
      await this.store.addPiece(callId, seq, piece);
      if (piece.end || piece.failure) await this.ended(job.id, callId, call, piece);
      this.bell.ring(callTopic(callId));
      return !call.isLeft;
    });
  }

  private async ended(
    jobId: bigint,
    callId: bigint,
    { namespaceId, model, repositoryId, isLeft, bill }: AnsweredCall,
    { promptTokens = 0, completionTokens = 0, failure }: AnswerPiece,
  ): Promise<void> {
    const of = repositoryId === null ? {} : { repositoryId: String(repositoryId) };
    const event = { namespaceId, details: { model, ...of, isEstimate: false, priceMicro: 0 } };
    const key = `serving:${jobId}:call:${callId}`;
    if (promptTokens > 0) await this.usage.add({ ...event, key: `${key}:prompt`, kind: 'prompt-tokens', quantity: promptTokens });
    if (completionTokens > 0)
      await this.usage.add({ ...event, key: `${key}:completion`, kind: 'completion-tokens', quantity: completionTokens });
    await (failure ? this.bills.dropped(bill) : this.bills.ended(bill, { key, promptTokens, completionTokens }));
    await this.store.asked(jobId);
    if (isLeft) await this.store.drop(callId);
    else await this.store.endCall(callId);
  }

  private async isDone(jobId: bigint): Promise<boolean> {
    const idle = await this.store.idle(jobId);
    if (!idle) return true;
    const mayIdleMs = idle.isInTheWay ? this.timings.idleInTheWayMs : this.timings.idleMs;
    return idle.idleMs >= mayIdleMs || idle.runningMs >= this.timings.longestMs;
  }
}
