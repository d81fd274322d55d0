// report-status (gitprotocol-pack "Report Status"). The result is itself packets; with side-band they travel on channel 1, cut by `sideBand`.
import { FLUSH_PKT, MAX_PKT_PAYLOAD_BYTES, pktLine } from './pkt-line';

export interface RefResult {
  refName: string;
  /** Why the ref was not updated; absent when it was. */
  error?: string;
}

/** `unpack` is 'ok' or what went wrong with the pack. Texts are made one line each. */
export function reportStatus(unpack: string, results: readonly RefResult[]): Buffer {
  const lines = [`unpack ${oneLine(unpack)}`, ...results.map(resultLine)];
  return Buffer.concat([...lines.map((line) => pktLine(`${line}\n`)), FLUSH_PKT]);
}

function resultLine({ refName, error }: RefResult): string {
  return error === undefined ? `ok ${refName}` : `ng ${refName} ${oneLine(error) || 'refused'}`;
}

/** Clipped by characters of at most four bytes, so that a long ref name still fits beside it. */
function oneLine(text: string): string {
  return text
    .replace(/\p{Cc}+/gu, ' ')
    .trim()
    .slice(0, Math.floor(MAX_PKT_PAYLOAD_BYTES / 64));
}
