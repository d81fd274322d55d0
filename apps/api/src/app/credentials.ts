// Who somebody is, by the credential they brought. Programs bring an access token, as Bearer or as the password of Basic (git), and
// never the password of an account; browsers bring the session cookie, which only the hub's own API reads.
import { Strategy as BearerStrategy } from 'passport-http-bearer';
import { BasicStrategy } from 'passport-http';
import { Strategy as CustomStrategy } from 'passport-custom';
import { ANONYMOUS, type AnonymousActor, type RunnerActor, type UserActor } from '../common/actor';
import type { InstanceService, ResolvedSession, SessionsService } from '../modules/accounts';
import type { XetTokens } from '../modules/blobs';
import type { RunnersService } from '../modules/jobs';
import { INVALID_CREDENTIALS, PASSWORD_IS_NO_TOKEN_HELP, STALE_TOKEN_HELP, type TokensService } from '../modules/tokens';
import type { Dialect } from '../platform/http';
import { authenticator, type Credentials } from '../platform/passport';
import { secretFromCookies } from '../surfaces/hub/session-cookie';

export interface CredentialServices {
  tokens: Pick<TokensService, 'resolve' | 'resolveById'>;
  xetTokens: Pick<XetTokens, 'holder'>;
  sessions: Pick<SessionsService, 'resolve'>;
  instance: Pick<InstanceService, 'id'>;
  runners: Pick<RunnersService, 'resolve'>;
}

export interface CookieHolder {
  session: ResolvedSession;
  secret: string;
}

/** Its sentence begins with the literal of the contract (§2.1 row 7); dialects that need the literal alone cut there. */
const REJECTED: AnonymousActor = { kind: 'anonymous', rejectedCredential: `${INVALID_CREDENTIALS}. ${STALE_TOKEN_HELP}` };
const REJECTED_BASIC: AnonymousActor = {
  kind: 'anonymous',
  rejectedCredential: `${INVALID_CREDENTIALS}. ${PASSWORD_IS_NO_TOKEN_HELP} ${STALE_TOKEN_HELP}`,
};

export class CredentialResolver {
  private readonly bearer;
  private readonly basic;
  private readonly cookie;

  constructor(private readonly services: CredentialServices) {
    const { tokens } = services;
    this.bearer = authenticator<UserActor>(new BearerStrategy((token, done) => settle(tokens.resolve(token), done)));
    // The user name is whatever the client likes: `hf_user`, the person's name, `x-token-auth`.
    this.basic = authenticator<UserActor>(new BasicStrategy((_name, password, done) => settle(tokens.resolve(password), done)));
    this.cookie = authenticator<CookieHolder>(
      new CustomStrategy((request, done) => settle(cookieHolder(services, request.headers.cookie ?? ''), done)),
    );
  }

  /** The Xet store and runners have tokens of their own, which mean nothing elsewhere. */
  of(dialect: Dialect, authorization: string): Promise<UserActor | RunnerActor | AnonymousActor> {
    if (dialect === 'xet') return this.byXetToken(authorization);
    return dialect === 'runner' ? this.byRunnerToken(authorization) : this.byHeader(authorization);
  }

  async byRunnerToken(authorization: string): Promise<RunnerActor | AnonymousActor> {
    const token = /^bearer (.+)$/i.exec(authorization)?.[1];
    return (token === undefined ? null : await this.services.runners.resolve(token)) ?? ANONYMOUS;
  }

  /** By the Authorization header; a credential that is not valid is remembered as such and never taken for none (contract §3.2). */
  async byHeader(authorization: string): Promise<UserActor | AnonymousActor> {
    if (/^basic /i.test(authorization)) return (await this.basic(withUserName(authorization))) ?? REJECTED_BASIC;
    if (/^bearer /i.test(authorization)) return (await this.bearer({ headers: { authorization } })) ?? REJECTED;
    return authorization.trim() === '' ? ANONYMOUS : REJECTED;
  }

  /** By a token of the Xet store: whoever showed the access token that it was given out for, as they are today. Routes that take one refuse what is none. */
  async byXetToken(authorization: string): Promise<UserActor | AnonymousActor> {
    const tokenId = this.services.xetTokens.holder(authorization);
    if (tokenId === null) return ANONYMOUS;
    return (await this.services.tokens.resolveById(tokenId)) ?? REJECTED;
  }

  /** By the session cookie; null for one that has ended: its owner is a visitor who may sign in again. */
  byCookie(cookie: string): Promise<CookieHolder | null> {
    return this.cookie({ headers: { cookie } });
  }
}

/** `https://:TOKEN@host/` names nobody, which passport's strategy does not take. */
function withUserName(authorization: string): Credentials {
  const text = Buffer.from(authorization.slice('basic '.length), 'base64').toString('utf8');
  if (!text.startsWith(':')) return { headers: { authorization } };
  return { headers: { authorization: `Basic ${Buffer.from(`token${text}`).toString('base64')}` } };
}

async function cookieHolder({ sessions, instance }: CredentialServices, header: string): Promise<CookieHolder | null> {
  const secret = secretFromCookies(header, await instance.id());
  const session = secret === null ? null : await sessions.resolve(secret);
  return session && secret !== null ? { session, secret } : null;
}

function settle<T>(found: Promise<T | null>, done: (error: unknown, found?: T | false) => void): void {
  found.then(
    (value) => done(null, value ?? false),
    (error: unknown) => done(error),
  );
}
