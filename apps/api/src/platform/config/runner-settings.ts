// The worker's own runner of jobs.
import type { Environment } from './environment';
import * as parse from './parsers';

const BACKENDS = ['process', 'docker', 'off'] as const;

export interface RunnerSettings {
  /** How trainers run: as processes beside the worker, in containers, or not here at all. */
  backend: (typeof BACKENDS)[number];
  /** Jobs at once. */
  slots: number;
  /** Null: nearly all there is. */
  memoryBytes: number | null;
  /** Where the worker reaches the API; null: at the public URL, or beside it in one process. */
  hubUrl: string | null;
  /** That makes the trainers' environment; null: one that is found. */
  python: string | null;
  /** Of the containers. */
  image: string | null;
}

export function readRunner(vars: Environment): RunnerSettings {
  return {
    backend: vars.read('GROVE_RUNNER', 'process', parse.parseChoice(BACKENDS), 'off'),
    slots: vars.read('GROVE_RUNNER_SLOTS', 1, parse.parseCount, '2'),
    memoryBytes: vars.read('GROVE_RUNNER_MEMORY', null, parse.parseSize, '16GiB'),
    hubUrl: vars.read('GROVE_RUNNER_HUB_URL', null, parse.parseOrigin, 'http://api:8080'),
    python: vars.read('GROVE_RUNNER_PYTHON', null, (text) => text, '/usr/bin/python3.11'),
    image: vars.read('GROVE_RUNNER_IMAGE', null, (text) => text, 'registry.example.com/modelgrove-trainers:1'),
  };
}
