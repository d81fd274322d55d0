// pkt-line framing (gitprotocol-common): four hex digits of length that count themselves, then the payload.
import { GitFormatError } from '../errors';

/** The largest packet, length digits included (LARGE_PACKET_MAX). */
export const MAX_PKT_BYTES = 65520;
export const MAX_PKT_PAYLOAD_BYTES = MAX_PKT_BYTES - 4;

export const FLUSH_PKT = Buffer.from('0000');
export const DELIM_PKT = Buffer.from('0001');
export const RESPONSE_END_PKT = Buffer.from('0002');

/** One data packet. Throws 'wire/too-long' above 65516 payload bytes. */
export function pktLine(payload: string | Uint8Array): Buffer {
  const bytes = typeof payload === 'string' ? Buffer.byteLength(payload) : payload.length;
  if (bytes > MAX_PKT_PAYLOAD_BYTES)
    throw new GitFormatError('wire/too-long', `a packet carries at most ${MAX_PKT_PAYLOAD_BYTES} bytes, not ${bytes}`);
  const packet = Buffer.allocUnsafe(bytes + 4);
  packet.write((bytes + 4).toString(16).padStart(4, '0'), 0, 'latin1');
  if (typeof payload === 'string') packet.write(payload, 4, 'utf8');
  else packet.set(payload, 4);
  return packet;
}

/** A refusal the client shows to its user: `ERR <text>` (gitprotocol-pack, "error-line"). */
export function errorPkt(message: string): Buffer {
  const text = message.replace(/[\r\n]+/g, ' ').slice(0, 1000);
  return pktLine(`ERR ${text}\n`);
}
