// Serves apps from their commits: at names of their own below the apps domain, or, where there is none, at a path of the hub in a sandbox without
// an origin. No credential is read here and no cookie is set: an address is all there is. Types are the files' own, so that pages run.
import { Controller, Get, Head, Options, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { contentType } from 'mime-types';
import { AppClients, type AppFile, AppsService, type OpenApp } from '../../modules/apps';
import { BlobService } from '../../modules/blobs';
import { VersionReader } from '../../modules/versions';
import { AppConfig, appOrigin } from '../../platform/config';
import { type FileAnswer, fileAnswer, sendStream } from '../../platform/http';
import { type AppRequest, appRequest } from './app-address';
import { appHeaders, hubOrigins } from './app-policy';
import { nothingHere } from './apps.errors';
import { framedEtag, frameScript, withFrameScript } from './frame-script';

const AT = ['.app-origin', '.app-origin/*', 'apps/:label', 'apps/:label/*'];
const BYTES = 'application/octet-stream';
const DOCUMENTS = new Set(['document', 'iframe', 'frame']);
/** Of what fileAnswer says; the rest is for clients of repositories. */
const KEPT = ['ETag', 'Accept-Ranges', 'Content-Range', 'Content-Length', 'Cache-Control'];

interface Found {
  app: OpenApp;
  file: Extract<AppFile, { kind: 'file' }>;
  answer: FileAnswer;
  /** Put in front of a page that is opened. */
  script: string | null;
}

@Controller()
export class AppFilesController {
  private readonly hub: string[];

  constructor(
    private readonly apps: AppsService,
    private readonly clients: AppClients,
    private readonly versions: VersionReader,
    private readonly blobs: BlobService,
    private readonly config: AppConfig,
  ) {
    this.hub = hubOrigins(config);
  }

  @Get(AT)
  async get(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const found = await this.find(request, reply);
    if (found === null) return;
    const { answer, app, file } = found;
    const isEmpty = answer.status === 206 && answer.endInclusive < answer.start;
    if (answer.status === 304 || answer.status === 416 || isEmpty) return void reply.send();
    if (file.item.large) return this.sendLarge(found, file.item.large.sha256, reply);
    const bytes = await this.bytesOf(app, found);
    reply.send(answer.status === 206 ? bytes.subarray(answer.start, answer.endInclusive + 1) : bytes);
  }

  @Head(AT)
  async head(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    if ((await this.find(request, reply)) !== null) reply.send();
  }

  /** Pages without an origin ask for their own files as strangers do. */
  @Options(AT)
  preflight(@Res() reply: FastifyReply): void {
    const allowed = {
      'Access-Control-Allow-Methods': 'GET,HEAD',
      'Access-Control-Allow-Headers': 'Range',
      'Access-Control-Max-Age': '86400',
    };
    reply
      .code(204)
      .headers(this.config.appsUrl === null ? { 'Access-Control-Allow-Origin': '*', ...allowed } : {})
      .send();
  }

  /** Sets status and headers; null when it has answered by a redirect. */
  private async find(request: FastifyRequest, reply: FastifyReply): Promise<Found | null> {
    this.refuseOtherDoors(request);
    const asked = appRequest(request.raw.url ?? '', request.appHost);
    const app = asked.path === null ? null : await this.apps.open(asked.label, asked.token);
    if (!app) throw nothingHere();
    if (asked.needsSlash || app.label !== asked.label) return this.redirect(request, reply, asked, app);
    const file = await this.apps.find(app, asked.path ?? '');
    if (file.kind === 'nothing') throw nothingHere();
    if (file.kind === 'elsewhere') return send(reply, file.location + asked.query);
    return this.answer(request, reply, app, file);
  }

  /** Where apps have origins nothing of them is at the hub's own; and a script that would outlive the app on its origin is not served. */
  private refuseOtherDoors({ raw, appHost, headers }: FastifyRequest): void {
    const isAtPath = (raw.url ?? '').startsWith('/apps/');
    if (appHost === null ? !isAtPath || this.config.appsUrl !== null : isAtPath) throw nothingHere();
    if (headers['service-worker'] !== undefined) throw nothingHere();
  }

  /** To its name of today. */
  private redirect(request: FastifyRequest, reply: FastifyReply, { token, path, query }: AppRequest, app: OpenApp): null {
    const tail = `${token === null ? '' : `@${token}/`}${(path ?? '').split('/').map(encodeURIComponent).join('/')}${query}`;
    return send(reply, this.ownAddress(request, app.label) + tail);
  }

  private ownAddress({ baseUrl, appHost }: FastifyRequest, label: string): string {
    const { appsUrl } = this.config;
    return appHost !== null && appsUrl ? `${appOrigin(appsUrl, label)}/` : `${baseUrl}/apps/${label}/`;
  }

  private async answer(request: FastifyRequest, reply: FastifyReply, app: OpenApp, file: Found['file']): Promise<Found> {
    const { item, path, isMissing } = file;
    const type = contentType(path.slice(path.lastIndexOf('/') + 1)) || BYTES;
    const script = opensPage(request, type) && item.large === null ? await this.scriptFor(request, app) : null;
    const etag = item.large ? item.large.sha256 : item.oid;
    const facts = {
      fileName: '',
      commitOid: app.commitOid,
      etag: script === null ? etag : framedEtag(etag, script),
      sizeBytes: item.sizeBytes + (script === null ? 0 : Buffer.byteLength(script)),
      isPrivate: app.isSigned,
    };
    const answer = fileAnswer(facts, questionOf(request, isMissing));
    reply.code(isMissing ? 404 : answer.status).headers({
      ...Object.fromEntries(KEPT.flatMap((name) => (answer.headers[name] === undefined ? [] : [[name, answer.headers[name]]]))),
      ...appHeaders({
        own: this.ownAddress(request, app.label),
        hub: this.hub,
        isIsolated: request.appHost !== null,
        embeddable: app.settings.embeddable && !app.isSigned,
        headers: app.settings.headers,
      }),
      'Content-Type': type,
      Vary: 'Sec-Fetch-Dest, Accept',
    });
    return { app, file, answer, script };
  }

  /** Its client is for the origin of the newest commit, and no other. */
  private async scriptFor(request: FastifyRequest, { repo, commitOid, label, settings }: OpenApp): Promise<string> {
    const { origin, host } = new URL(this.ownAddress(request, label));
    const name = `${repo.namespace}/${repo.name}`;
    const signsIn = settings.signsIn && origin === this.apps.originOf({ repositoryId: repo.id, name });
    const client = signsIn ? await this.clients.variables(repo.id) : {};
    const hub = this.config.publicUrl;
    const variables = { SPACE_ID: name, SPACE_HOST: host, OPENID_PROVIDER_URL: hub, ...client };
    return frameScript({ hub, app: name, commit: commitOid, variables });
  }

  private async bytesOf({ repo }: OpenApp, { file, script }: Found): Promise<Buffer> {
    const bytes = await this.versions.content(repo, file.item);
    return script === null ? bytes : withFrameScript(bytes, script);
  }

  private async sendLarge({ app, answer }: Found, sha256: string, reply: FastifyReply): Promise<void> {
    const located = await this.blobs.locate(app.repo, sha256);
    if (!located) throw nothingHere();
    const range = answer.status === 206 ? { start: answer.start, endInclusive: answer.endInclusive } : undefined;
    const { stream } = await this.blobs.openLocated(sha256, located, range);
    return sendStream(reply, stream);
  }
}

function questionOf({ headers }: FastifyRequest, isMissing: boolean): Parameters<typeof fileAnswer>[1] {
  if (isMissing) return { range: undefined, ifRange: undefined, ifNoneMatch: undefined, download: false };
  return {
    range: headers.range,
    ifRange: headers['if-range'] as string | undefined,
    ifNoneMatch: headers['if-none-match'],
    download: false,
  };
}

/** A page in a window or a frame. Browsers that do not say what they want it for (plain http) say that they want a page. */
function opensPage({ headers }: FastifyRequest, type: string): boolean {
  if (!type.startsWith('text/html')) return false;
  const destination = headers['sec-fetch-dest'];
  return destination === undefined ? (headers.accept ?? '').includes('text/html') : DOCUMENTS.has(String(destination));
}

function send(reply: FastifyReply, location: string): null {
  const headers = {
    Location: location,
    'Cache-Control': 'no-store',
    'Referrer-Policy': 'no-referrer',
    'X-Content-Type-Options': 'nosniff',
  };
  reply.code(302).headers(headers).send();
  return null;
}
