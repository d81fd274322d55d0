// How oidc-provider is set up: what is on, what is off, how long things live (docs/decisions/0033).
import { timingSafeEqual } from 'node:crypto';
import type * as oidc from 'oidc-provider';
import type { Configuration, JWK, KoaContextWithOIDC } from 'oidc-provider';
import { OAUTH_SCOPES } from '@modelgrove/shared';
import { hashOfToken, makeOauthTokenSecret } from '../tokens';
import type { AccountClaims } from './account-claims';
import { DEVICE_CLIENT_ID } from './clients.service';
import { type AdapterParts, adapterFor } from './provider-adapter';

const HOUR = 3600;
const DAY = 24 * HOUR;
export const INTERACTION_SECONDS = HOUR;
/** `hf` asks for a new token when less than a day is left, in every process anew: one of eight hours would be renewed all the time, by several at once. */
const COMMAND_LINE_TOKEN_SECONDS = 30 * DAY;

export const ROUTES = {
  authorization: '/oauth/authorize',
  token: '/oauth/token',
  userinfo: '/oauth/userinfo',
  jwks: '/oauth/jwks',
  revocation: '/oauth/revoke',
  introspection: '/oauth/introspect',
  device_authorization: '/oauth/device',
  /** A page of the web; the library's own forms are never asked for. */
  code_verification: '/device',
};

export interface ProviderParts extends AdapterParts {
  claims: AccountClaims;
  keys: JWK[];
  cookieKey: string;
  instanceId: string;
}

export function configurationOf(parts: ProviderParts): Configuration {
  return {
    adapter: (kind: string) => adapterFor(kind, parts),
    jwks: { keys: parts.keys },
    routes: ROUTES,
    scopes: [...OAUTH_SCOPES],
    claims: {
      openid: ['sub'],
      profile: ['name', 'preferred_username', 'picture', 'profile', 'website', 'isPro', 'orgs'],
      email: ['email', 'email_verified'],
    },
    responseTypes: ['code'],
    pkce: { required: pkceNeeded },
    clientBasedCORS: originAllowed,
    extraClientMetadata: { properties: ['x-kind'] },
    features: {
      devInteractions: { enabled: false },
      rpInitiatedLogout: { enabled: false },
      deviceFlow: { enabled: true, charset: 'base-20', mask: '****-****', deviceInfo },
      revocation: { enabled: true, allowedPolicy: ownToken },
      introspection: { enabled: true, allowedPolicy: ownTokenOfConfidential(parts.errors) },
      userinfo: { enabled: true },
      resourceIndicators: { enabled: false },
    },
    ...lives(),
    ...cookies(parts),
    interactions: { url: (_ctx, interaction) => `/hub/v1/oauth/requests/${interaction.uid}` },
    findAccount: (_ctx, subject) => parts.claims.account(subject),
    renderError,
  };
}

function lives(): Partial<Configuration> {
  return {
    ttl: {
      AccessToken: (_ctx, _token, client) => (client?.clientId === DEVICE_CLIENT_ID ? COMMAND_LINE_TOKEN_SECONDS : 8 * HOUR),
      AuthorizationCode: 60,
      DeviceCode: 15 * 60,
      Grant: 365 * DAY,
      IdToken: HOUR,
      Interaction: INTERACTION_SECONDS,
      RefreshToken: 90 * DAY,
      Session: 60,
    },
    issueRefreshToken: (_ctx, client) => client.grantTypeAllowed('refresh_token'),
    rotateRefreshToken: true,
    expiresWithSession: () => false,
  };
}

function cookies({ cookieKey, instanceId }: ProviderParts): Partial<Configuration> {
  const short = { httpOnly: true, sameSite: 'lax', signed: true } as const;
  return {
    cookies: {
      keys: [cookieKey],
      // Cookies ignore ports: two hubs on one host need two names.
      names: {
        session: `grove_oauth_${instanceId}`,
        interaction: `grove_oauth_request_${instanceId}`,
        resume: `grove_oauth_resume_${instanceId}`,
      },
      short,
      long: short,
    },
  };
}

/** Everybody's but an app's server's, which keeps a secret instead (Gradio sends no challenge); token-request.ts then asks for that. */
function pkceNeeded(_ctx: KoaContextWithOIDC, client: oidc.Client): boolean {
  return client['x-kind'] !== 'app';
}

/** Pages may fetch tokens only for clients that keep no secret, and only from where those send people back to. */
function originAllowed(_ctx: KoaContextWithOIDC, origin: string, client: oidc.Client): boolean {
  return client.tokenEndpointAuthMethod === 'none' && (client.redirectUris ?? []).some((uri) => new URL(uri).origin === origin);
}

function ownToken(_ctx: KoaContextWithOIDC, client: oidc.Client, token: { clientId?: string | undefined }): boolean {
  return token.clientId === client.clientId;
}

function ownTokenOfConfidential({ UnauthorizedClient }: AdapterParts['errors']): typeof ownToken {
  return (ctx, client, token) => {
    if (client.tokenEndpointAuthMethod === 'none') throw new UnauthorizedClient('introspection is for clients with a secret');
    return ownToken(ctx, client, token);
  };
}

function deviceInfo(ctx: KoaContextWithOIDC): Record<string, string> {
  return { address: ctx.ip.slice(0, 64), userAgent: ctx.get('user-agent').slice(0, 200) };
}

/** What cannot be said to the program, for nobody knows where it is: a page of ours in a browser, JSON to whoever asks for none. The page has words of its own for each code. */
function renderError(ctx: KoaContextWithOIDC, { error, error_description }: oidc.ErrorOut): void {
  ctx.set('cache-control', 'no-store');
  if (ctx.accepts('json', 'html') === 'html') {
    ctx.status = 303;
    ctx.redirect(`/oauth/refused?error=${encodeURIComponent(error)}`);
    return;
  }
  ctx.type = 'json';
  ctx.body = JSON.stringify({ error, error_description });
}

/** What the library leaves to its users by overriding: secrets compared by digest, redirect addresses of apps by origin, tokens with our prefix. */
export function adjust(provider: oidc.Provider): oidc.Provider {
  const { Client, AccessToken } = provider as unknown as {
    Client: { prototype: oidc.Client };
    AccessToken: { prototype: { generateTokenId: (this: unknown) => string } };
  };
  const exact = Client.prototype.redirectUriAllowed;
  Object.assign(Client.prototype, {
    compareClientSecret(this: oidc.Client, secret: string): boolean {
      return timingSafeEqual(Buffer.from(this.clientSecret ?? '', 'hex'), hashOfToken(secret));
    },
    /** Hugging Face lets an app come back to any of its addresses. */
    redirectUriAllowed(this: oidc.Client, uri: string): boolean {
      if (this['x-kind'] !== 'app') return exact.call(this, uri);
      return URL.canParse(uri) && !uri.includes('#') && new URL(uri).origin === new URL(this.redirectUris?.[0] ?? '').origin;
    },
  });
  const generate = AccessToken.prototype.generateTokenId;
  AccessToken.prototype.generateTokenId = function (this: unknown): string {
    generate.call(this); // notes the format
    return makeOauthTokenSecret();
  };
  return provider;
}
