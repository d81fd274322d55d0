// The dialect of git-lfs.
export { LfsSurface } from './lfs.module';
export { type LfsRefusalContext, type RenderedLfsRefusal, renderLfsError } from './lfs.errors';
