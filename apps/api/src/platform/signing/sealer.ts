// What must be read again but not by whoever sees a row or a backup: AES-256-GCM under a key of its own for each purpose, derived from
// the hub's secret key. 12 bytes nonce, 16 bytes tag, then the text.
import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { AppConfig } from '../config';

const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const CIPHER = 'aes-256-gcm';

@Injectable()
export class Sealer {
  private readonly keys = new Map<string, Buffer>();

  constructor(private readonly config: AppConfig) {}

  seal(purpose: string, text: string): Buffer<ArrayBuffer> {
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv(CIPHER, this.key(purpose), nonce);
    const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
    return Buffer.concat([nonce, cipher.getAuthTag(), body]);
  }

  /** Null for what was sealed with another key or for another purpose, or was changed. */
  open(purpose: string, sealed: Uint8Array): string | null {
    if (sealed.length < NONCE_BYTES + TAG_BYTES) return null;
    try {
      const decipher = createDecipheriv(CIPHER, this.key(purpose), sealed.subarray(0, NONCE_BYTES));
      decipher.setAuthTag(sealed.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
      return Buffer.concat([decipher.update(sealed.subarray(NONCE_BYTES + TAG_BYTES)), decipher.final()]).toString('utf8');
    } catch {
      return null;
    }
  }

  /** A keyed digest: short secrets cannot be guessed from it without the hub's key. */
  digest(purpose: string, text: string): Buffer<ArrayBuffer> {
    return createHmac('sha256', this.key(purpose)).update(text, 'utf8').digest() as Buffer<ArrayBuffer>;
  }

  private key(purpose: string): Buffer {
    const known = this.keys.get(purpose);
    if (known) return known;
    const made = Buffer.from(hkdfSync('sha256', this.config.secretKey, '', `modelgrove sealed ${purpose}`, 32));
    this.keys.set(purpose, made);
    return made;
  }
}
