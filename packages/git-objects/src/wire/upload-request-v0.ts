// An upload-pack request of protocol version 0 over stateless HTTP (gitprotocol-pack "Packfile Negotiation"): wants with the capabilities on the
// first line, shallow and depth lines, flush, then haves up to a flush, `done` or the end of the body.
import { GitFormatError } from '../errors';
import type { PktReader } from './pkt-reader';
import { clipped, lineCounter, packetText } from './request-text';
import { emptyUploadRequest, refuseConflictingDepths, takeUploadLine, type UploadRequest } from './upload-request';

export interface UploadRequestV0 extends UploadRequest {
  capabilities: Set<string>;
}

const MAX_LINES = 250_000;

/** Null when the client wants nothing: a lone flush, or no body. Throws 'wire/…'. */
export async function readUploadRequestV0(reader: PktReader, maxLines = MAX_LINES): Promise<UploadRequestV0 | null> {
  const count = lineCounter(maxLines);
  const request: UploadRequestV0 = { ...emptyUploadRequest(), capabilities: new Set() };
  if (!(await readWants(reader, request, count))) return null;
  refuseConflictingDepths(request);
  request.deepenRelative = request.capabilities.has('deepen-relative');
  await readHaves(reader, request, count);
  return request;
}

async function readWants(reader: PktReader, request: UploadRequestV0, count: () => void): Promise<boolean> {
  for (let first = true; ; first = false) {
    const packet = await reader.next();
    if (!packet && !first) throw new GitFormatError('wire/cut', 'the request ended before its flush packet');
    if (!packet || packet.kind === 'flush') return !first;
    if (packet.kind !== 'data') throw new GitFormatError('wire/unexpected-packet', `a ${packet.kind} packet belongs to protocol version 2`);
    count();
    takeWantLine(request, packetText(packet.data), first);
  }
}

function takeWantLine(request: UploadRequestV0, line: string, first: boolean): void {
  const [word = '', oid = '', ...capabilities] = first ? line.split(' ') : [];
  if (first && word !== 'want') throw unexpected(line);
  for (const capability of capabilities) if (capability) request.capabilities.add(capability);
  const plain = first ? `${word} ${oid}` : line;
  if (/^(?:have |done$)/.test(plain) || !takeUploadLine(request, plain)) throw unexpected(line);
}

async function readHaves(reader: PktReader, request: UploadRequestV0, count: () => void): Promise<void> {
  while (!request.done) {
    const packet = await reader.next();
    if (!packet) return;
    if (packet.kind === 'flush') continue;
    if (packet.kind !== 'data') throw new GitFormatError('wire/unexpected-packet', `a ${packet.kind} packet belongs to protocol version 2`);
    count();
    const line = packetText(packet.data);
    if (!/^(?:have |done$)/.test(line) || !takeUploadLine(request, line)) throw unexpected(line);
  }
}

function unexpected(line: string): GitFormatError {
  return new GitFormatError('wire/unexpected-argument', `upload-pack does not know '${clipped(line)}' here`);
}
