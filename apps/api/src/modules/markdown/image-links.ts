// Addresses under which pages of this hub show pictures of other hosts. Only this hub makes them: nobody can use it to fetch what they like.
import { createHmac, timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Sealer } from '../../platform/signing';
import type { ImageKey } from './markdown.thread';

const PREFIX = '/hub/v1/images/';
const SIGNATURE_CHARACTERS = 22;

@Injectable()
export class ImageLinks {
  /** Threads have no configuration: they get the key of this one purpose. */
  readonly key: ImageKey;

  constructor(sealer: Sealer) {
    this.key = { prefix: PREFIX, key: sealer.digest('markdown-image', 'key') };
  }

  isOurs(address: string, signature: string): boolean {
    const expected = Buffer.from(createHmac('sha256', this.key.key).update(address).digest('base64url').slice(0, SIGNATURE_CHARACTERS));
    const given = Buffer.from(signature);
    return given.length === expected.length && timingSafeEqual(given, expected);
  }
}
