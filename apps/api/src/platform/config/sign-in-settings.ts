// How people sign in and how mail leaves: the settings, and how they are read.
import type { Environment } from './environment';
import { Refused } from './environment';
import { isLoopbackHost } from './loopback-host';
import * as parse from './parsers';
import type { Variable } from './variables';

export interface MailSettings {
  host: string;
  port: number;
  /** TLS from the first byte (smtps). */
  implicitTls: boolean;
  /** Without TLS nothing is sent: neither a password nor a link. */
  requireTls: boolean;
  user: string | null;
  password: string | null;
  from: string;
}

export type OrganizationRole = 'read' | 'contributor' | 'write' | 'admin';

/** What members of a group of the provider are here. */
export type GroupRule =
  | { group: string; organization: string; role: OrganizationRole }
  /** Administrators of the hub. */
  | { group: string; organization: null; role: 'admin' };

export interface OidcSettings {
  /** As the provider writes it: it is compared character by character. */
  issuer: string;
  clientId: string;
  clientSecret: string | null;
  /** On the button. */
  name: string;
  scopes: string;
  groupsClaim: string;
  rules: readonly GroupRule[];
  /** Whether people of the provider who have no account get one. */
  signUp: boolean;
  /** Whether signing out here leads on to the provider's own sign-out, where it has one. */
  signOut: boolean;
}

export type SecondFactorPolicy = 'optional' | 'administrators' | 'everybody';

export interface SignInSettings {
  oidc: OidcSettings | null;
  passwordSignIn: boolean;
  secondFactor: SecondFactorPolicy;
}

const OIDC_VARIABLES: readonly Variable[] = [
  'GROVE_OIDC_CLIENT_ID',
  'GROVE_OIDC_CLIENT_SECRET',
  'GROVE_OIDC_NAME',
  'GROVE_OIDC_SCOPES',
  'GROVE_OIDC_GROUPS_CLAIM',
  'GROVE_OIDC_ROLES',
  'GROVE_OIDC_SIGNUP',
];
const POLICIES: readonly SecondFactorPolicy[] = ['optional', 'administrators', 'everybody'];
const ROLES: readonly OrganizationRole[] = ['read', 'contributor', 'write', 'admin'];
const MAILBOX = /^(?:[^<>\r\n"]*<([^<>\s@]+@[^<>\s@]+)>|[^<>\s@]+@[^<>\s@]+)$/;
const ROLES_EXAMPLE = 'ml-team=acme:write, admins=*:admin';

export function readMail(vars: Environment): MailSettings | null {
  const server = vars.read('GROVE_SMTP_URL', null, parseSmtpUrl, 'smtps://user:password@mail.example.com');
  const from = vars.read('GROVE_MAIL_FROM', null, parseMailbox, 'Modelgrove <hub@example.com>');
  if (!vars.has('GROVE_SMTP_URL')) {
    if (vars.has('GROVE_MAIL_FROM')) vars.refuse('GROVE_MAIL_FROM', 'is set, but GROVE_SMTP_URL is not');
    return null;
  }
  if (!vars.has('GROVE_MAIL_FROM')) vars.refuse('GROVE_MAIL_FROM', 'is needed, because GROVE_SMTP_URL is set', 'hub@example.com');
  return server && from !== null ? { ...server, from } : null;
}

export function readSignIn(vars: Environment): SignInSettings {
  const passwordSignIn = vars.read('GROVE_PASSWORD_SIGN_IN', true, parse.parseBoolean, 'off');
  const oidc = readOidc(vars);
  if (!passwordSignIn && !vars.has('GROVE_OIDC_ISSUER'))
    vars.refuse('GROVE_PASSWORD_SIGN_IN', 'is off, but GROVE_OIDC_ISSUER is not set: nobody could sign in');
  return {
    oidc,
    passwordSignIn,
    secondFactor: vars.read('GROVE_TWO_FACTOR', 'optional', parse.parseChoice(POLICIES), 'administrators'),
  };
}

function readOidc(vars: Environment): OidcSettings | null {
  if (!vars.has('GROVE_OIDC_ISSUER')) {
    for (const name of OIDC_VARIABLES.filter((variable) => vars.has(variable))) vars.refuse(name, 'is set, but GROVE_OIDC_ISSUER is not');
    return null;
  }
  if (!vars.has('GROVE_OIDC_CLIENT_ID')) vars.refuse('GROVE_OIDC_CLIENT_ID', 'is needed, because GROVE_OIDC_ISSUER is set', 'modelgrove');
  const text = (value: string): string => value;
  return {
    issuer: vars.read('GROVE_OIDC_ISSUER', '', parseIssuer, 'https://login.example.com/realms/main'),
    clientId: vars.raw('GROVE_OIDC_CLIENT_ID') ?? '',
    clientSecret: vars.raw('GROVE_OIDC_CLIENT_SECRET'),
    name: vars.read('GROVE_OIDC_NAME', 'single sign-on', text, 'Example Login'),
    scopes: vars.read('GROVE_OIDC_SCOPES', 'openid profile email', parseScopes, 'openid profile email groups'),
    groupsClaim: vars.read('GROVE_OIDC_GROUPS_CLAIM', 'groups', text, 'groups'),
    rules: vars.read('GROVE_OIDC_ROLES', [], parseGroupRules, ROLES_EXAMPLE),
    signUp: vars.read('GROVE_OIDC_SIGNUP', true, parse.parseBoolean, 'off'),
    signOut: vars.read('GROVE_OIDC_SIGN_OUT', true, parse.parseBoolean, 'off'),
  };
}

/** `smtp://` (STARTTLS when it is offered, always when there is a password) or `smtps://`; `?tls=required` or `?tls=off` decide otherwise. */
export function parseSmtpUrl(text: string): Omit<MailSettings, 'from'> {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (!url || !['smtp:', 'smtps:'].includes(url.protocol) || !url.hostname)
    throw new Refused('is not an address that begins with smtp:// or smtps://');
  const tls = url.searchParams.get('tls') ?? 'auto';
  const isFine = ['auto', 'required', 'off'].includes(tls) && [...url.searchParams.keys()].every((key) => key === 'tls');
  if (!isFine) throw new Refused("takes '?tls=required' or '?tls=off' and nothing else behind the question mark");
  if (url.pathname.length > 1) throw new Refused('has a path: give host and port only');
  const implicitTls = url.protocol === 'smtps:';
  const user = url.username === '' ? null : decodeURIComponent(url.username);
  return {
    host: url.hostname.replace(/^\[(.*)\]$/, '$1'),
    port: url.port === '' ? (implicitTls ? 465 : user === null ? 25 : 587) : Number(url.port),
    implicitTls,
    requireTls: tls === 'required' || (tls === 'auto' && user !== null),
    user,
    password: url.password === '' ? null : decodeURIComponent(url.password),
  };
}

/** `hub@example.com` or `Name <hub@example.com>`. */
export function parseMailbox(text: string): string {
  if (!MAILBOX.test(text)) throw new Refused(`is '${text}', which is not an e-mail address`);
  return text;
}

/** https, or http on this machine. Returned as written: the provider's own spelling is what counts. */
export function parseIssuer(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (!url || !['https:', 'http:'].includes(url.protocol)) throw new Refused(`is '${text}', which does not begin with https://`);
  if (url.search || url.hash || url.username || url.password) throw new Refused(`is '${text}': give scheme, host, port and path only`);
  if (url.protocol === 'http:' && !isLoopbackHost(url.hostname))
    throw new Refused(`is '${text}': a provider on another machine is reached by https only`);
  return text;
}

function parseScopes(text: string): string {
  const scopes = text.split(/[\s,]+/).filter(Boolean);
  if (!scopes.includes('openid')) throw new Refused("must hold the scope 'openid'");
  return scopes.join(' ');
}

/**
 * `GROUP=ORGANIZATION:ROLE`, or `GROUP=*:admin` for administrators of the hub; separated by commas, or by semicolons or lines where
 * the names of groups have commas in them. The last '=' counts, so that `CN=ml,OU=teams=acme:write` can be written.
 */
export function parseGroupRules(text: string): GroupRule[] {
  return text
    .split(/[;\n]/.test(text) ? /[;\n]/ : ',')
    .map((rule) => rule.trim())
    .filter(Boolean)
    .map(parseGroupRule);
}

function parseGroupRule(text: string): GroupRule {
  const match = /^(.+)=([^=:]+):([a-z]+)$/.exec(text);
  const [group, organization, role] = [match?.[1]?.trim() ?? '', match?.[2]?.trim() ?? '', ROLES.find((known) => known === match?.[3])];
  if (!group || !organization || !role)
    throw new Refused(`has the rule '${text}', which is not GROUP=ORGANIZATION:ROLE with one of the roles ${ROLES.join(', ')}`);
  if (organization !== '*') return { group, organization, role };
  if (role !== 'admin') throw new Refused(`has the rule '${text}': of the whole hub there is the role admin only`);
  return { group, organization: null, role: 'admin' };
}
