// The batch answer for csghub-sdk's `upload-large-folder` (0.9), which knows one kind of answer only: parts, each with `uploadId` in its
// address, then completion, then verify. Without `actions` it tries again for ever, also for what is here already. Pure.
import type { UploadDecision } from '../../modules/blobs';
import { type BatchAction, type BatchLinks, type BatchObject, uploadObject } from './batch-view';

export interface Slicing {
  links: BatchLinks;
  expiresSeconds: number;
  /** The upload of which the client may have sent parts in an earlier run. */
  resumedId: string | null;
}

export interface Layout {
  partBytes: number;
  parts: number;
}

/** No uploads are called so: their completion asks whether the object is here. What the client keeps of them says which answer it had. */
const SENT_WHOLE = '00000000-0000-0000-0000-000000000000';
const WAS_PRESENT = 'ffffffff-ffff-ffff-ffff-ffffffffffff';
const RESTART = 'Parts of this file were sent to an upload that has ended: delete .cache/csghub in the folder and upload it again.';

export function slicedObject(decision: UploadDecision, layout: Layout, slicing: Slicing): BatchObject {
  const { object } = decision;
  const { links, expiresSeconds, resumedId } = slicing;
  if (decision.kind === 'refused') return uploadObject(decision, links, expiresSeconds);
  const named = { oid: object.sha256, size: object.sizeBytes };
  const uploadId = idOf(decision, resumedId);
  // It leaves out the parts that it sent before, wherever they went.
  if (resumedId !== null && resumedId !== uploadId) return { ...named, error: { code: 409, message: RESTART } };
  const upload = {
    href: links.completion(object, uploadId),
    header: slices(decision, layout, uploadId, links),
    expires_in: expiresSeconds,
  };
  const verify: BatchAction = { href: links.verification(object), expires_in: expiresSeconds };
  return { ...named, authenticated: true, actions: { upload, verify } };
}

type Accepted = Exclude<UploadDecision, { kind: 'refused' }>;

function idOf(decision: Accepted, resumedId: string | null): string {
  if (decision.kind === 'parts') return decision.uploadId;
  return decision.kind === 'single' ? SENT_WHOLE : (resumedId ?? WAS_PRESENT);
}

function slices(decision: Accepted, layout: Layout, uploadId: string, links: BatchLinks): Record<string, string> {
  const { object, kind } = decision;
  const named = (url: string) => `${url}?uploadId=${uploadId}`;
  if (kind === 'single') return header(object.sizeBytes, 1, () => named(links.upload(object)));
  if (kind === 'parts') return header(decision.partBytes, decision.parts, (number) => named(links.part(object, uploadId, number)));
  // Who sent parts earlier counts them, and must find as many as before.
  if (uploadId !== WAS_PRESENT || object.sizeBytes === 1) return header(layout.partBytes, layout.parts, () => named(links.present(object)));
  // A part that is not the last one has `chunk_size` bytes, and the last one is known by the count of parts: of this one it sends one byte.
  // None would be nicer, but requests sends an empty stream with two contradicting lengths.
  return { chunk_size: '1', '2': named(links.present(object)) };
}

function header(chunkBytes: number, parts: number, url: (number: number) => string): Record<string, string> {
  const entries: Record<string, string> = { chunk_size: String(chunkBytes) };
  for (let number = 1; number <= parts; number += 1) entries[String(number)] = url(number);
  return entries;
}
