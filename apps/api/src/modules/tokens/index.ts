// Access tokens: what programs prove themselves with.
export { INVALID_CREDENTIALS, PASSWORD_IS_NO_TOKEN_HELP, STALE_TOKEN_HELP } from './tokens.errors';
export { isOauthScope } from './oauth-scopes.policy';
export { hashOfToken, makeOauthTokenSecret, tokenHint } from './token-secret';
export { TokensModule } from './tokens.module';
export { checkScopes, type NewToken } from './tokens.policy';
export { type CreatedToken, type TokenOwner, TokensService } from './tokens.service';
export type { Token } from './tokens.store';
