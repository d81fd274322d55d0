import { queryOptions } from '@tanstack/react-query';
import { resolveAddress, type RepositoryKey } from '../../../lib/addresses';
import { HubError, problemOf } from '../../../lib/hub-error';
import { readContents, type FileContents } from '../model/contents';
import { MAX_VIEW_BYTES, neverText } from '../model/file-kind';

/** The beginning of a file, from its resolve address: at most what is shown, and one byte of what never is. */
export function fileQuery(key: RepositoryKey, revision: string, path: string) {
  return queryOptions({
    queryKey: ['file', key.type, key.namespace, key.name, revision, path],
    queryFn: ({ signal }) => fetchFile(key, revision, path, signal),
    retry: false,
  });
}

async function fetchFile(key: RepositoryKey, revision: string, path: string, signal: AbortSignal): Promise<FileContents> {
  const last = neverText(path) ? 0 : MAX_VIEW_BYTES - 1;
  const response = await reach(resolveAddress(key, revision, path), { range: `bytes=0-${last}` }, signal);
  if (response === null) return { kind: 'unreachable' };
  if (response.status === 416) return { kind: 'text', text: '', sizeBytes: 0, truncated: false, sha256: null };
  if (!response.ok) throw new HubError(problemOf(response.status, null, response.headers.get('x-request-id')));
  return readContents({
    bytes: new Uint8Array(await response.arrayBuffer()),
    contentRange: response.headers.get('content-range'),
    etag: response.headers.get('etag'),
    neverText: neverText(path),
  });
}

/** A large file may be kept by an object store under another name, which the policy of our pages does not let scripts read. */
async function reach(address: string, headers: Record<string, string>, signal: AbortSignal): Promise<Response | null> {
  try {
    return await fetch(address, { headers, signal, credentials: 'same-origin' });
  } catch (error) {
    if (signal.aborted) throw error;
    return null;
  }
}
