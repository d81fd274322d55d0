// job.json, as docs/protocols/trainers.md has it. Pure.
import type { InputPaths } from '../inputs/inputs';
import type { ClaimedJob } from '../protocol';

export function jobFile(job: ClaimedJob, inputs: InputPaths): Record<string, unknown> {
  const { model } = job.inputs;
  const data = typeof job.settings.data === 'object' && job.settings.data !== null ? job.settings.data : {};
  return {
    ...job.settings,
    contract: 1,
    job: job.key,
    attempt: job.attempt,
    recipe: job.recipe,
    model: model && { path: inputs.model, repository: model.repository, revision: model.revision },
    ...(inputs.adapter && { adapter: { path: inputs.adapter } }),
    ...(inputs.base && { base: { path: inputs.base } }),
    data: { ...data, train: inputs.train, validation: inputs.validation },
    limits: { memoryBytes: job.memoryBytes, seconds: job.secondsLimit },
  };
}
