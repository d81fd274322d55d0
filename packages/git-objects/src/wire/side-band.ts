// side-band-64k and side-band (gitprotocol-pack "Packfile Data"): channel 1 the pack, 2 progress, 3 a fatal error.
import { MAX_PKT_BYTES } from './pkt-line';

export type SideBandChannel = 1 | 2 | 3;

const HEADER_BYTES = 5;
/** git itself counts the header into the 1000 bytes of the old small form, so the data are 995. */
const SMALL_PKT_BYTES = 1000;

/** `data` cut into packets of the channel: at most 65515 data bytes each, 995 where the client only knows the small `side-band`. */
export function sideBand(channel: SideBandChannel, data: string | Uint8Array, form: 'large' | 'small' = 'large'): Buffer[] {
  const bytes = typeof data === 'string' ? Buffer.from(data) : data;
  const most = (form === 'large' ? MAX_PKT_BYTES : SMALL_PKT_BYTES) - HEADER_BYTES;
  const packets: Buffer[] = [];
  for (let at = 0; at < bytes.length; at += most) packets.push(sideBandPacket(channel, bytes.subarray(at, at + most)));
  return packets;
}

function sideBandPacket(channel: SideBandChannel, part: Uint8Array): Buffer {
  const packet = Buffer.allocUnsafe(part.length + HEADER_BYTES);
  packet.write((part.length + HEADER_BYTES).toString(16).padStart(4, '0'), 0, 'latin1');
  packet[4] = channel;
  packet.set(part, HEADER_BYTES);
  return packet;
}
