// The dialect of csghub-sdk's own client.
export { CsghubSurface } from './csghub.module';
export { renderCsghubError } from './csghub.errors';
