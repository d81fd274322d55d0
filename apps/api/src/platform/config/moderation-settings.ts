// A program outside of the hub that is asked whether a text may stand here (docs/operations/moderation.md).
import { type Environment, Refused } from './environment';
import { parseChoice, parseCount } from './parsers';

export const TEXT_VERDICTS = ['allow', 'hold', 'refuse'] as const;
export type TextVerdict = (typeof TEXT_VERDICTS)[number];

export interface ModerationSettings {
  url: string;
  /** What letters to it are signed with. */
  secret: string;
  timeoutMs: number;
  /** What counts when it gives no answer. */
  onFailure: TextVerdict;
}

const SECRET_MIN_CHARACTERS = 16;
const DEFAULT_TIMEOUT_MS = 3_000;
const LEAST_TIMEOUT_MS = 100;
const MOST_TIMEOUT_MS = 30_000;
const EXAMPLE = 'https://moderation.example.com/verdict';

/** Null: texts are judged by the list of words alone. */
export function readModeration(vars: Environment): ModerationSettings | null {
  const url = vars.read('GROVE_MODERATION_URL', null, parseAddress, EXAMPLE);
  const secret = vars.read('GROVE_MODERATION_SECRET', '', parseSecret, '(openssl rand -base64 32)');
  const timeoutMs = vars.read('GROVE_MODERATION_TIMEOUT_MS', DEFAULT_TIMEOUT_MS, parseTimeout, String(DEFAULT_TIMEOUT_MS));
  const onFailure = vars.read('GROVE_MODERATION_FAILURE', 'allow' as TextVerdict, parseChoice(TEXT_VERDICTS), 'hold');
  if (vars.has('GROVE_MODERATION_URL')) {
    if (!vars.has('GROVE_MODERATION_SECRET'))
      vars.refuse('GROVE_MODERATION_SECRET', 'is needed, because GROVE_MODERATION_URL is set', '(openssl rand -base64 32)');
  } else {
    const rest = ['GROVE_MODERATION_SECRET', 'GROVE_MODERATION_TIMEOUT_MS', 'GROVE_MODERATION_FAILURE'] as const;
    for (const name of rest.filter((variable) => vars.has(variable))) vars.refuse(name, 'is set, but GROVE_MODERATION_URL is not');
  }
  return url === null ? null : { url, secret, timeoutMs, onFailure };
}

function parseAddress(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (!url || !['http:', 'https:'].includes(url.protocol)) throw new Refused('is not an address that begins with https:// or http://');
  if (url.username !== '' || url.password !== '') throw new Refused('must not carry a user name or password: letters to it are signed');
  return url.href;
}

function parseSecret(text: string): string {
  if (text.length < SECRET_MIN_CHARACTERS) throw new Refused(`has ${text.length} characters, at least ${SECRET_MIN_CHARACTERS} are needed`);
  return text;
}

function parseTimeout(text: string): number {
  const ms = parseCount(text);
  if (ms < LEAST_TIMEOUT_MS || ms > MOST_TIMEOUT_MS)
    throw new Refused(`is ${ms}, which is not between ${LEAST_TIMEOUT_MS} and ${MOST_TIMEOUT_MS} milliseconds`);
  return ms;
}
