import { ApiProperty } from '@nestjs/swagger';
import type { ServingStatus } from '../../modules/serving';
import { JobWaitingView, viewWaiting } from './jobs.views';

const STATES = ['none', 'waiting', 'loading', 'ready'] as const;

export class ServingView {
  @ApiProperty() isServable: boolean;
  @ApiProperty({ type: String, nullable: true, description: 'Why not, as a code: serving/…' }) problem: string | null;
  @ApiProperty({ type: String, nullable: true, description: 'The same as a sentence' }) message: string | null;
  @ApiProperty({ type: String, nullable: true, description: 'namespace/name of what it can be compared with (`of: base`)' }) base:
    string | null;
  @ApiProperty({ enum: STATES, description: 'none: whoever asks first waits until it is loaded' }) state: (typeof STATES)[number];
  @ApiProperty({ type: JobWaitingView, nullable: true }) waiting: JobWaitingView | null;
  @ApiProperty({ type: String, nullable: true, description: 'Its job, for those who may see it' }) jobKey: string | null;
  @ApiProperty({ type: 'integer', description: 'Unasked for so long it is let go' }) idleSeconds: number;
}

export function viewServing({ problem, base, state, waiting, jobKey, idleSeconds }: ServingStatus): ServingView {
  return {
    isServable: problem === null,
    problem: problem?.code ?? null,
    message: problem?.message ?? null,
    base,
    state,
    waiting: waiting && viewWaiting(waiting),
    jobKey,
    idleSeconds,
  };
}
