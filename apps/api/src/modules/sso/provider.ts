// The OpenID provider: OpenID Connect Core 1.0, authorization code flow with PKCE (RFC 7636), and RP-Initiated Logout 1.0, by openid-client. Every call goes through
// the gate of outbound calls, with limits in time and bytes. The signature of the ID token is checked although TLS brought it; what the
// provider says wrong is told to the log, and to the visitor only that it was wrong.
import { Injectable } from '@nestjs/common';
import * as oidc from 'openid-client';
import { AppConfig, type OidcSettings } from '../../platform/config';
import { Egress, EgressError } from '../../platform/egress';
import { DomainError } from '../../common/errors';
import { Logger } from '../../platform/logging';
import { identityFrom, type ProviderIdentity } from './provider-claims';
import { answerInvalid, denied, noProvider, providerAway } from './sso.errors';

const CALL = { timeoutMs: 8_000, maxBytes: 1024 * 1024 };
const FRESH_MS = 10 * 60_000;
const FAILED_MS = 5_000;
/** Nobody waits longer to be signed out: the session here has ended already. */
const SIGN_OUT_PATIENCE_MS = 3_000;

/** What the browser keeps until it comes back. */
export interface Flow {
  state: string;
  nonce: string;
  verifier: string;
}

/** Whom the provider vouches for, and its word for it. */
export interface Vouched {
  identity: ProviderIdentity;
  idToken: string;
}

type Known = { at: number; configuration: Promise<oidc.Configuration> };

@Injectable()
export class Provider {
  protected readonly limits = CALL;
  private known: Known | undefined;

  constructor(
    private readonly config: AppConfig,
    private readonly egress: Egress,
    private readonly logger: Logger,
  ) {}

  get settings(): OidcSettings {
    const { oidc: settings } = this.config.signIn;
    if (!settings) throw noProvider();
    return settings;
  }

  get redirectUri(): string {
    return `${this.config.publicUrl}/hub/v1/sso/callback`;
  }

  /** Where the browser goes to. */
  async begin(): Promise<{ url: string; flow: Flow }> {
    const flow = { state: oidc.randomState(), nonce: oidc.randomNonce(), verifier: oidc.randomPKCECodeVerifier() };
    const configuration = await this.configuration();
    const url = oidc.buildAuthorizationUrl(configuration, {
      redirect_uri: this.redirectUri,
      scope: this.settings.scopes,
      state: flow.state,
      nonce: flow.nonce,
      code_challenge: await oidc.calculatePKCECodeChallenge(flow.verifier),
      code_challenge_method: 'S256',
    });
    return { url: url.href, flow };
  }

  /** From the query that the browser came back with to the person. */
  async finish(query: string, flow: Flow): Promise<Vouched> {
    const configuration = await this.configuration();
    return this.judged(async () => {
      const tokens = await oidc.authorizationCodeGrant(configuration, new URL(`${this.redirectUri}?${query}`), {
        pkceCodeVerifier: flow.verifier,
        expectedState: flow.state,
        expectedNonce: flow.nonce,
        idTokenExpected: true,
      });
      const claims = tokens.claims() as Record<string, unknown>;
      const more = await this.userInfo(configuration, tokens.access_token, String(claims.sub));
      return { identity: identityFrom({ ...more, ...claims }, this.settings.groupsClaim), idToken: tokens.id_token ?? '' };
    });
  }

  /** Where the provider sends browsers to after they ended their session there. It must know this address. */
  get signedOutUri(): string {
    return `${this.config.publicUrl}/hub/v1/sso/signed-out`;
  }

  /** Where the browser ends its session at the provider; null where it has no such place, or does not answer. `idToken` may be ''. */
  async leave(idToken: string): Promise<{ url: string; state: string } | null> {
    const configuration = await this.knownSoon();
    const endpoint = configuration?.serverMetadata().end_session_endpoint;
    if (!configuration || endpoint === undefined || !this.isOfTheProvider(endpoint)) return null;
    const state = oidc.randomState();
    const hint: Record<string, string> = idToken === '' ? {} : { id_token_hint: idToken };
    const url = oidc.buildEndSessionUrl(configuration, { post_logout_redirect_uri: this.signedOutUri, state, ...hint });
    return { url: url.href, state };
  }

  private async knownSoon(): Promise<oidc.Configuration | null> {
    let timer: NodeJS.Timeout | undefined;
    const tooLate = new Promise<null>((resolve) => (timer = setTimeout(() => resolve(null), SIGN_OUT_PATIENCE_MS)));
    try {
      return await Promise.race([this.configuration().catch(() => null), tooLate]);
    } finally {
      clearTimeout(timer);
    }
  }

  /** The page goes there: nothing but an address of the kind that the provider itself has. */
  private isOfTheProvider(endpoint: string): boolean {
    const protocol = URL.canParse(endpoint) ? new URL(endpoint).protocol : '';
    return protocol === 'https:' || (protocol === 'http:' && this.settings.issuer.startsWith('http:'));
  }

  /** Some providers put into the ID token next to nothing. */
  private async userInfo(configuration: oidc.Configuration, accessToken: string, subject: string): Promise<Record<string, unknown>> {
    if (configuration.serverMetadata().userinfo_endpoint === undefined) return {};
    return { ...(await oidc.fetchUserInfo(configuration, accessToken, subject)) };
  }

  /** Asked again after ten minutes; after a failure in a few seconds. Many who come at once ask once. */
  private configuration(): Promise<oidc.Configuration> {
    const now = Date.now();
    if (this.known && now - this.known.at < FRESH_MS) return this.known.configuration;
    const configuration = this.judged(() => this.discover());
    const known: Known = { at: now, configuration };
    configuration.catch(() => {
      known.at = now - FRESH_MS + FAILED_MS;
    });
    this.known = known;
    return configuration;
  }

  private async discover(): Promise<oidc.Configuration> {
    const { issuer, clientId, clientSecret } = this.settings;
    const isPlain = issuer.startsWith('http:');
    const found = await oidc.discovery(new URL(issuer), clientId, undefined, oidc.None(), {
      [oidc.customFetch]: (url, options) => this.fetch(url, options),
      timeout: CALL.timeoutMs / 1000,
      execute: isPlain ? [oidc.allowInsecureRequests] : [],
    });
    const server = found.serverMetadata();
    const configuration = new oidc.Configuration(server, clientId, undefined, authentication(clientSecret, server));
    configuration[oidc.customFetch] = (url, options) => this.fetch(url, options);
    configuration.timeout = CALL.timeoutMs / 1000;
    if (isPlain) oidc.allowInsecureRequests(configuration);
    oidc.enableNonRepudiationChecks(configuration);
    return configuration;
  }

  private fetch(url: string, options: oidc.CustomFetchOptions): Promise<Response> {
    const body = options.body === undefined || options.body === null ? null : Buffer.from(String(options.body as string | URLSearchParams));
    return this.egress.fetch(url, { method: options.method, headers: options.headers, body, signal: options.signal }, this.limits);
  }

  private async judged<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      const judged = judge(error);
      this.logger.warn({ err: error, issuer: this.settings.issuer, code: judged.code }, 'the sign-in provider was of no use');
      throw judged;
    }
  }
}

function authentication(secret: string | null, server: oidc.ServerMetadata): oidc.ClientAuth {
  if (secret === null) return oidc.None();
  const methods = server.token_endpoint_auth_methods_supported;
  const isBasic = methods === undefined || methods.includes('client_secret_basic');
  return isBasic ? oidc.ClientSecretBasic(secret) : oidc.ClientSecretPost(secret);
}

function judge(error: unknown): DomainError {
  if (error instanceof DomainError) return error;
  if (error instanceof oidc.AuthorizationResponseError) return denied(error);
  for (let cause: unknown = error; cause instanceof Error; cause = cause.cause) {
    if (cause instanceof EgressError) return providerAway(error);
    if (cause.name === 'TimeoutError') return providerAway(error);
  }
  const status =
    (error as { status?: unknown; cause?: { status?: unknown } }).status ?? (error as { cause?: { status?: unknown } }).cause?.status;
  return typeof status === 'number' && status >= 500 ? providerAway(error) : answerInvalid(error);
}
