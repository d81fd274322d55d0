// Our own typed API: what the web uses.
export { HubSurface } from './hub.module';
export { renderHubError } from './hub.errors';
export { hubDocument } from './openapi';
