// What a push asks for (gitprotocol-pack "Reference Update Request and Packfile Transfer"). The pack follows: `reader.rest()`.
import { GitFormatError } from '../errors';
import type { GitOid } from '../objects/oid';
import type { PktReader } from './pkt-reader';
import { clipped, oidOf, packetText } from './request-text';

export interface ReceiveCommand {
  /** Forty zeros: the ref is to be created. */
  oldOid: GitOid;
  /** Forty zeros: the ref is to be deleted. */
  newOid: GitOid;
  refName: string;
}

export interface ReceiveCommands {
  /** Empty for the probe of four bytes that git sends before a large push. */
  commands: ReceiveCommand[];
  capabilities: Set<string>;
  pushOptions: string[];
  shallows: GitOid[];
}

export interface ReceiveLimits {
  maxCommands?: number;
  maxPushOptions?: number;
}

const MAX_SHALLOWS = 100_000;

/**
 * Reads up to the pack. Ref names are checked only for being text: `refNameProblem` answers for each of them.
 * Throws 'wire/push-certificate', 'wire/too-many', 'wire/duplicate-ref', 'wire/bad-command' and what PktReader throws.
 */
export async function readReceiveCommands(reader: PktReader, limits: ReceiveLimits = {}): Promise<ReceiveCommands> {
  const { maxCommands = 10_000, maxPushOptions = 100 } = limits;
  const read: ReceiveCommands = { commands: [], capabilities: new Set(), pushOptions: [], shallows: [] };
  const seen = new Set<string>();
  for await (const line of linesUntilFlush(reader)) {
    takeCommandLine(read, line, seen);
    refuseMoreThan(maxCommands, read.commands.length, 'commands');
    refuseMoreThan(MAX_SHALLOWS, read.shallows.length, 'shallow lines');
  }
  if (!read.capabilities.has('push-options')) return read;
  for await (const line of linesUntilFlush(reader)) {
    read.pushOptions.push(line);
    refuseMoreThan(maxPushOptions, read.pushOptions.length, 'push options');
  }
  return read;
}

async function* linesUntilFlush(reader: PktReader): AsyncGenerator<string> {
  for (let first = true; ; first = false) {
    const packet = await reader.next();
    if (!packet && first) return;
    if (!packet) throw new GitFormatError('wire/cut', 'the push ended before its flush packet');
    if (packet.kind === 'flush') return;
    if (packet.kind !== 'data') throw new GitFormatError('wire/unexpected-packet', `a ${packet.kind} packet has no place in a push`);
    yield packetText(packet.data);
  }
}

function takeCommandLine(read: ReceiveCommands, line: string, seen: Set<string>): void {
  if (line.startsWith('push-cert'))
    throw new GitFormatError('wire/push-certificate', 'signed pushes are not supported; push without --signed');
  if (line.startsWith('shallow ')) {
    read.shallows.push(oidOf(line.slice('shallow '.length)));
    return;
  }
  const nul = line.indexOf('\0');
  if (nul >= 0 && read.commands.length === 0) addCapabilities(read.capabilities, line.slice(nul + 1));
  const command = commandOf(nul >= 0 ? line.slice(0, nul) : line);
  if (seen.has(command.refName))
    throw new GitFormatError('wire/duplicate-ref', `'${clipped(command.refName)}' is updated twice in one push`);
  seen.add(command.refName);
  read.commands.push(command);
}

function addCapabilities(capabilities: Set<string>, text: string): void {
  for (const capability of text.split(' ')) if (capability) capabilities.add(capability);
  const format = [...capabilities].find((name) => name.startsWith('object-format='));
  if (format && format !== 'object-format=sha1') throw new GitFormatError('wire/object-format', 'only sha1 objects are kept here');
}

function commandOf(line: string): ReceiveCommand {
  const oldOid = line.slice(0, 40);
  const newOid = line.slice(41, 81);
  const refName = line.slice(82).replace(/\n$/, '');
  if (line[40] !== ' ' || line[81] !== ' ' || refName === '')
    throw new GitFormatError('wire/bad-command', `'${clipped(line)}' is not an update of a ref`);
  return { oldOid: oidOf(oldOid), newOid: oidOf(newOid), refName };
}

function refuseMoreThan(most: number, count: number, what: string): void {
  if (count > most) throw new GitFormatError('wire/too-many', `a push has at most ${most} ${what}`);
}
