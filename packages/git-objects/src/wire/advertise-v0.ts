// The answer to `info/refs` in protocol version 0 (gitprotocol-http "Smart Clients", gitprotocol-pack "Reference Discovery").
import { ZERO_OID } from '../objects/oid';
import { FLUSH_PKT, pktLine } from './pkt-line';
import type { AdvertisedRef } from './ls-refs';

export type GitService = 'git-upload-pack' | 'git-receive-pack';

/**
 * `refs` without HEAD; `headSymref` is the full name of the default branch. HEAD and the peeled `^{}` lines are for upload-pack only.
 * An empty repository sends its capabilities on a line of their own.
 */
export function advertiseRefsV0(
  service: GitService,
  refs: readonly AdvertisedRef[],
  headSymref: string | null,
  capabilities: readonly string[],
): Buffer {
  const forFetch = service === 'git-upload-pack';
  const head = forFetch ? refs.find((ref) => ref.name === headSymref) : undefined;
  const symref = head ? [`symref=HEAD:${head.name}`] : [];
  const lines = [...(head ? [`${head.oid} HEAD`] : []), ...sortedByName(refs).flatMap((ref) => refLines(ref, forFetch))];
  const [first = `${ZERO_OID} capabilities^{}`, ...others] = lines;
  return Buffer.concat([
    pktLine(`# service=${service}\n`),
    FLUSH_PKT,
    pktLine(`${first}\0${[...capabilities, ...symref].join(' ')}\n`),
    ...others.map((line) => pktLine(`${line}\n`)),
    FLUSH_PKT,
  ]);
}

function refLines(ref: AdvertisedRef, withPeeled: boolean): string[] {
  const line = `${ref.oid} ${ref.name}`;
  return withPeeled && ref.peeled ? [line, `${ref.peeled} ${ref.name}^{}`] : [line];
}

function sortedByName(refs: readonly AdvertisedRef[]): AdvertisedRef[] {
  const keyed = refs.map((ref) => ({ ref, key: Buffer.from(ref.name) }));
  return keyed.sort((a, b) => Buffer.compare(a.key, b.key)).map(({ ref }) => ref);
}
