// The ls-refs command (gitprotocol-v2 "ls-refs").
import { GitFormatError } from '../errors';
import { FLUSH_PKT, pktLine } from './pkt-line';
import { clipped } from './request-text';

export interface LsRefsArgs {
  symrefs: boolean;
  peel: boolean;
  unborn: boolean;
  /** Empty: every ref. */
  refPrefixes: string[];
}

/** git drops the prefixes and lists everything above this many. */
const MAX_PREFIXES = 65536;

/** Throws 'wire/unexpected-argument'. */
export function parseLsRefsArgs(args: readonly string[]): LsRefsArgs {
  const parsed: LsRefsArgs = { symrefs: false, peel: false, unborn: false, refPrefixes: [] };
  for (const arg of args) {
    if (arg === 'symrefs') parsed.symrefs = true;
    else if (arg === 'peel') parsed.peel = true;
    else if (arg === 'unborn') parsed.unborn = true;
    else if (arg.startsWith('ref-prefix ')) parsed.refPrefixes.push(arg.slice('ref-prefix '.length));
    else throw new GitFormatError('wire/unexpected-argument', `ls-refs does not know '${clipped(arg)}'`);
  }
  if (parsed.refPrefixes.length >= MAX_PREFIXES) parsed.refPrefixes = [];
  return parsed;
}

export interface AdvertisedRef {
  name: string;
  oid: string;
  /** What an annotated tag finally points at. */
  peeled?: string | null;
}

/** Whether a ref is to be listed. */
export function isAskedFor(args: LsRefsArgs, refName: string): boolean {
  return args.refPrefixes.length === 0 || args.refPrefixes.some((prefix) => refName.startsWith(prefix));
}

/**
 * The whole answer. `refs` without HEAD, in the order they are to be listed; `headTarget` is the full name of the default branch.
 * A HEAD whose branch does not exist is announced only to clients that asked for `unborn`.
 */
export function lsRefsReply(args: LsRefsArgs, refs: readonly AdvertisedRef[], headTarget: string | null): Buffer {
  const lines: Buffer[] = [];
  const head = headTarget === null || !isAskedFor(args, 'HEAD') ? null : headLine(args, refs, headTarget);
  if (head) lines.push(pktLine(head));
  for (const ref of refs) if (isAskedFor(args, ref.name)) lines.push(pktLine(refLine(args, ref)));
  return Buffer.concat([...lines, FLUSH_PKT]);
}

function headLine(args: LsRefsArgs, refs: readonly AdvertisedRef[], target: string): string | null {
  const branch = refs.find((ref) => ref.name === target);
  const symref = args.symrefs ? ` symref-target:${target}` : '';
  if (branch) return `${branch.oid} HEAD${symref}\n`;
  return args.unborn ? `unborn HEAD${symref}\n` : null;
}

function refLine(args: LsRefsArgs, ref: AdvertisedRef): string {
  return args.peel && ref.peeled ? `${ref.oid} ${ref.name} peeled:${ref.peeled}\n` : `${ref.oid} ${ref.name}\n`;
}
