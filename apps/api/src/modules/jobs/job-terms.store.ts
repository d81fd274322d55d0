// The rule of job-terms.ts in SQL: what the claim and the reasons for waiting both ask.
export interface RunnerColumns {
  owner: string;
  isOpen: string;
  cpuHour: string;
  gpuHour: string;
}

export function runnerColumns(r: string): RunnerColumns {
  return { owner: `${r}.namespace_id`, isOpen: `${r}.is_open`, cpuHour: `${r}.cpu_hour_micro`, gpuHour: `${r}.gpu_hour_micro` };
}

/** Of an hour of the job, for who does not own the runner. */
export const hourPrice = ({ cpuHour, gpuHour }: RunnerColumns, job: string): string =>
  `(case when ${job}.gpus > 0 then ${gpuHour} * ${job}.gpus else ${cpuHour} end)`;

/** As mayTake. */
export const mayTakeIt = (runner: RunnerColumns, job: string): string =>
  `((${runner.owner} is null or not ${job}.is_here_only) and (${runner.owner} is not distinct from ${job}.namespace_id
     or ((${runner.owner} is null or (${runner.isOpen} and ${job}.sharing > 0)) and ${hourPrice(runner, job)} <= ${job}.price_limit_micro)))`;
