// Protocol version 2 (gitprotocol-v2): the capability advertisement and the frame of a command request.
import { GitFormatError } from '../errors';
import { FLUSH_PKT, pktLine } from './pkt-line';
import type { PktReader } from './pkt-reader';
import { clipped, lineCounter, packetText } from './request-text';

export interface AdvertisementOptions {
  /** Features named behind `fetch=`. */
  fetch?: readonly ('shallow' | 'wait-for-done' | 'filter' | 'sideband-all' | 'ref-in-want')[];
  unborn?: boolean;
  serverOption?: boolean;
}

/** The whole answer to `info/refs` in version 2, where no `# service` line stands in front. */
export function capabilityAdvertisementV2(agent: string, options: AdvertisementOptions = {}): Buffer {
  const { fetch = ['shallow', 'wait-for-done', 'filter'], unborn = true, serverOption = true } = options;
  const lines = ['version 2', `agent=${agent}`, unborn ? 'ls-refs=unborn' : 'ls-refs'];
  lines.push(fetch.length > 0 ? `fetch=${fetch.join(' ')}` : 'fetch');
  if (serverOption) lines.push('server-option');
  lines.push('object-format=sha1');
  return Buffer.concat([...lines.map((line) => pktLine(`${line}\n`)), FLUSH_PKT]);
}

export interface CommandV2 {
  command: string;
  capabilities: string[];
  args: string[];
}

/** A clone of a repository with very many refs sends one `want` a ref; more lines than this is not a client. */
const MAX_LINES = 250_000;

/** The next command, or null at the end and at the empty request (a lone flush). Throws 'wire/…' on anything else. */
export async function readCommandV2(reader: PktReader, maxLines = MAX_LINES): Promise<CommandV2 | null> {
  const count = lineCounter(maxLines);
  const head = await readLines(reader, count);
  if (head.lines.length === 0 && head.end !== 'delim') return null;
  const { command, capabilities } = commandHead(head.lines);
  if (head.end === 'flush') return { command, capabilities, args: [] };
  const tail = await readLines(reader, count);
  if (tail.end !== 'flush') throw new GitFormatError('wire/cut', 'the request ended before its flush packet');
  return { command, capabilities, args: tail.lines };
}

async function readLines(reader: PktReader, count: () => void): Promise<{ lines: string[]; end: 'flush' | 'delim' }> {
  const lines: string[] = [];
  for (;;) {
    const packet = await reader.next();
    if (!packet) return endOfInput(lines);
    if (packet.kind === 'data') {
      count();
      lines.push(packetText(packet.data));
    } else if (packet.kind === 'response-end') {
      throw new GitFormatError('wire/unexpected-packet', 'a response-end packet has no place in a request');
    } else {
      return { lines, end: packet.kind };
    }
  }
}

function endOfInput(lines: string[]): { lines: string[]; end: 'flush' } {
  if (lines.length > 0) throw new GitFormatError('wire/cut', 'the request ended before its flush packet');
  return { lines, end: 'flush' };
}

function commandHead(lines: string[]): { command: string; capabilities: string[] } {
  const commands = lines.filter((line) => line.startsWith('command='));
  if (commands.length !== 1) throw new GitFormatError('wire/bad-command', `a request names exactly one command, not ${commands.length}`);
  const capabilities = lines.filter((line) => !line.startsWith('command='));
  const format = capabilities.find((line) => line.startsWith('object-format='));
  if (format && format !== 'object-format=sha1') {
    throw new GitFormatError(
      'wire/object-format',
      `only sha1 objects are kept here, not '${clipped(format.slice('object-format='.length))}'`,
    );
  }
  return { command: commands[0]!.slice('command='.length), capabilities };
}
