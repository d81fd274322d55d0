export { renderGitError } from './git.errors';
export { GitSurface } from './git.module';
