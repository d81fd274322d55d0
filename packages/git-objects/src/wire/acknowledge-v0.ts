// ACK and NAK of protocol version 0 for one stateless request (gitprotocol-pack "Packfile Negotiation", gitprotocol-capabilities
// "multi_ack", "multi_ack_detailed", "no-done"). The order of lines is that of git's own upload-pack.
import type { GitOid } from '../objects/oid';
import { pktLine } from './pkt-line';
import type { UploadRequestV0 } from './upload-request-v0';

export interface Acknowledgment {
  /** Packets to send before the pack, or instead of it. */
  reply: Buffer;
  sendPack: boolean;
}

/**
 * `isCommon` says which haves the server has too; `canBuildPack` whether every want is reached from those, so that more haves bring nothing.
 */
export function acknowledgeV0(request: UploadRequestV0, isCommon: (oid: GitOid) => boolean, canBuildPack: boolean): Acknowledgment {
  const common = request.haves.filter(isCommon);
  const last = common.at(-1);
  const detailed = request.capabilities.has('multi_ack_detailed');
  const multi = detailed || request.capabilities.has('multi_ack');
  const lines = commonLines(common, detailed, multi);
  if (request.done) {
    if (last === undefined) lines.push('NAK\n');
    else if (multi) lines.push(`ACK ${last}\n`);
    return { reply: packets(lines), sendPack: true };
  }
  const ready = detailed && canBuildPack && last !== undefined;
  if (ready) lines.push(`ACK ${last} ready\n`);
  if (last === undefined || multi) lines.push('NAK\n');
  const sendPack = ready && request.capabilities.has('no-done');
  if (sendPack) lines.push(`ACK ${last}\n`);
  return { reply: packets(lines), sendPack };
}

function commonLines(common: readonly string[], detailed: boolean, multi: boolean): string[] {
  if (multi) return common.map((oid) => `ACK ${oid} ${detailed ? 'common' : 'continue'}\n`);
  return common.slice(0, 1).map((oid) => `ACK ${oid}\n`);
}

function packets(lines: readonly string[]): Buffer {
  return Buffer.concat(lines.map((line) => pktLine(line)));
}
