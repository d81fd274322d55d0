// The door of the Xet surface.
export { renderXetError } from './xet.errors';
export { XetSurface } from './xet.module';
