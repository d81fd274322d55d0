// Recovery codes: for whoever lost their telephone. Fifty random bits in letters and digits that are not mistaken for each other.
import { randomInt } from 'node:crypto';

const COUNT = 10;
const SIGNS = 'abcdefghjkmnpqrstuvwxyz23456789';
const HALF = 5;

export function makeRecoveryCodes(): string[] {
  return Array.from({ length: COUNT }, () => `${signs()}-${signs()}`);
}

/** As it is compared: people leave out the hyphen and write capitals. Null for what cannot be one. */
export function recoveryCodeKey(typed: string): string | null {
  const key = typed.toLowerCase().replace(/[\s-]/g, '');
  return key.length === 2 * HALF && [...key].every((sign) => SIGNS.includes(sign)) ? key : null;
}

function signs(): string {
  return Array.from({ length: HALF }, () => SIGNS[randomInt(SIGNS.length)]!).join('');
}
