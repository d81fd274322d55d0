// Our own typed API: what the web uses.
export { HubSurface } from './hub.module';
export { renderHubError } from './hub.errors';
export { isSameOrigin } from './same-origin';
export { secretFromCookies, sessionCookie } from './session-cookie';
export { hubDocument } from './openapi';
