// Jobs, events, checkpoints and files in the shapes of the OpenAI API; what is only ours stands beside it as x_….
import type { TrainingFile } from '../../modules/finetune';
import type { JobCheckpoint, JobEvent, JobMetric, JobRecord, JobState, JobWaiting } from '../../modules/jobs';

const STATUS: Record<JobState, string> = {
  checking: 'validating_files',
  quoted: 'validating_files',
  queued: 'queued',
  running: 'running',
  succeeded: 'succeeded',
  failed: 'failed',
  cancelled: 'cancelled',
};

interface Settings {
  model: { repository: string };
  hyperparameters?: { epochs?: number; batchSize?: number; learningRate?: number };
  seed?: number;
  recipe?: string;
  method?: string;
  train: object[];
  validation: object[];
  trainingFile?: string;
  validationFile?: string | null;
  suffix?: string | null;
  metadata?: object | null;
}

const seconds = (at: Date | null): number | null => at && Math.floor(at.getTime() / 1000);

export function viewFile(file: TrainingFile): object {
  return {
    id: file.key,
    object: 'file',
    bytes: file.sizeBytes,
    created_at: seconds(file.createdAt),
    expires_at: null,
    filename: file.fileName,
    purpose: file.purpose,
    status: 'processed',
    status_details: null,
    x_dataset: { repository: file.repository, revision: file.commitOid, path: file.path },
  };
}

export function viewFinetune(job: JobRecord, result: string | null, waiting: JobWaiting | null): object {
  const settings = job.settings as Settings;
  const hyperparameters = {
    n_epochs: settings.hyperparameters?.epochs ?? 'auto',
    batch_size: settings.hyperparameters?.batchSize ?? 'auto',
    learning_rate_multiplier: settings.hyperparameters?.learningRate ?? 'auto',
  };
  const outcome = job.outcome as { quote?: object; report?: object; trainedTokens?: number; metrics?: unknown } | null;
  return {
    id: job.key,
    object: 'fine_tuning.job',
    created_at: seconds(job.createdAt),
    finished_at: seconds(job.endedAt),
    estimated_finish: estimatedFinish(job),
    model: settings.model.repository,
    fine_tuned_model: job.state === 'succeeded' ? result : null,
    organization_id: job.namespace,
    status: STATUS[job.state],
    hyperparameters,
    method: { type: 'supervised', supervised: { hyperparameters } },
    training_file: settings.trainingFile ?? null,
    validation_file: settings.validationFile ?? null,
    result_files: [],
    trained_tokens: job.state === 'succeeded' ? (outcome?.trainedTokens ?? null) : null,
    error: job.state === 'failed' && job.failure ? { code: job.failure.code, message: job.failure.message, param: null } : null,
    seed: settings.seed ?? 0,
    user_provided_suffix: settings.suffix ?? null,
    metadata: settings.metadata ?? null,
    integrations: [],
    x_state: job.state,
    x_stage: job.stage,
    x_progress: job.progress,
    x_recipe: settings.recipe,
    x_method: settings.method,
    x_dataset: settings.train[0] ?? null,
    x_validation: settings.validation[0] ?? null,
    x_output_repo: result,
    x_quote: outcome?.quote ?? null,
    x_queue: waiting && viewQueue(waiting),
    x_eval_report: job.state === 'succeeded' && outcome?.metrics !== undefined ? outcome : null,
    x_cost: { used_seconds: job.usedSeconds },
  };
}

export function viewEvent(event: JobEvent): object {
  return {
    id: `ftevent-${event.id}`,
    object: 'fine_tuning.job.event',
    created_at: seconds(event.at),
    level: event.level,
    message: event.message,
    type: 'message',
    data: { name: event.name, attempt: event.attempt, ...(event.data as object) },
  };
}

export function viewCheckpoint(job: JobRecord, checkpoint: JobCheckpoint, metric: JobMetric | undefined, result: string | null): object {
  const values = metric?.values ?? {};
  return {
    id: `ftckpt-${job.key.slice('ftjob-'.length)}-${checkpoint.step}`,
    object: 'fine_tuning.job.checkpoint',
    created_at: seconds(checkpoint.at),
    fine_tuning_job_id: job.key,
    fine_tuned_model_checkpoint: `${result ?? job.key}:step-${checkpoint.step}`,
    step_number: checkpoint.step,
    metrics: {
      step: checkpoint.step,
      ...(values.train_loss === undefined ? {} : { train_loss: values.train_loss }),
      ...(values.eval_loss === undefined ? {} : { valid_loss: values.eval_loss }),
    },
  };
}

function viewQueue({ position, reason, ahead }: JobWaiting): object {
  return { position, reason, ahead: ahead.map(({ key, queuedAt }) => ({ job: key, queued_at: seconds(queuedAt) })) };
}

/** By the steps that this attempt has made so far; null before there are any. */
function estimatedFinish({ state, progress, attemptAt }: JobRecord): number | null {
  if (state !== 'running' || !progress || progress.step === 0 || !attemptAt) return null;
  const perStep = (Date.now() - attemptAt.getTime()) / progress.step;
  return Math.round((attemptAt.getTime() + perStep * progress.steps) / 1000);
}
