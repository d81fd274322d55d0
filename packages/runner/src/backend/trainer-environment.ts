// The environment variables of a trainer: a short list, and nothing of the host's that could be a secret.
import path from 'node:path';

export interface EnvironmentOf {
  /** JOB as the trainer sees it. */
  folder: string;
  trainersDir: string;
  cpus: number;
  /** Put first on PATH. */
  bin: string | null;
  /** Indexes that it may see; null: the backend shows it only its own. */
  gpus: readonly number[] | null;
}

const SYSTEM_PATH = '/usr/local/bin:/usr/bin:/bin';
/** Of the host, because libraries of GPUs and clocks are found by them. */
const PASSED_ON = ['LD_LIBRARY_PATH', 'TZ'];
/** The mark that finds processes of an attempt wherever they have gone. */
export const JOB_VARIABLE = 'MODELGROVE_JOB';

export function trainerEnvironment(
  { folder, trainersDir, cpus, bin, gpus }: EnvironmentOf,
  host: NodeJS.ProcessEnv,
): Record<string, string> {
  const work = path.posix.join(folder, 'work');
  return {
    [JOB_VARIABLE]: folder,
    PATH: bin === null ? SYSTEM_PATH : `${bin}:${SYSTEM_PATH}`,
    HOME: work,
    TMPDIR: path.posix.join(work, 'tmp'),
    XDG_CACHE_HOME: path.posix.join(work, 'cache'),
    HF_HOME: path.posix.join(work, 'cache/huggingface'),
    LANG: 'C.UTF-8',
    PYTHONPATH: path.posix.join(trainersDir, 'common'),
    PYTHONUNBUFFERED: '1',
    PYTHONDONTWRITEBYTECODE: '1',
    PYTHONNOUSERSITE: '1',
    OMP_NUM_THREADS: String(cpus),
    TOKENIZERS_PARALLELISM: 'false',
    HF_HUB_OFFLINE: '1',
    TRANSFORMERS_OFFLINE: '1',
    HF_DATASETS_OFFLINE: '1',
    HF_HUB_DISABLE_TELEMETRY: '1',
    ...(gpus && { CUDA_VISIBLE_DEVICES: gpus.join(',') }),
    ...Object.fromEntries(PASSED_ON.flatMap((name) => (host[name] ? [[name, host[name]]] : []))),
  };
}
