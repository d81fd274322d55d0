// The door of the OAuth surface (docs/protocols/oauth.md).
export { renderOauthError } from './oauth.errors';
export { OauthSurface } from './oauth.module';
