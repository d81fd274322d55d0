// The cookie of a browser session, named per installation: cookies ignore ports, so two hubs on one host need two names.
// HttpOnly, SameSite=Lax, and Secure when the request came by https (RFC 6265bis).
import { SESSION_SECONDS } from '../../modules/accounts';

export function cookieName(instanceId: string): string {
  return `grove_session_${instanceId}`;
}

export function sessionCookie(instanceId: string, secret: string, baseUrl: string): string {
  return `${cookieName(instanceId)}=${secret}; ${attributes(SESSION_SECONDS, baseUrl)}`;
}

/** Makes the browser forget it. */
export function endedCookie(instanceId: string, baseUrl: string): string {
  return `${cookieName(instanceId)}=; ${attributes(0, baseUrl)}`;
}

function attributes(maxAgeSeconds: number, baseUrl: string): string {
  return `Path=/; Max-Age=${maxAgeSeconds}; HttpOnly; SameSite=Lax${baseUrl.startsWith('https:') ? '; Secure' : ''}`;
}

/** The session secret in a Cookie header; null when there is none. */
export function secretFromCookies(header: string, instanceId: string): string | null {
  const prefix = `${cookieName(instanceId)}=`;
  for (const part of header.split(';')) {
    const pair = part.trim();
    if (pair.startsWith(prefix)) return pair.slice(prefix.length) || null;
  }
  return null;
}
