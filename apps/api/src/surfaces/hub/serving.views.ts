import { ApiProperty } from '@nestjs/swagger';
import type { GatewayModel } from '../../modules/gateway';
import type { ServingStatus } from '../../modules/serving';
import { JobWaitingView, viewWaiting } from './jobs.views';

const SOURCES = ['runner', 'upstream'] as const;
const STATES = ['none', 'waiting', 'loading', 'ready'] as const;

export class ServingView {
  @ApiProperty() isServable: boolean;
  @ApiProperty({ type: String, nullable: true, description: 'Why not, as a code: serving/…' }) problem: string | null;
  @ApiProperty({ type: String, nullable: true, description: 'The same as a sentence' }) message: string | null;
  @ApiProperty({ enum: SOURCES, description: 'upstream: a server that an administrator registered answers, at its prices' })
  source: (typeof SOURCES)[number];
  @ApiProperty({ type: 'integer', description: 'For a million tokens of what is asked, in millionths of the currency' })
  promptPriceMicro: number;
  @ApiProperty({ type: 'integer', description: 'For a million tokens of the answer' }) completionPriceMicro: number;
  @ApiProperty({ type: String, nullable: true, description: 'namespace/name of what it can be compared with (`of: base`)' }) base:
    string | null;
  @ApiProperty({ enum: STATES, description: 'none: whoever asks first waits until it is loaded' }) state: (typeof STATES)[number];
  @ApiProperty({ type: JobWaitingView, nullable: true }) waiting: JobWaitingView | null;
  @ApiProperty({ type: String, nullable: true, description: 'Its job, for those who may see it' }) jobKey: string | null;
  @ApiProperty({ type: 'integer', description: 'Unasked for so long it is let go' }) idleSeconds: number;
}

/** One for which an upstream answers is always ready. What a runner would say of it still holds for its base. */
export function viewServing(status: ServingStatus, upstream: GatewayModel | null): ServingView {
  const { problem, base, state, waiting, jobKey, idleSeconds } = status;
  const isReady = upstream !== null;
  return {
    isServable: isReady || problem === null,
    problem: isReady ? null : (problem?.code ?? null),
    message: isReady ? null : (problem?.message ?? null),
    source: isReady ? 'upstream' : 'runner',
    promptPriceMicro: upstream?.promptPriceMicro ?? 0,
    completionPriceMicro: upstream?.completionPriceMicro ?? 0,
    base,
    state: isReady ? 'ready' : state,
    waiting: waiting && !isReady ? viewWaiting(waiting) : null,
    jobKey: isReady ? null : jobKey,
    idleSeconds,
  };
}
