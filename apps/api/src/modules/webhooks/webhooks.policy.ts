// What a webhook may be, and how a letter to it is signed.
import { nameProblem, parseRepoId } from '@modelgrove/shared';
import { letterSignature } from '../../platform/signing';
import { webhookInvalid } from './webhooks.errors';
import type { Domain, Watched, WatchType, WebhookWish } from './webhooks.types';

export const MOST_WEBHOOKS = 50;
export const MOST_WATCHED = 100;
export const MOST_URL = 2000;
export const MOST_SECRET = 256;
export const WATCH_TYPES: readonly WatchType[] = ['user', 'org', 'model', 'dataset', 'space'];
export const SECRET_PURPOSE = 'webhook';
export const DOMAINS: readonly Domain[] = ['repo', 'discussion'];

/** Of a header's value, which the secret is sent as. */
const SECRET = /^[\x21-\x7e]+$/;

/** Throws 'webhook/invalid' for the first rule that is broken. */
export function checkWish({ url, watched, domains, secret }: WebhookWish): void {
  checkUrl(url);
  if (watched.length === 0 || watched.length > MOST_WATCHED) throw webhookInvalid('watched', `names 1 to ${MOST_WATCHED} things`);
  for (const item of watched) checkWatched(item);
  if (domains.length === 0) throw webhookInvalid('domains', `is at least one of ${DOMAINS.join(', ')}`);
  if (secret !== null && secret !== '' && !(secret.length <= MOST_SECRET && SECRET.test(secret)))
    throw webhookInvalid('secret', `has at most ${MOST_SECRET} letters, digits and signs of ASCII, without spaces`);
}

function checkUrl(text: string): void {
  const url = text.length <= MOST_URL && URL.canParse(text) ? new URL(text) : null;
  if (!url || !['http:', 'https:'].includes(url.protocol))
    throw webhookInvalid('url', 'is a whole address that begins with https:// or http://');
  if (url.username !== '' || url.password !== '') throw webhookInvalid('url', 'has no user name and no password in it: use a secret');
}

function checkWatched({ type, name }: Watched): void {
  const isNamespace = type === 'user' || type === 'org';
  if (isNamespace ? nameProblem(name) !== null : parseRepoId(name) === null)
    throw webhookInvalid('watched', `has "${name.slice(0, 100)}", which is not the name of a ${type}`);
}

/** The headers of Standard Webhooks, and the one of Hugging Face's. */
export function secretHeaders(secret: string, eventId: string, seconds: number, body: string): Record<string, string> {
  return { 'webhook-signature': letterSignature(secret, eventId, seconds, body), 'x-webhook-secret': secret };
}
