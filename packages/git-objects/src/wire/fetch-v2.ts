// The fetch command (gitprotocol-v2 "fetch"): its arguments, and the sections in front of the packfile.
import { GitFormatError } from '../errors';
import { pktLine } from './pkt-line';
import { clipped } from './request-text';
import { emptyUploadRequest, refuseConflictingDepths, takeUploadLine, type UploadRequest } from './upload-request';

export interface FetchRequest extends UploadRequest {
  wantRefs: string[];
  thinPack: boolean;
  noProgress: boolean;
  includeTag: boolean;
  ofsDelta: boolean;
  waitForDone: boolean;
  sidebandAll: boolean;
}

type Switch = 'thinPack' | 'noProgress' | 'includeTag' | 'ofsDelta' | 'waitForDone' | 'sidebandAll' | 'deepenRelative';

const SWITCHES = new Map<string, Switch>([
  ['thin-pack', 'thinPack'],
  ['no-progress', 'noProgress'],
  ['include-tag', 'includeTag'],
  ['ofs-delta', 'ofsDelta'],
  ['wait-for-done', 'waitForDone'],
  ['sideband-all', 'sidebandAll'],
  ['deepen-relative', 'deepenRelative'],
]);

/** Throws 'wire/unexpected-argument', 'wire/bad-oid', 'wire/bad-number', 'wire/unsupported-filter', 'wire/conflicting-depths'. */
export function parseFetchArgs(args: readonly string[]): FetchRequest {
  const request: FetchRequest = {
    ...emptyUploadRequest(),
    wantRefs: [],
    thinPack: false,
    noProgress: false,
    includeTag: false,
    ofsDelta: false,
    waitForDone: false,
    sidebandAll: false,
  };
  for (const arg of args) takeFetchArg(request, arg);
  refuseConflictingDepths(request);
  return request;
}

function takeFetchArg(request: FetchRequest, arg: string): void {
  const name = SWITCHES.get(arg);
  if (name) request[name] = true;
  else if (arg.startsWith('want-ref ')) request.wantRefs.push(arg.slice('want-ref '.length));
  else if (!takeUploadLine(request, arg)) throw new GitFormatError('wire/unexpected-argument', `fetch does not know '${clipped(arg)}'`);
}

/**
 * The acknowledgments section without what ends it: a delimiter when `ready` and the pack follows, else a flush.
 * Not sent at all when the client said `done`.
 */
export function acknowledgmentsV2(common: readonly string[], ready: boolean): Buffer {
  const lines = [pktLine('acknowledgments\n')];
  if (common.length === 0) lines.push(pktLine('NAK\n'));
  for (const oid of common) lines.push(pktLine(`ACK ${oid}\n`));
  if (ready) lines.push(pktLine('ready\n'));
  return Buffer.concat(lines);
}

/** The lines `shallow`/`unshallow`: behind `shallow-info` in version 2, followed by a flush in version 0. */
export function shallowLines(shallows: readonly string[], unshallows: readonly string[]): Buffer {
  return Buffer.concat([...shallows.map((oid) => pktLine(`shallow ${oid}`)), ...unshallows.map((oid) => pktLine(`unshallow ${oid}`))]);
}

/** The shallow-info section, to be followed by a delimiter. */
export function shallowInfoV2(shallows: readonly string[], unshallows: readonly string[]): Buffer {
  return Buffer.concat([pktLine('shallow-info\n'), shallowLines(shallows, unshallows)]);
}

/** What stands in front of the side-band packets of the pack. */
export const PACKFILE_SECTION = pktLine('packfile\n');
