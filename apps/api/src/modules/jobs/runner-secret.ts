// The token of a runner: `mgr_` and 43 characters. Kept as SHA-256.
import { createHash, randomBytes } from 'node:crypto';

export function makeRunnerSecret(): string {
  return `mgr_${randomBytes(32).toString('base64url')}`;
}

export function looksLikeRunnerSecret(text: string): boolean {
  return /^mgr_[0-9A-Za-z_-]{43}$/.test(text);
}

export function hashOfRunnerSecret(secret: string): Buffer {
  return createHash('sha256').update(secret, 'utf8').digest();
}
