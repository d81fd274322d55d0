// The built web, served by the http process: files with long-lived names for ever, the page itself never from a cache.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type AppConfig, appOrigin } from '../platform/config';
import { dialectOf } from '../platform/http';
import { type PageHead, withHead } from '../surfaces/pages';

/** A thread of a page lives by the policy of its own file: hashing uses WebAssembly, which the pages themselves may not. */
const ASSET_POLICY = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'";

/** The frame in which diagrams of strangers are drawn: programs of ours run in it, without an origin, and reach nothing. */
const FRAME_POLICY =
  "sandbox allow-scripts; default-src 'none'; script-src 'self'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'; base-uri 'none'; form-action 'none'";

const PAGE_HEADERS: Record<string, string> = {
  'Content-Type': 'text/html; charset=utf-8',
  // What is said depends on the language, and where something is not for everybody on who asks.
  'Cache-Control': 'private, no-cache',
  Vary: 'Accept-Language, Cookie',
  'Content-Security-Policy':
    "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; media-src 'self'; connect-src 'self'; frame-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'; object-src 'none'",
  'Referrer-Policy': 'strict-origin-when-cross-origin',
  'X-Content-Type-Options': 'nosniff',
};

/** Where the built web lies, next to the API's own folder; null when it has not been built. */
export function webFolder(): string | null {
  const folder = join(__dirname, '../../../web/dist');
  return existsSync(join(folder, 'index.html')) ? folder : null;
}

/** Where browsers are sent for large files. */
function storeOrigins(store: AppConfig['objectStore']): string[] {
  if (store.kind !== 's3' || store.publicEndpoint === undefined) return [];
  const { origin, protocol, host } = new URL(store.publicEndpoint);
  return [store.pathStyle ? origin : `${protocol}//${store.bucket}.${host}`];
}

export class WebPages {
  private readonly page: string | null;
  private readonly headers: Record<string, string>;

  constructor(
    private readonly folder: string | null,
    { appsUrl, objectStore }: Pick<AppConfig, 'appsUrl' | 'objectStore'>,
  ) {
    // Apps run in frames, at their own origins or at a path of ours; diagrams in one of ours. Large pictures of repositories come from the store.
    const frames = appsUrl ? `'self' ${appOrigin(appsUrl, '*')}` : "'self'";
    const policy = (PAGE_HEADERS['Content-Security-Policy'] ?? '')
      .replace("frame-src 'self'", `frame-src ${frames}`)
      .replaceAll(/(img-src|media-src) 'self'/g, `$1 ${["'self'", ...storeOrigins(objectStore)].join(' ')}`);
    this.headers = { ...PAGE_HEADERS, 'Content-Security-Policy': policy };
    this.page = folder ? readFileSync(join(folder, 'index.html'), 'utf8') : null;
  }

  async register(fastify: FastifyInstance): Promise<void> {
    if (!this.folder) return;
    await fastify.register(fastifyStatic, {
      root: join(this.folder, 'assets'),
      prefix: '/assets/',
      immutable: true,
      maxAge: '365d',
      index: false,
      preCompressed: true,
      decorateReply: true,
      setHeaders: (reply, path) => void reply.header('Content-Security-Policy', path.endsWith('.html') ? FRAME_POLICY : ASSET_POLICY),
    });
    for (const name of ['favicon.svg', 'theme.js']) {
      if (existsSync(join(this.folder, name)))
        fastify.get(`/${name}`, (_request, reply) => reply.sendFile(name, this.folder ?? '', { maxAge: 3600_000, immutable: false }));
    }
  }

  /** Whether an address nobody else answers is a page of the web. */
  answers(request: FastifyRequest): boolean {
    const path = (request.raw.url ?? '').split('?', 1)[0] ?? '';
    return (
      this.page !== null &&
      (request.method === 'GET' || request.method === 'HEAD') &&
      dialectOf(path) === 'web' &&
      !path.startsWith('/assets/')
    );
  }

  send(reply: FastifyReply, { status, head }: { status: number; head: PageHead }): void {
    reply
      .code(status)
      .headers(this.headers)
      .send(withHead(this.page ?? '', head));
  }
}
