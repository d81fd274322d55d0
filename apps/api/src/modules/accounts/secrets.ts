// Secrets that are shown or sent once: 256 random bits, kept only as SHA-256. A fast hash is right here: there is nothing to guess.
import { createHash, randomBytes } from 'node:crypto';

const SECRET = /^[A-Za-z0-9_-]{43}$/;

export function makeSecret(): string {
  return randomBytes(32).toString('base64url');
}

export function looksLikeSecret(text: string): boolean {
  return SECRET.test(text);
}

export function hashOfSecret(secret: string): Buffer<ArrayBuffer> {
  return createHash('sha256').update(secret, 'utf8').digest() as Buffer<ArrayBuffer>;
}
