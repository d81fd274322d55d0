// Which passwords are good enough: length, not one of the commonest, not the owner's own name (NIST SP 800-63B §3.1.1.2).
import { PASSWORD_MIN_CHARACTERS } from '@modelgrove/shared';
import { COMMON_PASSWORDS } from './common-passwords';

const MAX_CHARACTERS = 256;
/** Shorter ones (a name of two letters) would refuse nearly everything. */
const MIN_PERSONAL_CHARACTERS = 4;

export interface PasswordOwner {
  name: string;
  email?: string | null;
  fullName?: string | null;
}

/** Why a password is refused, or null when it is fine. */
export function passwordProblem(password: string, owner: PasswordOwner): string | null {
  const characters = [...password].length;
  if (characters < PASSWORD_MIN_CHARACTERS) return `a password has at least ${PASSWORD_MIN_CHARACTERS} characters`;
  if (characters > MAX_CHARACTERS) return `a password has at most ${MAX_CHARACTERS} characters`;
  const key = simplified(password);
  if (COMMON_PASSWORDS.has(password.toLowerCase()) || COMMON_PASSWORDS.has(key)) return 'this password is one of the commonest';
  if (new Set(password).size < 4) return 'this password repeats too few characters';
  if (personalWords(owner).some((word) => isMostly(key, word))) return 'a password must not be made of your name or e-mail address';
  return null;
}

/** Without case and without the digits and signs that people append to a word. */
function simplified(text: string): string {
  return text.toLowerCase().replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '');
}

function personalWords(owner: PasswordOwner): string[] {
  const email = owner.email ?? '';
  const words = [owner.name, email, email.split('@')[0] ?? '', owner.fullName ?? '', (owner.fullName ?? '').replaceAll(' ', '')];
  return words.map((word) => simplified(word)).filter((word) => word.length >= MIN_PERSONAL_CHARACTERS);
}

/** The word, perhaps repeated, is the whole of the letters of the password. */
function isMostly(key: string, word: string): boolean {
  return key.replaceAll(word, '').replace(/[^\p{L}]/gu, '').length < 3 && key.includes(word);
}
