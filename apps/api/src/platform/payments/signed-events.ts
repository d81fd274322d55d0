// Signatures of events: HMAC-SHA256 over the moment and the bytes of the body as they came, as Stripe and the Standard Webhooks have them.
import { createHmac, timingSafeEqual } from 'node:crypto';
import { eventRefused } from './payments.errors';

/** Older deliveries are replays; newer ones have another clock. */
const TOLERANCE_SECONDS = 300;
const HEADER = /^t=(\d{1,12}),v1=([0-9a-f]{64})$/;

/** `t=<unix seconds>,v1=<hex>` */
export function signatureOf(secret: Uint8Array, body: Uint8Array, at: Date): string {
  const seconds = Math.floor(at.getTime() / 1000);
  return `t=${seconds},v1=${macOf(secret, body, seconds).toString('hex')}`;
}

/** Throws 'payment/event-refused'. */
export function assertSigned(secret: Uint8Array, body: Uint8Array, header: unknown, now: Date): void {
  const parts = typeof header === 'string' ? HEADER.exec(header) : null;
  if (!parts) throw eventRefused();
  const seconds = Number(parts[1]);
  const isFresh = Math.abs(now.getTime() / 1000 - seconds) <= TOLERANCE_SECONDS;
  if (!timingSafeEqual(macOf(secret, body, seconds), Buffer.from(parts[2] ?? '', 'hex')) || !isFresh) throw eventRefused();
}

function macOf(secret: Uint8Array, body: Uint8Array, seconds: number): Buffer {
  return createHmac('sha256', secret).update(`${seconds}.`).update(body).digest();
}
