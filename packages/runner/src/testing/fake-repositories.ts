// The Hugging Face routes that a runner uses, over repositories in memory: trees, contents with ranges, and commits with large files.
import { createHash } from 'node:crypto';
import type http from 'node:http';
import { buffer, text } from 'node:stream/consumers';
import { answer, Refusal } from './fake-answers';

export interface FakeRepository {
  files: Map<string, { bytes: Buffer; isLarge: boolean }>;
  commits: number;
  /** The token that wrote each of them. */
  committedBy: string[];
}

/** What the routes need of the hub around them. */
export interface Around {
  readonly url: string;
  readonly repositories: Map<string, FakeRepository>;
  /** Undefined: the token is good for nothing (any more). */
  jobOfToken(token: string): object | undefined;
  complain(complaint: string): void;
}

const TREE_PAGE = 3;

export function repositoryOf(files: Record<string, string | Buffer>, large: string[] = []): FakeRepository {
  const entries = Object.entries(files).map(
    ([path, content]) => [path, { bytes: Buffer.from(content as string), isLarge: large.includes(path) }] as const,
  );
  return { files: new Map(entries), commits: 0, committedBy: [] };
}

export class RepositoryRoutes {
  private readonly uploaded = new Map<string, Buffer>();

  constructor(private readonly hub: Around) {}

  async handle(request: http.IncomingMessage, response: http.ServerResponse, url: URL): Promise<void> {
    const path = decodeURIComponent(url.pathname);
    if (path.startsWith('/objects/')) return this.putObject(request, response, path.slice('/objects/'.length));
    const token = (request.headers.authorization ?? '').replace('Bearer ', '');
    if (!this.hub.jobOfToken(token)) throw new Refusal(401, '', 'Invalid credentials in Authorization header');
    const tree = /^\/api\/(model|dataset)s\/([^/]+\/[^/]+)\/tree\/[^/]+$/.exec(path);
    if (tree) return this.tree(response, url, this.at(tree[1]!, tree[2]!));
    const preupload = /^\/api\/models\/([^/]+\/[^/]+)\/preupload\/main$/.exec(path);
    if (preupload) return this.preupload(request, response);
    const commit = /^\/api\/models\/([^/]+\/[^/]+)\/commit\/main$/.exec(path);
    if (commit) return this.commit(request, response, commit[1]!, token);
    if (path.endsWith('.git/info/lfs/objects/batch')) return this.batch(request, response);
    const resolve = /^\/(datasets\/)?([^/]+\/[^/]+)\/resolve\/[^/]+\/(.+)$/.exec(path);
    if (resolve) return this.resolve(request, response, this.at(resolve[1] ? 'dataset' : 'model', resolve[2]!), resolve[3]!);
    this.hub.complain(`nobody serves ${request.method} ${request.url}`);
    answer(response, 404, { error: 'not served' });
  }

  private at(type: string, id: string): FakeRepository {
    const found = this.hub.repositories.get(`${type}/${id}`);
    if (!found) throw new Refusal(404, '', 'Repository not found');
    return found;
  }

  private tree(response: http.ServerResponse, url: URL, { files }: FakeRepository): void {
    const from = Number(url.searchParams.get('cursor') ?? 0);
    const entries = [...files].map(([path, { bytes, isLarge }]) => {
      const entry = { type: 'file', path, size: bytes.length, oid: gitOid(bytes) };
      return isLarge
        ? { ...entry, oid: gitOid(Buffer.from('pointer')), lfs: { oid: sha256(bytes), size: bytes.length, pointerSize: 7 } }
        : entry;
    });
    if (from + TREE_PAGE < entries.length) {
      url.searchParams.set('cursor', String(from + TREE_PAGE));
      response.setHeader('Link', `<${url.href}>; rel="next"`);
    }
    answer(response, 200, entries.slice(from, from + TREE_PAGE));
  }

  private resolve(request: http.IncomingMessage, response: http.ServerResponse, { files }: FakeRepository, path: string): void {
    const found = files.get(path);
    if (!found) throw new Refusal(404, '', 'Entry not found');
    const from = Number(/^bytes=(\d+)-$/.exec(request.headers.range ?? '')?.[1] ?? 0);
    const bytes = found.bytes.subarray(from);
    response.writeHead(from > 0 ? 206 : 200, { 'Content-Length': bytes.length });
    const cut = this.cuts.get(path);
    if (cut === undefined || from > 0) return void response.end(bytes);
    this.cuts.delete(path);
    response.write(bytes.subarray(0, cut), () => setTimeout(() => request.socket.destroy(), 50));
  }

  /** The next download of the file ends after so many bytes. */
  readonly cuts = new Map<string, number>();

  private async preupload(request: http.IncomingMessage, response: http.ServerResponse): Promise<void> {
    const { files } = JSON.parse(await text(request)) as { files: { path: string }[] };
    const mode = (path: string): string => (path.endsWith('.safetensors') ? 'lfs' : 'regular');
    answer(response, 200, { files: files.map(({ path }) => ({ path, uploadMode: mode(path), shouldIgnore: false, oid: null })) });
  }

  private async batch(request: http.IncomingMessage, response: http.ServerResponse): Promise<void> {
    const { objects } = JSON.parse(await text(request)) as { objects: { oid: string; size: number }[] };
    const shown = objects.map((object) => ({
      ...object,
      actions: { upload: { href: `${this.hub.url}/objects/${object.oid}`, header: {} } },
    }));
    response.writeHead(200, { 'Content-Type': 'application/vnd.git-lfs+json' });
    response.end(JSON.stringify({ transfer: 'basic', objects: shown }));
  }

  private async putObject(request: http.IncomingMessage, response: http.ServerResponse, oid: string): Promise<void> {
    const bytes = await buffer(request);
    if (sha256(bytes) !== oid) throw new Refusal(422, '', 'another sha256');
    this.uploaded.set(oid, bytes);
    answer(response, 200, {});
  }

  private async commit(request: http.IncomingMessage, response: http.ServerResponse, id: string, token: string): Promise<void> {
    const lines = (await text(request))
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line) as { key: string; value: Record<string, string> });
    // once more: the job may have been taken away while the body was on its way
    if (!this.hub.jobOfToken(token)) throw new Refusal(409, 'job/lease-lost', 'This attempt does not hold the job any more.');
    const repository = this.hub.repositories.get(`model/${id}`) ?? repositoryOf({});
    if (repository.commits > 0) throw new Refusal(409, 'job/result-committed', 'The result of this job has been committed already.');
    for (const { key, value } of lines) {
      if (key === 'file') repository.files.set(value.path!, { bytes: Buffer.from(value.content!, 'base64'), isLarge: false });
      if (key === 'lfsFile') repository.files.set(value.path!, { bytes: this.uploaded.get(value.oid!)!, isLarge: true });
    }
    repository.commits++;
    repository.committedBy.push(token);
    this.hub.repositories.set(`model/${id}`, repository);
    answer(response, 200, { commitOid: '1'.repeat(40), commitUrl: `${this.hub.url}/${id}/commit/1`, hookOutput: '', success: true });
  }
}

function sha256(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}

function gitOid(bytes: Buffer): string {
  return createHash('sha1').update(`blob ${bytes.length}\0`).update(bytes).digest('hex');
}
