import { GitFormatError } from '../errors';

/** Who and when, as commits and tags say it: `name <email> seconds +hhmm`. */
export interface Signature {
  name: string;
  email: string;
  timeSeconds: number;
  /** Minutes east of UTC. `-0` stands for git's `-0000`, "zone not known", and is written back as such. */
  offsetMinutes: number;
}

const SIGNATURE = /^(?:(.*) )?<([^<>]*)> (\d{1,15}) ([+-])(\d{2})(\d{2})$/s;

/** Throws 'signature/invalid'. */
export function parseSignature(text: string): Signature {
  const [, name = '', email = '', seconds, sign, hours, minutes] = SIGNATURE.exec(text) ?? [];
  if (seconds === undefined) throw new GitFormatError('signature/invalid', 'expected "name <email> seconds +hhmm"');
  const offset = Number(hours) * 60 + Number(minutes);
  return { name, email, timeSeconds: Number(seconds), offsetMinutes: sign === '-' ? -offset : offset };
}

/** Throws 'signature/invalid' for what would not read back the same. */
export function formatSignature(signature: Signature): string {
  const { name, email, timeSeconds, offsetMinutes } = signature;
  if (/[<>\n\0]/.test(name) || /[<>\n\0]/.test(email)) throw invalid('a name or an email must not contain <, >, a line break or NUL');
  if (!Number.isSafeInteger(timeSeconds) || timeSeconds < 0) throw invalid('the time is not a number of seconds since 1970');
  if (!Number.isInteger(offsetMinutes) || Math.abs(offsetMinutes) > 99 * 60 + 59) throw invalid('the zone is not a number of minutes');
  return `${name} <${email}> ${timeSeconds} ${formatOffset(offsetMinutes)}`;
}

function formatOffset(offsetMinutes: number): string {
  const minutes = Math.abs(offsetMinutes);
  const sign = offsetMinutes < 0 || Object.is(offsetMinutes, -0) ? '-' : '+';
  return sign + String(Math.floor(minutes / 60)).padStart(2, '0') + String(minutes % 60).padStart(2, '0');
}

function invalid(message: string): GitFormatError {
  return new GitFormatError('signature/invalid', message);
}
