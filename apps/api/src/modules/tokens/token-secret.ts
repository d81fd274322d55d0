// The text of an access token: `grove_`, 40 random base62 characters, and their CRC-32 as 6 more. The prefix and the checksum let
// secret scanners and this server tell a token from any other text without asking the database.
import { createHash, randomBytes } from 'node:crypto';
import { crc32 } from 'node:zlib';

const PREFIX = 'grove_';
const RANDOM_CHARACTERS = 40;
const CHECKSUM_CHARACTERS = 6;
const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const OURS = /^grove_([0-9A-Za-z]{32,64})([0-9A-Za-z]{6})$/;
/** Tokens of Hugging Face that an operator brings along by a seed file. */
const LITERAL = /^hf_[0-9A-Za-z_-]{16,128}$/;

export function makeTokenSecret(): string {
  const random = randomCharacters(RANDOM_CHARACTERS);
  return `${PREFIX}${random}${checksumOf(random)}`;
}

/** In the shape that every Hugging Face client takes: some refuse any other before they ask the hub. */
export function makeClientTokenSecret(): string {
  return `hf_${randomCharacters(RANDOM_CHARACTERS)}`;
}

/** Of a program that acts for somebody: a prefix of its own, which secret scanners know. */
export function makeOauthTokenSecret(): string {
  return `hf_oauth_${randomCharacters(RANDOM_CHARACTERS)}`;
}

/** False for texts that cannot be a token of this hub: these are refused before anything is read. */
export function looksLikeToken(text: string): boolean {
  const ours = OURS.exec(text);
  if (ours) return checksumOf(ours[1] ?? '') === ours[2];
  return LITERAL.test(text);
}

export function hashOfToken(secret: string): Buffer<ArrayBuffer> {
  return createHash('sha256').update(secret, 'utf8').digest() as Buffer<ArrayBuffer>;
}

/** Enough to recognise a token in a list, too little to guess the rest. */
export function tokenHint(secret: string): string {
  return secret.length < 24 ? `${secret.slice(0, 5)}…` : `${secret.slice(0, 9)}…${secret.slice(-4)}`;
}

/** Bytes above the largest multiple of 62 are thrown away, so that every character is as likely as the others. */
function randomCharacters(count: number): string {
  let text = '';
  while (text.length < count) {
    for (const byte of randomBytes(count)) if (byte < 248 && text.length < count) text += ALPHABET.charAt(byte % 62);
  }
  return text;
}

function checksumOf(text: string): string {
  let rest = crc32(text);
  let digits = '';
  for (let i = 0; i < CHECKSUM_CHARACTERS; i++) {
    digits = ALPHABET.charAt(rest % 62) + digits;
    rest = Math.floor(rest / 62);
  }
  return digits;
}
