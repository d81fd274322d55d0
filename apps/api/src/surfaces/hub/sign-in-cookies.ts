// Cookies of a sign-in that is half done: HttpOnly, so that nobody but this browser can finish it, and no page or address carries its
// secret. SameSite=Lax: the provider sends the browser back by a plain navigation.
import type { FastifyReply, FastifyRequest } from 'fastify';
import { SESSION_SECONDS } from '../../modules/accounts';

/**
 * `step`: a second factor is asked. `flow`: the browser is at the provider. `pending`: the provider knows the person, the hub does not.
 * `vouched`: the browser has a session at the provider, as long as it has one here. `leaving`: it is at the provider to end that one.
 */
export type SignInCookie = 'step' | 'flow' | 'pending' | 'vouched' | 'leaving';

const STEP_SECONDS = 15 * 60;

export function setSignInCookie(
  reply: FastifyReply,
  request: FastifyRequest,
  instanceId: string,
  cookie: SignInCookie,
  value: string,
): void {
  append(reply, `${nameOf(cookie, instanceId)}=${value}; ${attributes(cookie === 'vouched' ? SESSION_SECONDS : STEP_SECONDS, request)}`);
}

export function dropSignInCookie(reply: FastifyReply, request: FastifyRequest, instanceId: string, cookie: SignInCookie): void {
  append(reply, `${nameOf(cookie, instanceId)}=; ${attributes(0, request)}`);
}

export function signInCookie(request: FastifyRequest, instanceId: string, cookie: SignInCookie): string | null {
  const prefix = `${nameOf(cookie, instanceId)}=`;
  const pair = (request.headers.cookie ?? '')
    .split(';')
    .map((part) => part.trim())
    .find((part) => part.startsWith(prefix));
  return pair?.slice(prefix.length) || null;
}

function nameOf(cookie: SignInCookie, instanceId: string): string {
  return `grove_${cookie}_${instanceId}`;
}

function attributes(maxAgeSeconds: number, { baseUrl }: FastifyRequest): string {
  return `Path=/hub/v1; Max-Age=${maxAgeSeconds}; HttpOnly; SameSite=Lax${baseUrl.startsWith('https:') ? '; Secure' : ''}`;
}

/** Beside others that the answer sets. */
function append(reply: FastifyReply, cookie: string): void {
  reply.header('set-cookie', cookie);
}
