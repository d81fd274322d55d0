// What the request parsers share: text of a packet, object ids, numbers.
import { isUtf8 } from 'node:buffer';
import { GitFormatError } from '../errors';
import { isGitOid, type GitOid } from '../objects/oid';

/** The text of a packet without its one trailing newline. Throws 'wire/not-utf8'. */
export function packetText(data: Buffer): string {
  if (!isUtf8(data)) throw new GitFormatError('wire/not-utf8', 'a command is not valid UTF-8');
  const end = data.length > 0 && data[data.length - 1] === 0x0a ? data.length - 1 : data.length;
  return data.toString('utf8', 0, end);
}

/** An object id; capital digits are taken too, as git takes them. Throws 'wire/bad-oid'. */
export function oidOf(text: string): GitOid {
  const oid = text.toLowerCase();
  if (!isGitOid(oid)) throw new GitFormatError('wire/bad-oid', `'${clipped(text)}' is not an object id of 40 hexadecimal digits`);
  return oid;
}

/** A whole number without sign. Throws 'wire/bad-number'. */
export function numberOf(text: string, least: number): number {
  const value = /^\d{1,15}$/.test(text) ? Number(text) : Number.NaN;
  if (!(value >= least)) throw new GitFormatError('wire/bad-number', `'${clipped(text)}' is not a number of at least ${least}`);
  return value;
}

/** Client text made fit to be quoted in a message: short, without control characters. */
export function clipped(text: string): string {
  const short = text.length > 80 ? `${text.slice(0, 80)}…` : text;
  return short.replace(/\p{Cc}/gu, '?');
}

/** Counts what a request makes the server keep. Throws 'wire/too-many'. */
export function lineCounter(most: number): () => void {
  let lines = 0;
  return () => {
    if (++lines > most) throw new GitFormatError('wire/too-many', `a request has at most ${most} lines`);
  };
}
