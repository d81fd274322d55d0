// Reads repositories of the hub as any client does (docs/protocols/huggingface.md), with the token of an attempt.
import type { RemoteFile } from '../inputs/needed-files';
import type { InputRef } from '../protocol';
import { HubAway, HubRefused } from './hub-errors';

const MOST_FILES = 100_000;
const LISTING_MS = 60_000;

export interface RepositoryAccess {
  hubUrl: string;
  token: string;
  userAgent: string;
}

interface TreeEntry {
  type: string;
  path: string;
  size: number;
  oid: string;
  lfs?: { oid: string; size: number };
}

export class RepositoryClient {
  constructor(private readonly access: RepositoryAccess) {}

  /** Every file of the revision. */
  async list({ type, repository, revision }: InputRef, signal: AbortSignal): Promise<RemoteFile[]> {
    const files: RemoteFile[] = [];
    let url: string | null = `${this.access.hubUrl}/api/${type}s/${repository}/tree/${encodeURIComponent(revision)}?recursive=true`;
    while (url !== null) {
      const response = await this.get(url, {}, AbortSignal.any([signal, AbortSignal.timeout(LISTING_MS)]));
      for (const entry of await entriesOf(response)) if (entry.type === 'file') files.push(remoteFile(entry));
      if (files.length > MOST_FILES) throw new HubRefused(413, 'runner/too-many-files', `${repository} has more than ${MOST_FILES} files`);
      url = this.nextOf(response);
    }
    return files;
  }

  /** The bytes from `offset` on; `isPart` tells whether the hub kept to that. */
  async open(
    ref: InputRef,
    path: string,
    offset: number,
    signal: AbortSignal,
  ): Promise<{ isPart: boolean; bytes: ReadableStream<Uint8Array> | null }> {
    const prefix = ref.type === 'model' ? '' : `${ref.type}s/`;
    const name = path.split('/').map(encodeURIComponent).join('/');
    const url = `${this.access.hubUrl}/${prefix}${ref.repository}/resolve/${encodeURIComponent(ref.revision)}/${name}`;
    const response = await this.get(url, offset > 0 ? { Range: `bytes=${offset}-` } : {}, signal);
    return { isPart: response.status === 206, bytes: response.body };
  }

  private async get(url: string, headers: Record<string, string>, signal: AbortSignal): Promise<Response> {
    // identity: what is hashed and counted are the bytes themselves. On the way to an object store fetch drops the token.
    const all = {
      ...headers,
      Authorization: `Bearer ${this.access.token}`,
      'User-Agent': this.access.userAgent,
      'Accept-Encoding': 'identity',
    };
    let response: Response;
    try {
      response = await fetch(url, { headers: all, signal });
    } catch (error) {
      throw new HubAway(error);
    }
    if (response.ok) return response;
    const message = response.headers.get('x-error-message') ?? `the hub answered ${response.status}`;
    await response.body?.cancel();
    throw new HubRefused(response.status, response.headers.get('x-error-code') ?? '', message);
  }

  /** RFC 8288; only of the hub itself: the token goes nowhere else. */
  private nextOf(response: Response): string | null {
    const next = /<([^>]+)>;\s*rel="next"/.exec(response.headers.get('link') ?? '')?.[1];
    if (next === undefined) return null;
    const { pathname, search } = new URL(next, this.access.hubUrl);
    return `${this.access.hubUrl}${pathname}${search}`;
  }
}

async function entriesOf(response: Response): Promise<TreeEntry[]> {
  try {
    return (await response.json()) as TreeEntry[];
  } catch (error) {
    throw new HubAway(error);
  }
}

function remoteFile({ path, size, oid, lfs }: TreeEntry): RemoteFile {
  return { path, sizeBytes: lfs?.size ?? size, sha256: lfs?.oid ?? null, gitOid: oid };
}
