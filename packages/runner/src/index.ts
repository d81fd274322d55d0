// Runs attempts of jobs for a hub: in the hub's own worker, and by `grove runner` on somebody else's machine. Node only: no database, no framework.
// Speaks docs/protocols/runners.md with the hub and docs/protocols/trainers.md with trainers.
export { DockerBackend } from './backend/docker-backend';
export { ProcessBackend } from './backend/process-backend';
export { RunnerLoop, type RunnerSettings, RunnerUnknown } from './runner-loop';
