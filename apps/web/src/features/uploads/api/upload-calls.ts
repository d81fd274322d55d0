// What an upload asks of the hub, and how bytes leave the browser. XMLHttpRequest, because fetch cannot say how much has been sent.
import { repositoryResource, type RepositoryKey } from '../../../lib/addresses';
import type { Committed, LargeFileUpload, UploadPlan } from '../../../lib/api-types';
import { commitBody, toBase64 } from '../../../lib/commit-lines';
import { hub } from '../../../lib/hub-client';
import { SendError, type UploadCalls } from '../model/upload-types';

const SAMPLE_BYTES = 512;

/** `mayWrite` false: all that comes is proposed. */
export function uploadCalls(key: RepositoryKey, revision: string, mayWrite: boolean): UploadCalls {
  const resource = repositoryResource(key);
  return {
    async plan(files) {
      const asked = files.map(async ({ path, file }) => ({ path, sizeBytes: file.size, sample: await sampleOf(file) }));
      return hub.post<UploadPlan>(`${resource}/upload-plan`, { revision, files: await Promise.all(asked), isProposed: !mayWrite });
    },
    async where(sha256, sizeBytes) {
      const [answer] = await hub.post<LargeFileUpload[]>(`${resource}/large-files`, { files: [{ sha256, sizeBytes }] });
      if (!answer) throw new Error('the hub said nothing of this file');
      return answer;
    },
    send,
    async complete(href, parts) {
      const answer = await fetch(href, { method: 'POST', body: JSON.stringify({ parts }) }).catch(() => null);
      if (!answer?.ok) throw new SendError(answer?.status ?? 0, answer ? await messageOf(answer) : '');
    },
    async commit(head, changes, num) {
      // Of several commits that are proposed the first makes the pull request, and the others go there.
      const opens = head.isProposed === true && num === null;
      const query = { revision: num === null ? revision : `refs/pr/${num}`, isProposed: opens ? 'true' : undefined };
      const made = await hub.send<Committed>(`${resource}/commits`, await commitBody(head, changes), { query });
      return { ...made, num: num ?? made.num };
    },
  };
}

/** Decides whether a file of unknown kind is text; a file that cannot be read fails later, by name. */
async function sampleOf(file: Blob): Promise<string> {
  return toBase64(
    new Uint8Array(
      await file
        .slice(0, SAMPLE_BYTES)
        .arrayBuffer()
        .catch(() => new ArrayBuffer(0)),
    ),
  );
}

async function messageOf(answer: Response): Promise<string> {
  const body: unknown = await answer.json().catch(() => null);
  return typeof body === 'object' && body !== null && 'message' in body ? String(body.message) : '';
}

function send(href: string, bytes: Blob, onProgress: (sentBytes: number) => void, signal: AbortSignal): Promise<string> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const abort = () => request.abort();
    const fail = () => reject(signal.aborted ? signal.reason : new SendError(request.status, messageIn(request.responseText)));
    request.upload.onprogress = (event) => onProgress(event.loaded);
    request.onload = () => (request.status === 200 ? resolve(request.getResponseHeader('ETag') ?? '') : fail());
    request.onerror = fail;
    request.onabort = fail;
    request.onloadend = () => signal.removeEventListener('abort', abort);
    request.open('PUT', href);
    signal.addEventListener('abort', abort);
    request.send(bytes);
  });
}

function messageIn(text: string): string {
  try {
    return String((JSON.parse(text) as { message?: unknown }).message ?? '');
  } catch {
    return '';
  }
}
