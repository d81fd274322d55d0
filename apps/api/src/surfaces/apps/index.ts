// Where apps run: their files, at origins of their own or in a sandbox.
export { renderAppError } from './apps.errors';
export { AppsSurface } from './apps.module';
