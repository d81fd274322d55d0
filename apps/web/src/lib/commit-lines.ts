// A commit as newline-delimited JSON (contracts/huggingface-hub.md §7.4). Contents go into a Blob one after the other: the browser keeps it,
// on disk when it is large, and the page holds one file at a time.

export interface CommitHead {
  title: string;
  description: string;
  /** What the branch must still be at; the hub answers 412 when it has moved. */
  parent?: string;
  /** As a new pull request for the branch, instead of upon it. */
  isProposed?: boolean;
}

export type CommitChange =
  | { kind: 'file'; path: string; content: Blob }
  | { kind: 'large'; path: string; sha256: string; sizeBytes: number }
  | { kind: 'delete'; path: string };

export async function commitBody({ title, description, parent }: CommitHead, changes: readonly CommitChange[]): Promise<Blob> {
  const header = { summary: title, description, ...(parent === undefined ? {} : { parentCommit: parent }) };
  let body = new Blob([`${JSON.stringify({ key: 'header', value: header })}\n`]);
  let waiting: string[] = [];
  let waitingCharacters = 0;
  for (const change of changes) {
    const line = `${JSON.stringify(await lineOf(change))}\n`;
    waiting.push(line);
    waitingCharacters += line.length;
    if (waitingCharacters < 4_000_000) continue;
    body = new Blob([body, ...waiting]);
    waiting = [];
    waitingCharacters = 0;
  }
  return new Blob([body, ...waiting], { type: 'application/x-ndjson' });
}

async function lineOf(change: CommitChange): Promise<object> {
  const { path } = change;
  if (change.kind === 'delete') return { key: 'deletedFile', value: { path } };
  if (change.kind === 'large') return { key: 'lfsFile', value: { path, algo: 'sha256', oid: change.sha256, size: change.sizeBytes } };
  return { key: 'file', value: { path, content: toBase64(new Uint8Array(await change.content.arrayBuffer())), encoding: 'base64' } };
}

const CHUNK = 0x8000;

export function toBase64(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += CHUNK) text += String.fromCharCode(...bytes.subarray(at, at + CHUNK));
  return btoa(text);
}
