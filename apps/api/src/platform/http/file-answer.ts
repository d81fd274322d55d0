// The answer to a download, decided before any byte moves (contracts/huggingface-hub.md §4): status, headers, and which bytes. Pure; headers
// that only one dialect sends are added by it.
import { contentDisposition, contentRange, parseRange } from '@modelgrove/wire-formats';
import { contentTypeOf } from './content-type';

export interface FileFacts {
  /** The last segment of the path. */
  fileName: string;
  commitOid: string;
  /** sha256 of a large file, else the blob's oid: clients name cached files by it. */
  etag: string;
  sizeBytes: number;
  isPrivate: boolean;
}

export interface FileQuestion {
  range: string | undefined;
  ifRange: string | undefined;
  ifNoneMatch: string | undefined;
  /** `?download=true`. */
  download: boolean;
}

export type FileAnswer =
  | { status: 200; headers: Record<string, string> }
  | { status: 206; headers: Record<string, string>; start: number; endInclusive: number }
  | { status: 304 | 416; headers: Record<string, string> };

/** Headers of every answer about this file, a redirect's too: clients read them off the redirect (trap 2). */
export function identityHeaders(file: FileFacts): Record<string, string> {
  return {
    'X-Repo-Commit': file.commitOid,
    ETag: `"${file.etag}"`,
    'X-Linked-Etag': `"${file.etag}"`,
    'X-Linked-Size': String(file.sizeBytes),
    'Accept-Ranges': 'bytes',
    'Cache-Control': file.isPrivate ? 'private, no-cache' : 'no-cache',
    Vary: 'Authorization',
  };
}

export function fileAnswer(file: FileFacts, question: FileQuestion): FileAnswer {
  const identity = identityHeaders(file);
  if (question.ifNoneMatch !== undefined && matches(question.ifNoneMatch, file.etag)) return { status: 304, headers: identity };
  const headers = { ...identity, ...contentHeaders(file, question.download) };
  const stale = question.ifRange !== undefined && !matches(question.ifRange, file.etag);
  const range = parseRange(stale ? undefined : question.range, file.sizeBytes);
  if (range.kind === 'unsatisfiable')
    return { status: 416, headers: { ...identity, 'Content-Range': contentRange(range, file.sizeBytes) } };
  if (range.kind === 'whole') return { status: 200, headers: { ...headers, 'Content-Length': String(file.sizeBytes) } };
  const { start, endInclusive } = range;
  const ranged = { ...headers, 'Content-Range': contentRange(range, file.sizeBytes), 'Content-Length': String(endInclusive - start + 1) };
  return { status: 206, headers: ranged, start, endInclusive };
}

function contentHeaders(file: FileFacts, download: boolean): Record<string, string> {
  const { type, isActive } = contentTypeOf(file.fileName);
  return {
    'Content-Type': type,
    'Content-Disposition': contentDisposition(file.fileName, download || isActive ? 'attachment' : 'inline'),
    'X-Content-Type-Options': 'nosniff',
    'Content-Security-Policy': "sandbox; default-src 'none'",
  };
}

/** Weak or strong, quoted or bare, one or several. */
function matches(header: string, etag: string): boolean {
  return header.split(',').some((part) => {
    const tag = part.trim();
    return tag === '*' || tag.replace(/^W\//, '').replaceAll('"', '') === etag;
  });
}
