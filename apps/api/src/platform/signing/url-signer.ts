// Tokens for addresses where the bytes pass through us (uploads and downloads of the folder store): who holds one may do exactly what its
// claims say, once checked against purpose and method, until it expires. Base64url(JSON claims) "." base64url(HMAC-SHA256).
import { APP_VIEW_SECONDS, RANGE_URL_MAX_SECONDS, SIGNED_URL_MAX_SECONDS, UPLOAD_URL_MAX_SECONDS } from '@modelgrove/shared';
import { createHmac, createSecretKey, hkdfSync, type KeyObject, timingSafeEqual } from 'node:crypto';
import { DomainError } from '../../common/errors';

export interface Claims {
  /** What the token is for, such as `lfs-upload`. Each purpose has its own key, so that no token is good for another one. */
  purpose: string;
  method: string;
  repositoryId?: string;
  sha256?: string;
  sizeBytes?: number;
  [claim: string]: string | number | undefined;
}

interface Payload {
  claims: Claims;
  /** Unix seconds. */
  expiresAt: number;
}

const READS = new Set(['GET', 'HEAD']);
const LONGEST_SECONDS: Record<string, number | undefined> = {
  'xet-range': RANGE_URL_MAX_SECONDS,
  xet: RANGE_URL_MAX_SECONDS,
  'app-view': APP_VIEW_SECONDS,
};
const SMALLEST_KEY_BYTES = 32;
const LONGEST_TOKEN_CHARACTERS = 4096;

export class UrlSigner {
  private readonly keys = new Map<string, KeyObject>();

  constructor(
    private readonly secretKey: Buffer,
    private readonly clock: () => Date,
  ) {
    if (secretKey.length < SMALLEST_KEY_BYTES) throw new RangeError(`the signing key needs at least ${SMALLEST_KEY_BYTES} bytes`);
  }

  /** 1 to 600 seconds; ranges of xorbs and views of apps up to an hour, uploads up to 12. The token needs no escaping in a URL. */
  sign(claims: Claims, expiresSeconds: number): string {
    const longest = LONGEST_SECONDS[claims.purpose] ?? (READS.has(claims.method) ? SIGNED_URL_MAX_SECONDS : UPLOAD_URL_MAX_SECONDS);
    if (!(expiresSeconds >= 1 && expiresSeconds <= longest)) throw new RangeError(`a signed address lives 1 to ${longest} seconds`);
    const payload: Payload = { claims, expiresAt: this.nowSeconds() + Math.floor(expiresSeconds) };
    const body = Buffer.from(JSON.stringify(payload)).toString('base64url');
    return `${body}.${this.signatureOf(body, claims.purpose)}`;
  }

  /** The claims, or 'signing/invalid' (altered, of another purpose or method, not ours) or 'signing/expired'. */
  verify(token: string, purpose: string, method: string): Claims {
    const { claims, expiresAt } = this.authenticPayload(token, purpose);
    if (claims.purpose !== purpose || claims.method !== method) throw invalid();
    if (this.nowSeconds() >= expiresAt) {
      throw new DomainError('forbidden', 'signing/expired', 'This signed address has expired; ask for a new one.');
    }
    return claims;
  }

  /** Nothing of a token is parsed before its signature was checked. */
  private authenticPayload(token: string, purpose: string): Payload {
    const dot = token.lastIndexOf('.');
    if (dot < 0 || token.length > LONGEST_TOKEN_CHARACTERS) throw invalid();
    const body = token.slice(0, dot);
    if (!equalInConstantTime(token.slice(dot + 1), this.signatureOf(body, purpose))) throw invalid();
    return JSON.parse(Buffer.from(body, 'base64url').toString()) as Payload;
  }

  private signatureOf(body: string, purpose: string): string {
    return createHmac('sha256', this.keyFor(purpose)).update(body).digest('base64url');
  }

  /**
   * RFC 5869: independent keys out of one secret. Purposes are named by code, never by requests: the map stays small. Key objects, because an
   * answer may hold thousands of addresses, and node makes one of a plain buffer for each signature.
   */
  private keyFor(purpose: string): KeyObject {
    const known = this.keys.get(purpose);
    if (known) return known;
    const key = createSecretKey(Buffer.from(hkdfSync('sha256', this.secretKey, '', `modelgrove/url-signer/${purpose}`, 32)));
    this.keys.set(purpose, key);
    return key;
  }

  private nowSeconds(): number {
    return Math.floor(this.clock().getTime() / 1000);
  }
}

/** Compares the text, not the decoded bytes: base64url has several spellings of the same bytes, and only ours is accepted. */
function equalInConstantTime(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}

function invalid(): DomainError {
  return new DomainError('forbidden', 'signing/invalid', 'This signed address is not valid.');
}
