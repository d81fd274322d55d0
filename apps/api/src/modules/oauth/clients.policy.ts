// What an OAuth app may be: its name, where it may send people back to, what it may ask for. Pure.
import { isOauthScope } from '../tokens';
import { clientInvalid } from './oauth.errors';

const MAX_NAME = 80;
const MAX_URIS = 20;
const MAX_URI = 1000;
const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

export interface ClientForm {
  name: string;
  homepage: string;
  redirectUris: string[];
  scopes: string[];
}

/** The same, trimmed and each thing once. Throws 'oauth/client-invalid' for the first rule that is broken. */
export function checkedForm(form: ClientForm): ClientForm {
  const name = form.name.trim();
  if (name.length === 0 || name.length > MAX_NAME || /\p{Cc}/u.test(name))
    throw clientInvalid('name', `has 1 to ${MAX_NAME} printable characters`);
  const homepage = form.homepage.trim();
  if (homepage !== '' && !isWebAddress(homepage)) throw clientInvalid('homepage', 'is an http or https address');
  const redirectUris = [...new Set(form.redirectUris.map((uri) => uri.trim()).filter(Boolean))];
  if (redirectUris.length === 0 || redirectUris.length > MAX_URIS) throw clientInvalid('redirectUris', `are 1 to ${MAX_URIS} addresses`);
  for (const uri of redirectUris) checkRedirectUri(uri);
  const unknown = form.scopes.find((scope) => !isOauthScope(scope));
  if (unknown !== undefined) throw clientInvalid('scopes', `"${unknown.slice(0, 60)}" is not a scope`);
  if (form.scopes.length === 0) throw clientInvalid('scopes', 'are at least one');
  return { name, homepage, redirectUris, scopes: [...new Set(['openid', ...form.scopes])] };
}

/** https everywhere; http on this machine and inside of a network, where hubs often stand without TLS. They are compared as text, so that no form of them is accepted that is not exact. */
function checkRedirectUri(uri: string): void {
  if (uri.length > MAX_URI || !isWebAddress(uri))
    throw clientInvalid('redirectUris', `"${uri.slice(0, 100)}" is not an http or https address`);
  const url = new URL(uri);
  if (url.hash !== '' || uri.includes('#')) throw clientInvalid('redirectUris', 'have no fragment (#)');
  if (url.username !== '' || url.password !== '') throw clientInvalid('redirectUris', 'have no name and password');
  if (url.hostname.includes('*')) throw clientInvalid('redirectUris', 'are exact: there are no wildcards');
}

function isWebAddress(text: string): boolean {
  return text.length <= MAX_URI && URL.canParse(text) && ['http:', 'https:'].includes(new URL(text).protocol);
}

/** Any program on somebody's machine can listen there, so that whoever asks is not known for sure (RFC 8252 §8.6). */
export function isLoopbackAddress(uri: string): boolean {
  return URL.canParse(uri) && new URL(uri).protocol === 'http:' && LOOPBACK.has(new URL(uri).hostname);
}
