// Answers of the batch call (git-lfs docs/api/batch.md; multipart by contracts/huggingface-hub.md §7.3). Pure.
import type { LargeObject, UploadDecision } from '../../modules/blobs';

export interface BatchLinks {
  upload(object: LargeObject): string;
  verification(object: LargeObject): string;
  part(object: LargeObject, uploadId: string, partNumber: number): string;
  completion(object: LargeObject, uploadId: string): string;
  present(object: LargeObject): string;
}

export interface BatchAction {
  href: string;
  header?: Record<string, string>;
  expires_in: number;
}

/** `actions` is absent, not empty, where there is nothing to do: clients trip over `{}` (contract trap 11). */
export interface BatchObject {
  oid: string;
  size: number;
  authenticated?: boolean;
  actions?: Record<string, BatchAction>;
  error?: { code: number; message: string };
}

const ERROR_CODES = { 'too-large': 413, 'size-mismatch': 422, quota: 403 } as const;

export function uploadObject(decision: UploadDecision, links: BatchLinks, expiresSeconds: number): BatchObject {
  const { object } = decision;
  const named = { oid: object.sha256, size: object.sizeBytes };
  if (decision.kind === 'stored') return named;
  if (decision.kind === 'refused') return refused(decision);
  const upload =
    decision.kind === 'single' ? { href: links.upload(object), expires_in: expiresSeconds } : inParts(decision, links, expiresSeconds);
  const verify = { href: links.verification(object), expires_in: expiresSeconds };
  return { ...named, authenticated: true, actions: { upload, verify } };
}

/** For a client that sends chunks: every object that is missing is sent by the same way in. */
export function xetObject(decision: UploadDecision, upload: BatchAction): BatchObject {
  const { object } = decision;
  const named = { oid: object.sha256, size: object.sizeBytes };
  if (decision.kind === 'stored') return named;
  if (decision.kind === 'refused') return refused(decision);
  return { ...named, authenticated: true, actions: { upload } };
}

function refused({ object, reason, message }: Extract<UploadDecision, { kind: 'refused' }>): BatchObject {
  return { oid: object.sha256, size: object.sizeBytes, error: { code: ERROR_CODES[reason], message } };
}

/** `header` holds the part size and an address for each part, numbered from 1. */
function inParts(decision: Extract<UploadDecision, { kind: 'parts' }>, links: BatchLinks, expiresSeconds: number): BatchAction {
  const { object, uploadId, partBytes, parts } = decision;
  const header: Record<string, string> = { chunk_size: String(partBytes) };
  for (let number = 1; number <= parts; number += 1) header[String(number)] = links.part(object, uploadId, number);
  return { href: links.completion(object, uploadId), header, expires_in: expiresSeconds };
}

export function downloadObject(object: LargeObject, href: string | null, expiresSeconds: number): BatchObject {
  const named = { oid: object.sha256, size: object.sizeBytes };
  if (href === null) return { ...named, error: { code: 404, message: 'The object does not exist in this repository.' } };
  return { ...named, authenticated: true, actions: { download: { href, expires_in: expiresSeconds } } };
}
