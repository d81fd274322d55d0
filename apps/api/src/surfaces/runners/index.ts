// The door of the surface that runners speak (docs/protocols/runners.md).
export { renderRunnerError } from './runners.errors';
export { RunnersSurface } from './runners.module';
