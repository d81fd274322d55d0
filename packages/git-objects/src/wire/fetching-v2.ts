// The other side of protocol version 2 (gitprotocol-v2): what who fetches says and hears. The bytes are somebody else's: nothing is taken on trust.
import { GitFormatError } from '../errors';
import { type GitOid, isGitOid } from '../objects/oid';
import { DELIM_PKT, FLUSH_PKT, pktLine } from './pkt-line';
import type { Pkt, PktReader } from './pkt-reader';
import { clipped, packetText } from './request-text';

const MAX_LINES = 250_000;
const FORMAT = 'object-format=sha1';

/** Reads the answer to `info/refs`. Throws 'wire/unexpected-packet' when the server does not speak version 2 with sha1 objects. */
export async function readAdvertisementV2(reader: PktReader): Promise<void> {
  const lines = await textLines(reader);
  // Over HTTP some servers put the line of version 0 in front.
  const capabilities = lines[0]?.startsWith('# service=') ? await textLines(reader) : lines;
  if (capabilities[0] !== 'version 2')
    throw new GitFormatError('wire/unexpected-packet', 'the server does not speak version 2 of the protocol');
  const has = (name: string): boolean => capabilities.some((line) => line === name || line.startsWith(`${name}=`));
  if (!has('ls-refs') || !has('fetch')) throw new GitFormatError('wire/unexpected-packet', 'the server lists no refs, or gives no packs');
  const format = capabilities.find((line) => line.startsWith('object-format='));
  if (format !== undefined && format !== FORMAT) throw new GitFormatError('wire/object-format', 'only sha1 objects are understood');
}

export function lsRefsRequest(prefixes: readonly string[]): Buffer {
  const args = ['peel', ...prefixes.map((prefix) => `ref-prefix ${prefix}`)];
  return command('ls-refs', args);
}

export interface ListedRef {
  name: string;
  oid: GitOid;
  /** What an annotated tag finally points at. */
  peeled: GitOid | null;
}

/** The answer to ls-refs. Throws 'wire/…' for what is no list of refs. */
export async function readListedRefs(reader: PktReader): Promise<ListedRef[]> {
  return (await textLines(reader)).filter((line) => !line.startsWith('unborn ')).map(listedRef);
}

/** Everything that `wants` reach and `haves` do not, as a pack that stands alone. */
export function fetchRequestV2(wants: readonly GitOid[], haves: readonly GitOid[]): Buffer {
  const args = ['no-progress', 'ofs-delta', ...wants.map((oid) => `want ${oid}`), ...haves.map((oid) => `have ${oid}`), 'done'];
  return command('fetch', args);
}

/** The pack in the answer to fetch. Throws 'wire/refused' with what the server says, 'wire/cut' when the pack is not whole. */
export async function* fetchedPack(reader: PktReader): AsyncGenerator<Buffer> {
  await untilPack(reader);
  for (let packet = await reader.next(); packet?.kind !== 'flush'; packet = await reader.next()) {
    if (packet === null) throw new GitFormatError('wire/cut', 'the answer ended in the middle of the pack');
    if (packet.kind !== 'data') throw new GitFormatError('wire/unexpected-packet', `a ${packet.kind} packet has no place in a pack`);
    const [channel, data] = [packet.data[0], packet.data.subarray(1)];
    if (channel === 3) throw refused(data);
    if (channel === 1 && data.length > 0) yield data;
  }
}

function command(name: string, args: readonly string[]): Buffer {
  const lines = args.map((arg) => pktLine(`${arg}\n`));
  return Buffer.concat([pktLine(`command=${name}\n`), pktLine(`${FORMAT}\n`), DELIM_PKT, ...lines, FLUSH_PKT]);
}

/** Sections that may stand in front of it say nothing to who said `done`. */
async function untilPack(reader: PktReader): Promise<void> {
  for (let lines = 0; lines < MAX_LINES; lines++) {
    const packet = await reader.next();
    if (packet === null || packet.kind === 'flush') throw new GitFormatError('wire/cut', 'the answer has no pack');
    if (packet.kind === 'data' && textOf(packet) === 'packfile') return;
  }
  throw new GitFormatError('wire/too-many', 'the answer does not come to its pack');
}

async function textLines(reader: PktReader): Promise<string[]> {
  const lines: string[] = [];
  for (let packet = await reader.next(); packet?.kind !== 'flush'; packet = await reader.next()) {
    if (packet === null) throw new GitFormatError('wire/cut', 'the answer ended before its flush packet');
    if (packet.kind !== 'data') throw new GitFormatError('wire/unexpected-packet', `a ${packet.kind} packet has no place here`);
    if (lines.push(textOf(packet)) > MAX_LINES) throw new GitFormatError('wire/too-many', `more than ${MAX_LINES} lines`);
  }
  return lines;
}

function textOf({ data }: Extract<Pkt, { kind: 'data' }>): string {
  const text = packetText(data);
  if (text.startsWith('ERR ')) throw refused(data.subarray(4));
  return text;
}

function listedRef(line: string): ListedRef {
  const [oid, name = '', ...attributes] = line.split(' ');
  if (!isGitOid(oid) || name === '') throw new GitFormatError('wire/bad-command', `'${clipped(line)}' is no ref`);
  const peeled = attributes.find((attribute) => attribute.startsWith('peeled:'))?.slice('peeled:'.length);
  return { name, oid, peeled: isGitOid(peeled) ? peeled : null };
}

function refused(data: Buffer): GitFormatError {
  return new GitFormatError('wire/refused', `the server says: ${clipped(data.toString('utf8').trim())}`);
}
