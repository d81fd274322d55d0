// What the routes of jobs answer.
import { ApiProperty } from '@nestjs/swagger';
import { microText, REPO_TYPES, type RepoType } from '@modelgrove/shared';
import {
  FAILURE_CLASSES,
  type FailureClass,
  JOB_STATES,
  type JobEvent,
  type JobMetric,
  type JobRecord,
  type JobsPage,
  type JobState,
  type JobWaiting,
  type LogPiece,
} from '../../modules/jobs';

const NULLABLE_TEXT = { type: String, nullable: true } as const;
const NULLABLE_NUMBER = { type: 'integer', nullable: true } as const;
const NULLABLE_TIME = { type: String, nullable: true, format: 'date-time' } as const;
const ANYTHING = { type: 'object', additionalProperties: true } as const;
const REASONS = ['pause', 'no-runner', 'price', 'paused', 'namespace-limit', 'ahead', 'busy', 'starting'] as const;
const RESOURCES = ['recipe', 'cpus', 'memory', 'gpus', 'slots'] as const;

export class JobFailureView {
  @ApiProperty({ enum: FAILURE_CLASSES }) class: FailureClass;
  @ApiProperty() code: string;
  @ApiProperty({ description: 'A sentence that tells what to do' }) message: string;
}

export class JobProgressView {
  @ApiProperty({ type: 'integer' }) step: number;
  @ApiProperty({ type: 'integer' }) steps: number;
  @ApiProperty({ type: Number, nullable: true }) epoch: number | null;
}

export class JobResultView {
  @ApiProperty({ enum: REPO_TYPES }) type: RepoType;
  @ApiProperty() namespace: string;
  @ApiProperty() name: string;
  @ApiProperty(NULLABLE_TEXT) commitOid: string | null;
}

export class JobView {
  @ApiProperty({ description: 'ftjob-…' }) key: string;
  @ApiProperty() kind: string;
  @ApiProperty({ description: 'What a runner must know how to do' }) recipe: string;
  @ApiProperty() title: string;
  @ApiProperty({ enum: JOB_STATES, description: 'The last three are ends' }) state: JobState;
  @ApiProperty() namespace: string;
  @ApiProperty(NULLABLE_TEXT) createdBy: string | null;
  @ApiProperty({ ...ANYTHING, description: 'What was asked for; its shape is the affair of the kind' }) settings: object;
  @ApiProperty({ ...ANYTHING, nullable: true, description: 'The quote, and at the end what came of it' }) outcome: object | null;
  @ApiProperty({ type: 'integer' }) cpus: number;
  @ApiProperty({ type: 'integer' }) memoryBytes: number;
  @ApiProperty({ type: 'integer' }) gpus: number;
  @ApiProperty({ type: 'integer', description: 'That an attempt may take' }) secondsLimit: number;
  @ApiProperty({ type: 'integer' }) priority: number;
  @ApiProperty({ type: 'integer', description: '0 before the first' }) attempt: number;
  @ApiProperty({ ...NULLABLE_TEXT, description: 'Where it runs, or ran last' }) runner: string | null;
  @ApiProperty() isCancelWanted: boolean;
  @ApiProperty({ ...NULLABLE_TEXT, description: 'What the attempt is at' }) stage: string | null;
  @ApiProperty({ type: JobProgressView, nullable: true }) progress: JobProgressView | null;
  @ApiProperty({ ...NULLABLE_NUMBER, description: 'From where another attempt would go on' }) checkpointStep: number | null;
  @ApiProperty({ type: JobFailureView, nullable: true, description: 'Why it failed, or why an attempt was lost' })
  failure: JobFailureView | null;
  @ApiProperty({ type: JobResultView, nullable: true, description: 'The repository that it writes its result to, once it has' })
  result: JobResultView | null;
  @ApiProperty({ description: 'Of attempts that have ended and count' }) usedSeconds: number;
  @ApiProperty({ format: 'date-time' }) createdAt: string;
  @ApiProperty(NULLABLE_TIME) queuedAt: string | null;
  @ApiProperty({ ...NULLABLE_TIME, description: 'Of the attempt that runs or ran last' }) attemptAt: string | null;
  @ApiProperty(NULLABLE_TIME) startedAt: string | null;
  @ApiProperty(NULLABLE_TIME) endedAt: string | null;
}

export class JobsPageView {
  @ApiProperty({ type: [JobView], description: 'The newest first' }) jobs: JobView[];
  @ApiProperty(NULLABLE_TEXT) nextCursor: string | null;
}

export class JobAheadView {
  @ApiProperty({ ...NULLABLE_TEXT, description: 'Null: somebody else’s' }) key: string | null;
  @ApiProperty(NULLABLE_TEXT) title: string | null;
  @ApiProperty(NULLABLE_TEXT) namespace: string | null;
  @ApiProperty({ format: 'date-time' }) queuedAt: string;
}

export class JobWaitingView {
  @ApiProperty({ type: 'integer', description: '1 is the next in turn' }) position: number;
  @ApiProperty({ enum: REASONS }) reason: (typeof REASONS)[number];
  @ApiProperty({ ...NULLABLE_TIME, description: 'When another attempt begins (pause)' }) until: string | null;
  @ApiProperty({ enum: RESOURCES, nullable: true, description: 'What no runner has (no-runner), or what is in use (busy, ahead)' })
  resource: (typeof RESOURCES)[number] | null;
  @ApiProperty({ ...NULLABLE_NUMBER, description: 'How many jobs of the namespace may run at a time (namespace-limit)' }) limit:
    number | null;
  @ApiProperty({ ...NULLABLE_TEXT, description: 'What an hour costs on the cheapest runner that is there (price), as people write it' })
  hourPrice: string | null;
  @ApiProperty({ type: [JobAheadView], description: 'The first of those before it' }) ahead: JobAheadView[];
}

export class JobEventView {
  @ApiProperty() id: string;
  @ApiProperty({ format: 'date-time' }) at: string;
  @ApiProperty({ enum: ['info', 'warn', 'error'] }) level: string;
  @ApiProperty({ description: 'job.… for moves of the job' }) name: string;
  @ApiProperty({ type: 'integer' }) attempt: number;
  @ApiProperty({ description: 'user:…, runner:… or system' }) actor: string;
  @ApiProperty() message: string;
  @ApiProperty(ANYTHING) data: object;
}

export class JobEventsView {
  @ApiProperty({ type: [JobEventView], description: 'The oldest first' }) events: JobEventView[];
}

export class JobMetricView {
  @ApiProperty({ type: 'integer' }) step: number;
  @ApiProperty({ type: 'object', additionalProperties: { type: 'number' } }) values: Record<string, number>;
  @ApiProperty({ format: 'date-time' }) at: string;
}

export class JobMetricsView {
  @ApiProperty({ type: [JobMetricView], description: 'By step' }) metrics: JobMetricView[];
}

export class LogPieceView {
  @ApiProperty({ type: 'integer' }) seq: number;
  @ApiProperty({ type: 'integer' }) attempt: number;
  @ApiProperty({ format: 'date-time' }) at: string;
  @ApiProperty() text: string;
}

export class JobLogView {
  @ApiProperty({ type: [LogPieceView], description: 'A gap in the numbers is what a long log left out' }) pieces: LogPieceView[];
}

export class JobNewsView {
  @ApiProperty() job: JobView;
  @ApiProperty({ type: [JobEventView] }) events: JobEventView[];
  @ApiProperty({ type: [JobMetricView] }) metrics: JobMetricView[];
  @ApiProperty({ type: [LogPieceView] }) pieces: LogPieceView[];
}

const time = (at: Date | null): string | null => at && at.toISOString();

export function viewJob(job: JobRecord): JobView {
  return {
    key: job.key,
    kind: job.kind,
    recipe: job.recipe,
    title: job.title,
    state: job.state,
    namespace: job.namespace,
    createdBy: job.createdBy,
    settings: job.settings as object,
    outcome: job.outcome as object | null,
    cpus: job.cpus,
    memoryBytes: job.memoryBytes,
    gpus: job.gpus,
    secondsLimit: job.secondsLimit,
    priority: job.priority,
    attempt: job.attempt,
    runner: job.runner,
    isCancelWanted: job.cancelWanted,
    stage: job.stage,
    progress: job.progress && { ...job.progress, epoch: job.progress.epoch ?? null },
    checkpointStep: job.checkpointStep,
    failure: job.failure && { class: job.failure.class, code: job.failure.code, message: job.failure.message },
    result: job.resultRepository && { ...job.resultRepository, commitOid: job.resultCommitOid },
    usedSeconds: job.usedSeconds,
    createdAt: job.createdAt.toISOString(),
    queuedAt: time(job.queuedAt),
    attemptAt: time(job.attemptAt),
    startedAt: time(job.startedAt),
    endedAt: time(job.endedAt),
  };
}

export function viewJobs({ jobs, nextCursor }: JobsPage): JobsPageView {
  return { jobs: jobs.map(viewJob), nextCursor: nextCursor === null ? null : String(nextCursor) };
}

export function viewWaiting({ position, reason, ahead }: JobWaiting): JobWaitingView {
  return {
    position,
    reason: reason.kind,
    until: reason.kind === 'pause' ? reason.until.toISOString() : null,
    resource: resourceOf(reason),
    limit: reason.kind === 'namespace-limit' ? reason.limit : null,
    hourPrice: reason.kind === 'price' ? microText(reason.hourMicro) : null,
    ahead: ahead.map((other) => ({ ...other, queuedAt: other.queuedAt.toISOString() })),
  };
}

function resourceOf(reason: JobWaiting['reason']): JobWaitingView['resource'] {
  if (reason.kind === 'no-runner') return reason.lacking;
  return reason.kind === 'busy' || reason.kind === 'ahead' ? reason.scarce : null;
}

export function viewEvents(events: readonly JobEvent[]): JobEventsView {
  return { events: events.map((event) => ({ ...event, id: String(event.id), at: event.at.toISOString(), data: event.data as object })) };
}

export function viewMetrics(metrics: readonly JobMetric[]): JobMetricsView {
  return { metrics: metrics.map((metric) => ({ ...metric, at: metric.at.toISOString() })) };
}

export function viewLog(pieces: readonly LogPiece[]): JobLogView {
  return { pieces: pieces.map((piece) => ({ ...piece, at: piece.at.toISOString() })) };
}
