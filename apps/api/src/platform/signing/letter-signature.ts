// How letters of the hub to other programs are signed: the headers of Standard Webhooks, whose libraries check them in most languages.
import { createHmac } from 'node:crypto';

/** How secrets begin that are bytes in base64. */
const BYTES_PREFIX = 'whsec_';

export function letterHeaders(id: string, seconds: number): Record<string, string> {
  return { 'webhook-id': id, 'webhook-timestamp': String(seconds) };
}

/** Of `webhook-signature`: HMAC-SHA256 over id, time and body. */
export function letterSignature(secret: string, id: string, seconds: number, body: string): string {
  const key = secret.startsWith(BYTES_PREFIX) ? Buffer.from(secret.slice(BYTES_PREFIX.length), 'base64') : Buffer.from(secret, 'utf8');
  return `v1,${createHmac('sha256', key).update(`${id}.${seconds}.${body}`, 'utf8').digest('base64')}`;
}
