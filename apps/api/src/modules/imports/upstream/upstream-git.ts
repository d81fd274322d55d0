// The history of a repository at another hub: git's protocol version 2 over HTTP, and the batch calls of git-lfs for the large files it names.
import { Injectable } from '@nestjs/common';
import {
  fetchedPack,
  fetchRequestV2,
  type GitOid,
  type ListedRef,
  lsRefsRequest,
  PktReader,
  readAdvertisementV2,
  readListedRefs,
} from '@modelgrove/git-objects';
import type { StreamedAnswer } from '../../../platform/egress';
import { lfsMissing, noGit } from '../imports.errors';
import type { Source, SourceFile } from '../imports.types';
import { ofEgress, type UpstreamAccess, type UpstreamCall, UpstreamHttp } from './upstream-http';

const LFS_TYPE = 'application/vnd.git-lfs+json';
const LFS_BATCH = 100;
/** Addresses that say nothing of it are good for so long. */
const FRESH_MS = 4 * 60_000;

type Wanted = Pick<SourceFile, 'path' | 'sizeBytes' | 'sha256'>;
interface Located {
  url: string;
  headers: Record<string, string>;
  freshUntil: number;
}

@Injectable()
export class UpstreamGit {
  constructor(private readonly http: UpstreamHttp) {}

  /** Its tags. Throws 'import/no-git' where there is no git, or none of version 2. */
  async tags(access: UpstreamAccess, source: Source, signal: AbortSignal): Promise<ListedRef[]> {
    await this.advertised(access, source, signal);
    const answer = await this.ask(access, source, lsRefsRequest(['refs/tags/']), signal);
    return readListedRefs(new PktReader(read(answer)));
  }

  /** Throws 'import/no-git' at once, GitFormatError and 'import/upstream-away' while it is read. */
  async pack(
    access: UpstreamAccess,
    source: Source,
    wants: readonly GitOid[],
    haves: readonly GitOid[],
    signal: AbortSignal,
  ): Promise<AsyncIterable<Buffer>> {
    return fetchedPack(new PktReader(read(await this.ask(access, source, fetchRequestV2(wants, haves), signal))));
  }

  /** Where the large files are, asked in batches, in the order in which they are fetched. */
  locator(access: UpstreamAccess, source: Source, objects: readonly Wanted[]): (file: Wanted, signal: AbortSignal) => Promise<Located> {
    const known = new Map<string, Located>();
    return async (file, signal) => {
      const fresh = known.get(file.sha256 ?? '');
      if (fresh && fresh.freshUntil > Date.now()) return fresh;
      const at = objects.findIndex(({ sha256 }) => sha256 === file.sha256);
      const asked = at < 0 ? [file] : objects.slice(at, at + LFS_BATCH);
      for (const [sha256, located] of await this.batch(access, source, asked, signal)) known.set(sha256, located);
      const found = known.get(file.sha256 ?? '');
      if (!found) throw lfsMissing(file.path);
      return found;
    };
  }

  private async advertised(access: UpstreamAccess, source: Source, signal: AbortSignal): Promise<void> {
    const url = `${source.url}.git/info/refs?service=git-upload-pack`;
    await this.http.patiently({ signal }, async () => {
      const answer = await this.http.open(access, url, { headers: { 'git-protocol': 'version=2' }, signal, isGit: true });
      await readAdvertisementV2(new PktReader(read(asGit(answer, source, 'advertisement'))));
    });
  }

  private async ask(access: UpstreamAccess, source: Source, body: Buffer, signal: AbortSignal): Promise<StreamedAnswer> {
    const headers = { 'git-protocol': 'version=2', 'content-type': 'application/x-git-upload-pack-request' };
    const call: UpstreamCall = { method: 'POST', headers, body, signal, isGit: true };
    return this.http.patiently({ signal }, async () =>
      asGit(await this.http.open(access, `${source.url}.git/git-upload-pack`, call), source, 'result'),
    );
  }

  /** git-lfs, "Batch API": one answer for many objects. Those that it does not give are left out. */
  private async batch(access: UpstreamAccess, source: Source, files: readonly Wanted[], signal: AbortSignal): Promise<[string, Located][]> {
    const objects = files.map(({ sha256, sizeBytes }) => ({ oid: sha256, size: sizeBytes }));
    const body = Buffer.from(JSON.stringify({ operation: 'download', transfers: ['basic'], hash_algo: 'sha256', objects }));
    const headers = { accept: LFS_TYPE, 'content-type': LFS_TYPE };
    const answer = await this.http.text(access, `${source.url}.git/info/lfs/objects/batch`, {
      method: 'POST',
      headers,
      body,
      signal,
      isGit: true,
    });
    if (answer.status !== 200) throw noGit(new URL(source.base).host);
    return locatedIn(answer.text);
  }
}

function asGit(answer: StreamedAnswer, { base }: Source, kind: 'advertisement' | 'result'): StreamedAnswer {
  const type = answer.headers.get('content-type') ?? '';
  if (answer.status === 200 && type.startsWith(`application/x-git-upload-pack-${kind}`)) return answer;
  answer.giveUp();
  throw noGit(new URL(base).host);
}

async function* read(answer: StreamedAnswer): AsyncGenerator<Buffer> {
  try {
    yield* answer.body;
  } catch (error) {
    throw ofEgress(error);
  } finally {
    answer.giveUp();
  }
}

interface BatchObject {
  oid?: unknown;
  actions?: { download?: { href?: unknown; header?: unknown; expires_in?: unknown } };
}

function locatedIn(text: string): [string, Located][] {
  return objectsIn(text).flatMap((object): [string, Located][] => {
    const download = object?.actions?.download;
    if (typeof object?.oid !== 'string' || typeof download?.href !== 'string' || !URL.canParse(download.href)) return [];
    const { href: url, header, expires_in: expires } = download;
    const freshMs = typeof expires === 'number' ? Math.max(0, expires - 30) * 1000 : FRESH_MS;
    const headers = Object.entries(header ?? {}).filter((entry): entry is [string, string] => typeof entry[1] === 'string');
    return [[object.oid, { url, headers: Object.fromEntries(headers), freshUntil: Date.now() + Math.min(freshMs, FRESH_MS) }]];
  });
}

/** Nothing where it is no answer to a batch call: then each file is said to be missing. */
function objectsIn(text: string): (BatchObject | null)[] {
  try {
    const { objects } = JSON.parse(text) as { objects?: unknown };
    return Array.isArray(objects) ? (objects as (BatchObject | null)[]) : [];
  } catch {
    return [];
  }
}
